import type { JsonObject } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { fails } from '../../mocks/mock.ts'
import type { StatusChangeEvent } from '../account/status-change.ts'
import { arnOf, localAccount, machineOfOne, startMs } from '../testing/local-account.ts'

const arn = arnOf('stateMachine', 'Machine')
const seconds = startMs / 1000
const lambda = (name: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  OutputPath: '$.Payload',
})
const hour = machineOfOne({ Type: 'Wait', Seconds: 3600 })

test('an execution runs on its mocks, skips what it waits for, and is told of to the second', async () => {
  const { does, machine, execution } = localAccount({ mocks: { Machine: { Only: { done: true } } } })
  await machine({
    StartAt: 'Pause',
    States: { Pause: { Type: 'Wait', Seconds: 3600, Next: 'Only' }, Only: { ...lambda('f'), End: true } },
  })
  const executionArn = await execution(arn, { input: '{ "a": 1 }', traceHeader: 'Root=1' })
  expect(await does('DescribeExecution', { executionArn })).toEqual({
    executionArn,
    stateMachineArn: arn,
    name: 'run',
    status: 'SUCCEEDED',
    startDate: seconds,
    stopDate: seconds + 3600,
    input: '{ "a": 1 }',
    inputDetails: { included: true },
    output: '{"done":true}',
    outputDetails: { included: true },
    traceHeader: 'Root=1',
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  })
  expect(await does('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' })).toMatchObject({
    inputDetails: { included: false },
    outputDetails: { included: false },
  })
})

test('its history comes page by page, from either end, with or without data', async () => {
  const { does, machine, execution } = localAccount()
  await machine(hour)
  const executionArn = await execution(arn)
  const history = async (request: JsonObject) => {
    const { events, nextToken } = await does('GetExecutionHistory', { executionArn, ...request })
    return { events: events as { id: number }[], nextToken: nextToken as string | undefined }
  }
  const first = await history({ maxResults: 3 })
  const second = await history({ maxResults: 3, nextToken: first.nextToken ?? null })
  expect([...first.events, ...second.events].map(({ id }) => id)).toEqual([1, 2, 3, 4])
  expect(second.nextToken).toBeUndefined()
  expect((await history({ reverseOrder: true })).events.map(({ id }) => id)).toEqual([4, 3, 2, 1])
  expect((await history({ includeExecutionData: false })).events[3]).toEqual({
    type: 'ExecutionSucceeded',
    id: 4,
    previousEventId: 3,
    timestamp: seconds + 3600,
    executionSucceededEventDetails: { outputDetails: { truncated: false } },
  })
})

test('starting again by name', async () => {
  const { does, machine, execution, refuses } = localAccount({ pace: 'real' })
  await machine(hour)
  const executionArn = await execution(arn, { input: '{"a":1}' })
  const again = { stateMachineArn: arn, name: 'run' }
  expect(await does('StartExecution', { ...again, input: '{"a":1}' })).toEqual({ executionArn, startDate: seconds })
  const exists = ['ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`]
  expect(await refuses('StartExecution', { ...again, input: '{"a":2}' })).toEqual(exists)
  await does('StopExecution', { executionArn, error: 'Enough', cause: 'of it' })
  expect(await refuses('StartExecution', { ...again, input: '{"a":1}' })).toEqual(exists)
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    status: 'ABORTED',
    error: 'Enough',
    cause: 'of it',
    redriveStatus: 'REDRIVABLE',
  })
})

test('what cannot be started', async () => {
  const { machine, refuses } = localAccount()
  await machine(hour)
  const start = (request: JsonObject) => refuses('StartExecution', { stateMachineArn: arn, ...request })
  const input = (what: string) => ['InvalidExecutionInput', `Invalid State Machine Execution Input: '${what}'`]
  expect(await start({ name: 'a b' })).toEqual(['InvalidName', "Invalid Name: 'a b'"])
  expect(await start({ input: 'not json' })).toEqual(
    input(
      `Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)"not json"; line: 1, column: 4]`,
    ),
  )
  expect(await start({ input: '' })).toEqual(
    input('No content to map due to end-of-input\n at [Source: (String)""; line: 1, column: 1]'),
  )
  expect(await refuses('StartSyncExecution', { stateMachineArn: arn })).toEqual([
    'StateMachineTypeNotSupported',
    'This operation is not supported by this type of state machine',
  ])
})

test('at real pace a Wait takes its time, and an execution is stopped where it stands', async () => {
  const { does, machine, execution, clock, idle } = localAccount({ pace: 'real' })
  await machine(hour)
  const one = await execution(arn, { name: 'one' })
  const other = await execution(arn, { name: 'other' })
  const statuses = async (statusFilter: string) =>
    ((await does('ListExecutions', { stateMachineArn: arn, statusFilter }))['executions'] as { name: string }[]).map(
      ({ name }) => name,
    )
  clock.advance(1_800_000)
  await idle()
  expect(await statuses('RUNNING')).toEqual(['other', 'one'])
  expect(await does('StopExecution', { executionArn: one })).toEqual({ stopDate: seconds + 1800 })
  clock.advance(1_800_000)
  await idle()
  expect([await statuses('RUNNING'), await statuses('ABORTED'), await statuses('SUCCEEDED')]).toEqual([
    [],
    ['one'],
    ['other'],
  ])
  expect(await does('StopExecution', { executionArn: one })).toEqual({ stopDate: seconds + 1800 })
  expect(await does('DescribeExecution', { executionArn: other })).toMatchObject({ stopDate: seconds + 3600 })
})

test('a task without a mock ends its execution, and no Catch hides it', async () => {
  const { does, machine, execution, refuses } = localAccount({ mocks: { Wrong: { Missing: 1 } } })
  const caught = { ...lambda('f'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }] }
  const states = { Only: { ...caught, End: true }, After: { Type: 'Succeed' } }
  await machine({ StartAt: 'Only', States: states })
  const executionArn = await execution(arn)
  const told = await does('DescribeExecution', { executionArn })
  expect(told).toMatchObject({ status: 'FAILED', error: 'Stepwright.SW4001' })
  expect(told['cause']).toContain("The run reached the task 'Only', which has no mock.")
  const { events } = await does('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 })
  expect(events).toEqual([
    {
      type: 'ExecutionFailed',
      id: 5,
      previousEventId: 4,
      timestamp: seconds,
      executionFailedEventDetails: { error: 'Stepwright.SW4001', cause: told['cause'] },
    },
  ])
  const wrong = await machine({ StartAt: 'Only', States: states }, { name: 'Wrong' })
  expect(await refuses('StartExecution', { stateMachineArn: wrong })).toEqual([
    'Stepwright.SW4002',
    "The mock 'Missing' is for a state that the definition does not have. Its tasks are 'Only'.",
  ])
})

test('a job without a mock is not waited for: nothing in the API could answer it', async () => {
  const { does, machine, execution } = localAccount()
  await machine(
    machineOfOne({ Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: { JobName: 'j' } }),
  )
  expect(await does('DescribeExecution', { executionArn: await execution(arn) })).toMatchObject({
    status: 'FAILED',
    error: 'Stepwright.SW4001',
  })
})

test('each execution begins with fresh mocks; a test case of a mock configuration file is named behind the ARN', async () => {
  const mockConfig = {
    StateMachines: { Machine: { TestCases: { Unhappy: { Only: 'Broken' } } } },
    MockedResponses: { Broken: { '0': { Throw: { Error: 'Broken', Cause: 'by test case' } } } },
  }
  const { does, machine, execution, refuses } = localAccount({
    mocks: { Machine: { Only: [fails('First'), 'second'] } },
    mockConfig,
  })
  await machine(machineOfOne({ ...lambda('f'), Retry: [{ ErrorEquals: ['First'], MaxAttempts: 1 }] }))
  const ended = async (stateMachineArn: string, name: string) => {
    const { status, output, error, cause } = await does('DescribeExecution', {
      executionArn: await execution(stateMachineArn, { name }),
    })
    return [status, output ?? error, cause]
  }
  expect([await ended(arn, 'a'), await ended(arn, 'b'), await ended(`${arn}#Unhappy`, 'c')]).toEqual([
    ['SUCCEEDED', '"second"', undefined],
    ['SUCCEEDED', '"second"', undefined],
    ['FAILED', 'Broken', 'by test case'],
  ])
  expect(await refuses('StartExecution', { stateMachineArn: `${arn}#Other` })).toEqual([
    'Stepwright.SW4013',
    "The mock configuration has no test case 'Other'. It has 'Unhappy'.",
  ])
})

test('an Express execution answers with its end, within five minutes, and is not described', async () => {
  const { does, machine, refuses } = localAccount({ mocks: { Machine: { Only: fails('Broken', 'why') } } })
  const stateMachineArn = await machine(machineOfOne(lambda('f')), { type: 'EXPRESS' })
  const { executionArn, ...answer } = await does('StartSyncExecution', { stateMachineArn, name: 'now', input: '[1]' })
  expect(executionArn).toMatch(/^arn:aws:states:us-east-1:123456789012:express:Machine:now:[0-9a-f-]{36}$/)
  expect(answer).toEqual({
    stateMachineArn,
    name: 'now',
    status: 'FAILED',
    error: 'Broken',
    cause: 'why',
    startDate: seconds,
    stopDate: seconds,
    input: '[1]',
    inputDetails: { included: true },
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 100 },
  })
  expect(await refuses('DescribeExecution', { executionArn: executionArn ?? '' })).toEqual([
    'InvalidArn',
    "Invalid Arn: 'Resource type not valid in this context: express'",
  ])
  expect((await refuses('ListExecutions', { stateMachineArn }))[0]).toBe('StateMachineTypeNotSupported')

  const slow = await machine(hour, { name: 'Slow', type: 'EXPRESS' })
  expect(await does('StartSyncExecution', { stateMachineArn: slow })).toMatchObject({
    status: 'TIMED_OUT',
    stopDate: seconds + 300,
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 300_000 },
  })
})

test('EventBridge would hear of the start and of the end', async () => {
  const events: StatusChangeEvent[] = []
  const { machine, execution } = localAccount({ onStatusChange: (event) => events.push(event) })
  await machine(hour)
  const executionArn = await execution(arn, { input: '{}' })
  expect(
    events.map(({ detail: { status, startDate, stopDate, output } }) => [status, startDate, stopDate, output]),
  ).toEqual([
    ['RUNNING', startMs, null, null],
    ['SUCCEEDED', startMs, startMs + 3_600_000, '{}'],
  ])
  expect(events[0]).toMatchObject({
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    account: '123456789012',
    region: 'us-east-1',
    time: '2026-01-01T00:00:00.000Z',
    resources: [executionArn],
  })
})

test('equal seeds give equal ids and histories', async () => {
  const once = async (seed: number) => {
    const { does, machine } = localAccount({ seed })
    await machine({ QueryLanguage: 'JSONata', ...machineOfOne({ Type: 'Pass', Output: '{% $uuid() %}' }) })
    return does('StartExecution', { stateMachineArn: arn })
  }
  expect(await once(1)).toEqual(await once(1))
  expect(await once(1)).not.toEqual(await once(2))
})

test('states are tested, and definitions validated, without a state machine', async () => {
  const { does, refuses } = localAccount()
  const definition = JSON.stringify({ Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true })
  expect(await does('TestState', { definition, input: '{"a":1}' })).toEqual({ status: 'SUCCEEDED', output: '{"b":1}' })
  expect(await refuses('TestState', { definition, mock: { result: '1' } })).toEqual([
    'ValidationException',
    "State type 'Pass' is not supported when a mock is specified",
  ])
  const warned = JSON.stringify(machineOfOne({ Type: 'Pass', Parameters: { a: '$.a' } }))
  expect(await does('ValidateStateMachineDefinition', { definition: warned })).toEqual({
    result: 'OK',
    diagnostics: [],
    truncated: false,
  })
  expect(await does('ValidateStateMachineDefinition', { definition: warned, severity: 'WARNING' })).toMatchObject({
    result: 'OK',
    diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR', location: '/States/Only/Parameters/a' }],
  })
  const broken = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Pass', Next: 'D' } },
  })
  expect(await does('ValidateStateMachineDefinition', { definition: broken, maxResults: 1 })).toMatchObject({
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR' }],
    truncated: true,
  })
})
