import { expect, test } from 'vitest'
import { fails } from '../../mocks/mock.ts'
import type { StatusChangeEvent } from '../account/status-change.ts'
import { arnOf, localAccount, startMs } from '../testing/local-account.ts'

const arn = arnOf('stateMachine', 'Machine')
const lambda = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } }
const twoTasks = {
  StartAt: 'First',
  States: {
    First: { ...lambda, OutputPath: '$.Payload', Next: 'Second' },
    Second: { ...lambda, OutputPath: '$.Payload', End: true },
  },
}

test('an execution that failed goes on where it stood, with what had succeeded', async () => {
  const events: StatusChangeEvent[] = []
  const { does, machine, execution, clock, idle, refuses } = localAccount({
    mocks: { Machine: { First: [1], Second: [fails('Broken'), 2] } },
    onStatusChange: (event) => events.push(event),
  })
  await machine(twoTasks)
  const executionArn = await execution(arn)
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    status: 'FAILED',
    error: 'Broken',
    redriveCount: 0,
    redriveStatus: 'REDRIVABLE',
  })
  clock.advance(60_000)
  expect(await does('RedriveExecution', { executionArn, clientToken: 'once' })).toEqual({
    redriveDate: startMs / 1000 + 60,
  })
  await idle()
  const told = await does('DescribeExecution', { executionArn })
  expect(told).toMatchObject({
    status: 'SUCCEEDED',
    output: '2',
    stopDate: startMs / 1000 + 60,
    redriveCount: 1,
    redriveDate: startMs / 1000 + 60,
    redriveStatus: 'NOT_REDRIVABLE',
  })
  expect(told).not.toHaveProperty('error')
  const { events: history } = await does('GetExecutionHistory', { executionArn })
  expect((history as { type: string }[]).map(({ type }) => type)).toContain('ExecutionRedriven')
  expect(events.map(({ detail: { status, redriveCount } }) => [status, redriveCount])).toEqual([
    ['RUNNING', 0],
    ['FAILED', 0],
    ['SUCCEEDED', 1],
  ])
  const listed = async (redriveFilter: string) =>
    (await does('ListExecutions', { stateMachineArn: arn, redriveFilter }))['executions']
  expect(await listed('NOT_REDRIVEN')).toEqual([])
  expect(await listed('REDRIVEN')).toMatchObject([{ executionArn, redriveCount: 1, redriveDate: startMs / 1000 + 60 }])
  expect(await refuses('RedriveExecution', { executionArn })).toEqual([
    'ExecutionNotRedrivable',
    'Execution is SUCCEEDED and cannot be redriven',
  ])
})

test('what is too old, or was ended by us, is not redriven', async () => {
  const { does, machine, execution, clock, refuses } = localAccount({ mocks: { Machine: { First: fails('Broken') } } })
  await machine(twoTasks)
  const executionArn = await execution(arn)
  clock.advance(14 * 86_400_000 + 1)
  const old = 'Execution ended more than 14 days ago'
  expect(await refuses('RedriveExecution', { executionArn })).toEqual(['ExecutionNotRedrivable', old])
  expect(await does('DescribeExecution', { executionArn })).toMatchObject({
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: old,
  })
  const broken = await execution(await machine(twoTasks, { name: 'Unmocked' }))
  expect(await refuses('RedriveExecution', { executionArn: broken })).toEqual([
    'ExecutionNotRedrivable',
    'Execution was ended by Stepwright and cannot be redriven',
  ])
})
