import type { JsonObject } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { arnOf, localAccount, machineOfOne, startMs, type LocalAccount } from '../testing/local-account.ts'

const arn = arnOf('stateMachine', 'Machine')
const activityArn = arnOf('activity', 'work')
const work = (more: object = {}) => machineOfOne({ Type: 'Task', Resource: activityArn, ...more })
const poll = { activityArn, workerName: 'w' }

async function withActivity(definition: object): Promise<LocalAccount> {
  const account = localAccount()
  await account.does('CreateActivity', { name: 'work' })
  await account.machine(definition)
  return account
}

const typesOf = async ({ does }: LocalAccount, executionArn: string) =>
  ((await does('GetExecutionHistory', { executionArn }))['events'] as { type: string }[]).map(({ type }) => type)

test('a worker takes the work of an activity, and sends its result', async () => {
  const account = await withActivity(work())
  const { does, execution, idle, refuses } = account
  const executionArn = await execution(arn, { input: '{"a":1}' })
  const { taskToken, input } = await does('GetActivityTask', poll)
  expect(input).toBe('{"a":1}')
  await does('SendTaskSuccess', { taskToken: taskToken ?? '', output: '{"b":2}' })
  await idle()
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '{"b":2}' })
  expect(await typesOf(account, executionArn)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ActivityScheduled',
    'ActivityStarted',
    'ActivitySucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ])
  expect(await refuses('SendTaskSuccess', { taskToken: taskToken ?? '', output: '{}' })).toEqual([
    'TaskTimedOut',
    "Task Timed Out: 'Provided task does not exist anymore'",
  ])
  expect(await refuses('SendTaskHeartbeat', { taskToken: 'made up' })).toEqual([
    'InvalidToken',
    "Invalid Token: 'Invalid token'",
  ])
  expect((await refuses('SendTaskSuccess', { taskToken: taskToken ?? '', output: 'no json' }))[0]).toBe('InvalidOutput')
})

test('a worker that comes first waits for work, and two workers never get the same', async () => {
  const { does, execution } = await withActivity(work())
  const workers = [does('GetActivityTask', poll), does('GetActivityTask', poll)]
  await execution(arn, { name: 'a', input: '"a"' })
  await execution(arn, { name: 'b', input: '"b"' })
  const tasks = await Promise.all(workers)
  expect(tasks.map(({ input }) => input).sort()).toEqual(['"a"', '"b"'])
  expect(new Set(tasks.map(({ taskToken }) => taskToken)).size).toBe(2)
})

test('a worker that finds nothing is sent home after a minute, and one that has gone gets nothing', async () => {
  const account = await withActivity(work())
  const { call, clock, does, execution } = account
  const waiting = does('GetActivityTask', poll)
  clock.advance(59_999)
  expect(await Promise.race([waiting, Promise.resolve('still waiting')])).toBe('still waiting')
  clock.advance(1)
  expect(await waiting).toEqual({})

  const gone = new AbortController()
  const left = call('GetActivityTask', poll, gone.signal)
  gone.abort()
  expect(await left).toEqual({ ok: true, value: {} })
  await execution(arn)
  expect(await does('GetActivityTask', poll)).toHaveProperty('taskToken')
})

test('while somebody outside is waited for, time passes as it does there: heartbeats and timeouts run', async () => {
  const account = await withActivity(work({ HeartbeatSeconds: 60, TimeoutSeconds: 150 }))
  const { clock, does, execution, idle } = account
  const executionArn = await execution(arn)
  const { taskToken = '' } = await does('GetActivityTask', poll)
  const after = async (seconds: number, request?: JsonObject) => {
    clock.advance(seconds * 1000)
    if (request) await does('SendTaskHeartbeat', request)
    await idle()
    return (await does('DescribeExecution', { executionArn }))['status']
  }
  expect(await after(50, { taskToken })).toBe('RUNNING')
  expect(await after(50, { taskToken })).toBe('RUNNING')
  expect(await after(49)).toBe('RUNNING')
  expect(await after(1)).toBe('FAILED')
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    error: 'States.Timeout',
    stopDate: startMs / 1000 + 150,
  })
})

test('a callback is answered with its token; its failure can be caught', async () => {
  const account = localAccount()
  const { does, execution, idle, machine } = account
  const ask = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
    Catch: [{ ErrorEquals: ['Refused'], Next: 'No' }],
    End: true,
  }
  await machine({ StartAt: 'Ask', States: { Ask: ask, No: { Type: 'Pass', End: true } } })
  const executionArn = await execution(arn)
  const { events } = await does('GetExecutionHistory', { executionArn })
  const scheduled = (events as { taskScheduledEventDetails?: { parameters: string } }[]).find(
    ({ taskScheduledEventDetails }) => taskScheduledEventDetails,
  )
  const parameters = JSON.parse(scheduled?.taskScheduledEventDetails?.parameters ?? '') as {
    MessageBody: { token: string }
  }
  await does('SendTaskFailure', { taskToken: parameters.MessageBody.token, error: 'Refused', cause: 'too dear' })
  await idle()
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"Error":"Refused","Cause":"too dear"}',
  })
  expect(await typesOf(account, executionArn)).toContain('TaskSubmitted')
})

test('activities are made once, described, listed and deleted; then nobody gets their work', async () => {
  const { does, refuses } = localAccount()
  const made = await does('CreateActivity', { name: 'work' })
  expect(made).toEqual({ activityArn, creationDate: startMs / 1000 })
  expect(await does('CreateActivity', { name: 'work' })).toEqual(made)
  expect(await does('DescribeActivity', { activityArn })).toEqual({
    ...made,
    name: 'work',
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  })
  expect(await does('ListActivities')).toEqual({ activities: [{ ...made, name: 'work' }] })
  await does('DeleteActivity', { activityArn })
  await does('DeleteActivity', { activityArn })
  const missing = ['ActivityDoesNotExist', `Activity Does Not Exist: '${activityArn}'`]
  expect(await refuses('DescribeActivity', { activityArn })).toEqual(missing)
  expect(await refuses('GetActivityTask', { activityArn })).toEqual(missing)
  expect(await refuses('CreateActivity', { name: 'a:b' })).toEqual(['InvalidName', "Invalid Name: 'a:b'"])
})
