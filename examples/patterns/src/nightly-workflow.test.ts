import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { nightlyWorkflow } from './nightly-workflow.pipeline.ts'

const input = { name: 'nightly-sales' }
const started = { RunId: 'wr_1' }
const running = { Run: { Status: 'RUNNING' } } as const

test('asks every five minutes, for hours, until the workflow has ended', async () => {
  const run = await simulate(nightlyWorkflow, {
    input,
    mocks: {
      'Start the workflow': started,
      'Ask for the run': [
        ...Array.from({ length: 71 }, () => running),
        { Run: { Status: 'COMPLETED', Statistics: { FailedActions: 0 } } },
      ],
    },
  })

  expect(run.output).toEqual({ name: 'nightly-sales', runId: 'wr_1', status: 'COMPLETED', failedActions: 0 })
  expect(run.elapsed.iso).toBe('PT6H')
})

test('a workflow that completes with failed actions has failed', async () => {
  const run = await simulate(nightlyWorkflow, {
    input,
    mocks: {
      'Start the workflow': [fails('Glue.ThrottlingException'), started],
      'Ask for the run': { Run: { Status: 'COMPLETED', Statistics: { FailedActions: 2 } } },
    },
  })

  expect(run).toFailWith('WorkflowFailed', 'COMPLETED, 2 actions failed.')
})

test('a workflow that has not ended after eight hours is stopped', async () => {
  const stopped: unknown[] = []
  const run = await simulate(nightlyWorkflow, {
    input,
    mocks: {
      'Start the workflow': started,
      'Ask for the run': running,
      'Stop the workflow': (args) => {
        stopped.push(args)
        return {}
      },
    },
  })

  expect(run).toFailWith('WorkflowTooSlow', "'nightly-sales' has not ended after eight hours.")
  expect(stopped).toEqual([{ Name: 'nightly-sales', RunId: 'wr_1' }])
  expect(run.state('Ask for the run').visits).toHaveLength(96)
  expect(run.elapsed.iso).toBe('PT8H')
})
