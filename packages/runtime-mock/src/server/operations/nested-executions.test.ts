import { expect, test } from 'vitest'
import { fails } from '../../mocks/mock.ts'
import { arnOf, localAccount, machineOfOne, startMs } from '../testing/local-account.ts'

const childArn = arnOf('stateMachine', 'Child')
const hour = {
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 3600, Next: 'Do' }, Do: { Type: 'Pass', End: true } },
}
const parent = (suffix: string, more: object = {}) =>
  machineOfOne({
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${suffix}`,
    Parameters: { StateMachineArn: childArn, Name: 'child', Input: { a: 1 } },
    ...more,
  })
const seconds = startMs / 1000

test('a nested execution runs in the same account, and its parent goes on when it ends', async () => {
  const { does, machine, execution } = localAccount()
  await machine(hour, { name: 'Child' })
  for (const [suffix, own] of [
    ['.sync', '{"a":1}'],
    ['.sync:2', { a: 1 }],
  ] as const) {
    const name = `child${suffix.replaceAll(/\W/g, '-')}`
    const parameters = { Parameters: { StateMachineArn: childArn, Name: name, Input: { a: 1 } } }
    const arn = await machine(parent(suffix, parameters), { name: `Parent${suffix.replaceAll(/\W/g, '-')}` })
    const told = await does('DescribeExecution', { executionArn: await execution(arn) })
    expect(told).toMatchObject({ status: 'SUCCEEDED', stopDate: seconds + 3600 })
    expect(JSON.parse(told['output'] as string)).toEqual({
      ExecutionArn: arnOf('execution', `Child:${name}`),
      Input: own,
      InputDetails: { Included: true },
      Name: name,
      Output: own,
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: startMs,
      StateMachineArn: childArn,
      Status: 'SUCCEEDED',
      StopDate: startMs + 3_600_000,
    })
  }
})

test('without .sync the parent does not wait, and a mock stands in for the child as for any task', async () => {
  const { does, machine, execution, refuses } = localAccount({ mocks: { Mocked: { Only: { done: true } } } })
  await machine(hour, { name: 'Child' })
  const told = await does('DescribeExecution', { executionArn: await execution(await machine(parent(''))) })
  expect(told).toMatchObject({ status: 'SUCCEEDED', stopDate: seconds })
  expect(JSON.parse(told['output'] as string)).toMatchObject({ ExecutionArn: arnOf('execution', 'Child:child') })
  const other = { Parameters: { StateMachineArn: childArn, Name: 'other' } }
  const mocked = await execution(await machine(parent('.sync', other), { name: 'Mocked' }))
  expect(await does('DescribeExecution', { executionArn: mocked })).toMatchObject({ output: '{"done":true}' })
  expect((await refuses('DescribeExecution', { executionArn: arnOf('execution', 'Child:other') }))[0]).toBe(
    'ExecutionDoesNotExist',
  )
})

test('how a nested execution fails', async () => {
  const { does, machine, execution } = localAccount({ mocks: { Child: { Only: fails('Broken', 'why') } } })
  const run = async (name: string, definition: object) => {
    const { status, error, cause } = await does('DescribeExecution', {
      executionArn: await execution(await machine(definition, { name })),
    })
    return { status, error, cause: cause as string }
  }
  const missing = await run('Missing', parent('.sync'))
  expect(missing).toEqual({
    status: 'FAILED',
    error: 'StepFunctions.StateMachineDoesNotExistException',
    cause: expect.stringContaining(
      `State Machine Does Not Exist: '${childArn}' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: `,
    ),
  })
  const lambda = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } }
  await machine(machineOfOne(lambda), { name: 'Child' })
  const failed = await run('Failing', parent('.sync'))
  expect(failed).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(JSON.parse(failed.cause)).toMatchObject({ Status: 'FAILED', Error: 'Broken', Cause: 'why', Name: 'child' })
})

test("the parent's timeout runs in the child's time", async () => {
  const { does, machine, execution } = localAccount()
  await machine(hour, { name: 'Child' })
  const executionArn = await execution(await machine(parent('.sync', { TimeoutSeconds: 60 })))
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    status: 'FAILED',
    error: 'States.Timeout',
    stopDate: seconds + 60,
  })
})
