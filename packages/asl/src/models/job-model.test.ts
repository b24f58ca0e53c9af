import { describe, expect, test } from 'vitest'
import { optimizedIntegrations } from '../spec/integrations.ts'
import type { IntegrationPattern } from '../spec/integrations.ts'
import { jobModel } from './job-model.ts'

const job = (call: string, pattern: IntegrationPattern = 'sync') => {
  const [service = '', action = ''] = call.split(':')
  return jobModel({ kind: 'optimized', service, action }, pattern)
}

describe('what a task yields that waits for a job', () => {
  test('is the job, taken out of what the service tells about it', () => {
    const { polled, result } = job('glue:startJobRun') ?? {}
    expect([[...(polled?.members.keys() ?? [])], polled?.members.get('JobRun') === result]).toEqual([['JobRun'], true])
    expect(job('batch:submitJob')?.result.required).toContain('JobId')
    expect(job('ecs:runTask')?.result.members.has('LastStatus')).toBe(true)
    expect(job('athena:startQueryExecution')?.result).toBe(job('athena:startQueryExecution')?.polled)
  })

  test('is in an object of its own for CodeBuild', () => {
    const build = job('codebuild:startBuild')?.result
    expect([build?.required, build?.members.get('Build')?.type]).toEqual([['Build'], 'object'])
  })

  test('has what a nested execution takes and gives as text, or as JSON in the second form', () => {
    const outputs = (['sync', 'sync:2'] as const).map(
      (pattern) => job('states:startExecution', pattern)?.result.members.get('Output')?.type,
    )
    expect(outputs).toEqual(['string', 'any'])
  })

  test('is told of those whose documentation says it', () => {
    const untold = [...optimizedIntegrations].flatMap(([service, actions]) =>
      [...actions].flatMap(([action, { patterns }]) =>
        patterns.includes('sync') && job(`${service}:${action}`) === null ? [`${service}:${action}`] : [],
      ),
    )
    expect(untold).toMatchInlineSnapshot(`
      [
        "eks:runJob",
        "eks:createCluster",
        "eks:deleteCluster",
        "eks:createFargateProfile",
        "eks:deleteFargateProfile",
        "eks:createNodegroup",
        "eks:deleteNodegroup",
        "elasticmapreduce:createCluster",
        "elasticmapreduce:terminateCluster",
        "elasticmapreduce:addStep",
        "emr-containers:deleteVirtualCluster",
        "emr-containers:startJobRun",
        "emr-serverless:createApplication",
        "emr-serverless:startApplication",
        "emr-serverless:stopApplication",
        "emr-serverless:deleteApplication",
        "emr-serverless:startJobRun",
        "emr-serverless:cancelJobRun",
      ]
    `)
  })

  test('is nobody else’s: a callback yields what the worker sends', () => {
    expect(job('ecs:runTask', 'waitForTaskToken')).toBeNull()
    expect(jobModel({ kind: 'sdk', service: 'glue', action: 'startJobRun' }, 'sync')).toBeNull()
  })
})
