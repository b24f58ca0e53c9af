import { toAsl } from 'stepwright/compiler'
import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { cluster, jobs, serverless, warehouse } from './data.pipeline.ts'

const input = { bucket: 'raw', date: '2026-04-18' }
const params = {
  Queue: 'jobs',
  EmrRole: 'emr',
  ApplicationId: 'app',
  JobRole: 'arn:aws:iam::123456789012:role/job',
}

/** What each task calls. */
const resources = (flow: Parameters<typeof toAsl>[0]): object =>
  Object.fromEntries(
    Object.entries(toAsl(flow).States).flatMap(([name, state]) =>
      state.Type === 'Task' ? [[name, state.Resource]] : [],
    ),
  )

test('each task calls the optimized integration where there is one', () => {
  expect([jobs, cluster, serverless, warehouse].map(resources)).toMatchInlineSnapshot(`
    [
      {
        "Clean": "arn:aws:states:::glue:startJobRun.sync",
        "Count bad rows": "arn:aws:states:::athena:startQueryExecution.sync",
        "Read the count": "arn:aws:states:::athena:getQueryResults",
        "Render": "arn:aws:states:::ecs:runTask.sync",
        "Score": "arn:aws:states:::batch:submitJob.sync",
      },
      {
        "Create the cluster": "arn:aws:states:::elasticmapreduce:createCluster.sync",
        "Run the step": "arn:aws:states:::elasticmapreduce:addStep.sync",
        "Terminate the cluster": "arn:aws:states:::elasticmapreduce:terminateCluster.sync",
      },
      {
        "Run the job": "arn:aws:states:::emr-serverless:startJobRun.sync",
      },
      {
        "Ask for the copy": "arn:aws:states:::aws-sdk:redshiftdata:describeStatement",
        "Copy": "arn:aws:states:::aws-sdk:redshiftdata:executeStatement",
      },
    ]
  `)
})

test('a finished job hands on what the next one needs', async () => {
  const run = await simulate(jobs, {
    input,
    params,
    mocks: {
      Clean: [fails('Glue.ConcurrentRunsExceededException'), { JobRunState: 'SUCCEEDED' }],
      'Count bad rows': { QueryExecution: { QueryExecutionId: 'q-1', Status: { State: 'SUCCEEDED' } } },
      'Read the count': ({ QueryExecutionId }) => ({
        ResultSet: {
          Rows: [{ Data: [{ VarCharValue: '_col0' }] }, { Data: [{ VarCharValue: `7 of ${QueryExecutionId}` }] }],
        },
        UpdateCount: 0,
      }),
      Score: ({ ContainerOverrides }) => {
        expect(ContainerOverrides?.Command).toEqual(['score', '2026-04-18', '7 of q-1'])
        return {
          JobArn: 'arn',
          JobId: 'j',
          JobName: 'score',
          JobQueue: 'q',
          JobDefinition: 'd',
          StartedAt: 1,
          Status: 'SUCCEEDED',
        }
      },
      Render: { Containers: [{ ExitCode: 0 }] },
    },
  })
  expect(run.output).toBe(0)
  expect(run.elapsed.iso).toBe('PT1M')
})

test('a cluster lives as long as its step', async () => {
  const run = await simulate(cluster, {
    input,
    params,
    mocks: {
      'Create the cluster': { ClusterId: 'j-1' },
      'Run the step': ({ ClusterId, Step }) => ({
        Step: { Name: `${ClusterId} ${Step.HadoopJarStep?.Args?.at(-1) ?? ''}`, Status: { State: 'COMPLETED' } },
      }),
      'Terminate the cluster': {},
    },
  })
  expect(run.output).toBe('COMPLETED')
})

test('what a job yields is said by a schema, and a mock is held against it', async () => {
  const run = await simulate(serverless, { input, params, mocks: { 'Run the job': { JobRunId: '00f1' } } })
  expect(run.output).toBe('00f1')
  const wrong = simulate(serverless, { input, params, mocks: { 'Run the job': { JobRun: {} } as never } })
  await expect(wrong).rejects.toThrow(
    "SW4014 src/data.pipeline.ts:79:4 What the mock of 'Run the job' gives does not fit the schema of its result at 'JobRunId'",
  )
})

test('a statement is asked for until it has ended', async () => {
  const run = await simulate(warehouse, {
    input,
    mocks: {
      Copy: { Id: 's-1', CreatedAt: '2026-04-18T00:00:00Z' },
      'Ask for the copy': [
        { Id: 's-1', Status: 'STARTED' },
        { Id: 's-1', Status: 'FINISHED' },
      ],
    },
  })
  expect(run.output).toEqual({ id: 's-1', status: 'FINISHED' })
  expect(run.elapsed.iso).toBe('PT20S')
})
