import type { UnansweredCall } from '../../machine/run-execution.ts'
import { activityAt, type Account } from '../account/account.ts'
import { answered, type Answered } from '../answered.ts'
import type { ExecutionHost } from '../host/execution-host.ts'
import * as members from '../shapes/members.ts'
import { structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** How long a worker is kept waiting for work. */
const pollMs = 60_000

/** `GetActivityTask`: the task of an activity that has waited longest; when none comes within a minute, nothing. */
export const getActivityTask: Operation<{ readonly activityArn: string; readonly workerName?: Optional<string> }> = {
  request: structure('GetActivityTaskInput', { 'activityArn!': members.arn, workerName: members.name }),
  async answer(account, { activityArn, workerName = null }, gone) {
    const found = activityAt(account, activityArn)
    if (!found.ok) return found
    const untilMs = account.clock.now() + pollMs
    for (;;) {
      const task = oldestTask(account, activityArn)
      if (task) return take(account, task, workerName)
      if (account.clock.now() >= untilMs || gone.aborted) return answered({})
      await somethingNew(account, untilMs, gone)
    }
  },
}

interface WaitingTask {
  readonly call: UnansweredCall
  readonly host: ExecutionHost
}

/** Executions are asked in the order in which they were started. */
function oldestTask({ executions, handedOut }: Account, activityArn: string): WaitingTask | null {
  for (const { host } of executions.values()) {
    const call = host.unanswered().find(({ call: { resource, taskToken }, isTaken }) => {
      return resource.arn === activityArn && !isTaken && taskToken !== null && !handedOut.has(taskToken)
    })
    if (call) return { call, host }
  }
  return null
}

async function take({ handedOut }: Account, { call, host }: WaitingTask, workerName: string | null): Promise<Answered> {
  // Before anything is awaited: another worker may look for work meanwhile.
  if (call.call.taskToken !== null) handedOut.add(call.call.taskToken)
  await host.tell(call, { kind: 'task started', workerName })
  return answered({ taskToken: call.call.taskToken, input: JSON.stringify(call.call.parameters) })
}

/** Resolves when an execution went on, when it is late enough, or when nobody waits any more. */
function somethingNew({ watchers, clock }: Account, untilMs: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      watchers.delete(done)
      cancel()
      gone.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.schedule(untilMs, done)
    watchers.add(done)
    gone.addEventListener('abort', done)
  })
}
