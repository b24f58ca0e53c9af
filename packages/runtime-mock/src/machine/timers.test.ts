import { describe, expect, test } from 'vitest'
import { virtualClock, type VirtualClock } from '../clock/virtual-clock.ts'
import type { TaskReply } from '../services/task-world.ts'
import { identityOf } from '../simulate/identity.ts'
import { machineOf } from './machine.ts'
import { newExecution, openExecution, type World } from './run-execution.ts'
import { timersOn } from './timers.ts'

test('a timer is gone once it has run, was called off, or another took its place', () => {
  const clock = virtualClock(0)
  const timers = timersOn(clock)
  const ran: string[] = []
  timers.set(1, 10, () => ran.push('first'))
  timers.set(1, 20, () => ran.push('second'))
  timers.set(2, 30, () => ran.push('called off'))
  timers.cancel(2)
  clock.advance(100)
  timers.set(3, 200, () => ran.push('never'))
  timers.cancelAll()
  expect([ran, clock.nextDeadline()]).toEqual([['second'], null])
})

const waiting = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
  TimeoutSeconds: 5,
  End: true,
} as const
const answers: TaskReply = {
  kind: 'success',
  output: {},
  submitted: {},
  delay: { hours: 1 },
  heartbeatEvery: { minutes: 1 },
}

/** Runs a machine of one task, whose answer comes too late, and gives the clock when nothing is left to do. */
async function clockAfter(fields: Partial<World>): Promise<VirtualClock> {
  const clock = virtualClock(0)
  const first = newExecution(identityOf({}), {}, '{}', 1)
  const machine = machineOf({ StartAt: 'Ask', States: { Ask: waiting } })
  const open = openExecution(machine, first, {
    clock,
    tasks: { call: () => Promise.resolve(answers) },
    s3: null,
    ...fields,
  })
  do await open.settle()
  while (!open.isOver() && clock.goToNext())
  return clock
}

describe('an execution that is over leaves no timer', () => {
  test('of an answer that came too late, nor of its heartbeats', async () => {
    expect((await clockAfter({})).nextDeadline()).toBeNull()
  })

  test('of a stop that was not needed', async () => {
    expect((await clockAfter({ stop: { atMs: 60_000, error: null, cause: null } })).nextDeadline()).toBeNull()
  })

  test('of a call that is answered after the execution was stopped', async () => {
    let answer = (): void => undefined
    const call = (): Promise<TaskReply> => new Promise((resolve) => (answer = () => resolve(answers)))
    const clock = virtualClock(0)
    const machine = machineOf({ StartAt: 'Ask', States: { Ask: waiting } })
    const open = openExecution(machine, newExecution(identityOf({}), {}, '{}', 1), { clock, tasks: { call }, s3: null })
    const settled = open.settle()
    open.stop(null, null)
    await Promise.resolve()
    answer()
    await settled
    await open.settle()
    expect([open.execution().status, clock.nextDeadline()]).toEqual(['ABORTED', null])
  })
})

test('a task that timed out leaves no timer to those that follow', async () => {
  const caught = { ...waiting, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }] }
  const machine = machineOf({ StartAt: 'Ask', States: { Ask: caught, Rest: { Type: 'Wait', Seconds: 10, End: true } } })
  const clock = virtualClock(0)
  const first = newExecution(identityOf({}), {}, '{}', 1)
  const open = openExecution(machine, first, { clock, tasks: { call: () => Promise.resolve(answers) }, s3: null })
  await open.settle()
  clock.advance(5000)
  await open.settle()
  expect(clock.nextDeadline()).toBe(15_000)
})
