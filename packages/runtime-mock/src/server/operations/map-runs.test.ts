import { expect, test } from 'vitest'
import { s3 } from '../../s3/s3.ts'
import { fails } from '../../mocks/mock.ts'
import { arnOf, localAccount, startMs } from '../testing/local-account.ts'

const arn = arnOf('stateMachine', 'Machine')
const seconds = startMs / 1000

const load = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Label: 'load',
      MaxConcurrency: 2,
      ToleratedFailureCount: 2,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'raw-data', Key: 'items.json' },
      },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Copy',
        States: {
          Copy: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'copy', 'Payload.$': '$.Items' },
            OutputPath: '$.Payload',
            End: true,
          },
        },
      },
      End: true,
    },
  },
}

test('a Map Run, its counts, and its children, each an execution of its own', async () => {
  const { does, machine, execution, refuses } = localAccount({
    s3: s3.memory({ 'raw-data/items.json': '[1, 2, 3, 4, 5]' }),
    mocks: {
      Machine: { Copy: (items: unknown) => (JSON.stringify(items) === '[3,4]' ? fails('Broken', 'why') : items) },
    },
  })
  await machine(load)
  const executionArn = await execution(arn)
  const { mapRuns } = await does('ListMapRuns', { executionArn })
  const [run] = mapRuns as { mapRunArn: string }[]
  const mapRunArn = run?.mapRunArn ?? ''
  expect(mapRuns).toEqual([
    {
      executionArn,
      mapRunArn: expect.stringMatching(/:mapRun:Machine\/load:[0-9a-f-]{36}$/),
      stateMachineArn: `${arn}/load`,
      startDate: seconds,
      stopDate: seconds,
    },
  ])
  const none = { pending: 0, running: 0, timedOut: 0, aborted: 0 }
  expect(await does('DescribeMapRun', { mapRunArn })).toEqual({
    mapRunArn,
    executionArn,
    status: 'SUCCEEDED',
    startDate: seconds,
    stopDate: seconds,
    maxConcurrency: 2,
    toleratedFailureCount: 2,
    toleratedFailurePercentage: 0,
    itemCounts: { ...none, succeeded: 3, failed: 2, total: 5, resultsWritten: 3 },
    executionCounts: { ...none, succeeded: 2, failed: 1, total: 3, resultsWritten: 2 },
  })

  const children = async (statusFilter: string) =>
    (await does('ListExecutions', { mapRunArn, statusFilter }))['executions'] as { executionArn: string }[]
  const [failed] = await children('FAILED')
  expect(failed).toEqual({
    executionArn: expect.stringContaining(':execution:Machine/load:'),
    stateMachineArn: `${arn}/load`,
    name: expect.any(String),
    status: 'FAILED',
    startDate: seconds,
    stopDate: seconds,
    mapRunArn,
    itemCount: 2,
    redriveCount: 0,
  })
  expect(await children('SUCCEEDED')).toHaveLength(2)
  const child = { executionArn: failed?.executionArn ?? '' }
  expect(await does('DescribeExecution', child)).toMatchObject({
    status: 'FAILED',
    error: 'Broken',
    cause: 'why',
    input: '{"Items":[3,4]}',
    mapRunArn,
    redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
  })
  expect((await does('GetExecutionHistory', { ...child, maxResults: 1 }))['events']).toMatchObject([
    { type: 'ExecutionStarted' },
  ])
  expect(await does('DescribeStateMachineForExecution', child)).toMatchObject({ mapRunArn, label: 'load' })
  expect((await refuses('UpdateMapRun', { mapRunArn, maxConcurrency: 1 }))[0]).toBe('ValidationException')
  expect((await refuses('DescribeMapRun', { mapRunArn: `${mapRunArn}0` }))[0]).toBe('ResourceNotFound')
})

test('a Map Run whose execution is stopped is aborted, with what it had not begun', async () => {
  const { does, machine, execution } = localAccount({
    pace: 'real',
    s3: s3.memory({ 'raw-data/items.json': '[1, 2, 3, 4, 5, 6]' }),
    mocks: { Machine: { Copy: () => new Promise(() => undefined) } },
  })
  const waiting = structuredClone(load)
  Object.assign(waiting.States.Each.ItemProcessor.States, { Copy: { Type: 'Wait', Seconds: 60, End: true } })
  await machine(waiting, { name: 'Waiting' })
  const executionArn = await execution(arnOf('stateMachine', 'Waiting'))
  const describe = async () => {
    const { mapRuns } = await does('ListMapRuns', { executionArn })
    const [run] = mapRuns as { mapRunArn: string }[]
    const { status, itemCounts, stopDate } = await does('DescribeMapRun', { mapRunArn: run?.mapRunArn ?? '' })
    return { status, itemCounts, stopDate }
  }
  const none = { succeeded: 0, failed: 0, timedOut: 0, total: 6, resultsWritten: 0 }
  expect(await describe()).toEqual({ status: 'RUNNING', itemCounts: { ...none, running: 4, pending: 2, aborted: 0 } })
  await does('StopExecution', { executionArn })
  const { mapRuns } = await does('ListMapRuns', { executionArn })
  const [{ mapRunArn } = { mapRunArn: '' }] = mapRuns as { mapRunArn: string }[]
  const { executions } = await does('ListExecutions', { mapRunArn })
  expect((executions as { status: string }[]).map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED'])
  expect(await describe()).toEqual({
    status: 'ABORTED',
    itemCounts: { ...none, running: 0, pending: 0, aborted: 6 },
    stopDate: seconds,
  })
})
