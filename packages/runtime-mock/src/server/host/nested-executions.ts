import type { TaskNews } from '../../machine/run-execution.ts'
import type { Mocks } from '../../mocks/mock.ts'
import {
  nestedEnd,
  startedResult,
  startFailure,
  startRequestOf,
  startsExecution,
} from '../../services/nested-execution.ts'
import type { TaskCall } from '../../services/task-call.ts'
import type { TaskReply, TaskWorld } from '../../services/task-world.ts'
import type { Account } from '../account/account.ts'
import { redriveOf, standingOf, type AccountExecution } from '../account/execution.ts'
import { startExecution } from '../operations/start-execution.ts'
import type { ExecutionHost } from './execution-host.ts'

/**
 * A world in which `states:startExecution` without a mock starts an execution of the account; `.sync` and `.sync:2` wait for its end, which
 * comes to the parent at the time at which the child ended.
 */
export function nestedExecutions(
  tasks: TaskWorld,
  mocks: Mocks,
  account: Account,
  parentOf: () => ExecutionHost,
): TaskWorld {
  return {
    call(call) {
      const { resource, state } = call
      const isMocked = Object.hasOwn(mocks, state) || Object.hasOwn(mocks, resource.arn)
      return startsExecution(resource) && !isMocked ? startNested(call, account, parentOf()) : tasks.call(call)
    },
  }
}

async function startNested(call: TaskCall, account: Account, parent: ExecutionHost): Promise<TaskReply> {
  const { machineArn, name, inputText } = startRequestOf(call.parameters)
  const answer = await startExecution.answer(
    account,
    { stateMachineArn: machineArn ?? '', name, input: inputText },
    new AbortController().signal,
  )
  if (!answer.ok) {
    return { kind: 'failure', ...startFailure(answer, account.random.uuid()), submitted: null, delay: {} }
  }
  // What was started is there, under the ARN of the answer.
  const child = account.executions.get(answer.value['executionArn'] as string)
  if (!child) throw new Error('An execution was started and is not there.')
  const started = startedResult(child.arn, child.startedMs, account.random.uuid())
  if (call.resource.pattern === 'request response') {
    return { kind: 'success', output: started, submitted: null, delay: {} }
  }
  if (call.resource.pattern === 'run a job') void tellOfEnd(call, child, account, parent)
  return { kind: 'none', submitted: started, delay: {} }
}

/** Tells the parent how its child ended, once it has taken notice that the child was started. */
async function tellOfEnd(
  call: TaskCall,
  child: AccountExecution,
  account: Account,
  parent: ExecutionHost,
): Promise<void> {
  await child.host.ended()
  const deliver = async (): Promise<void> => {
    await parent.idle()
    const waiting = parent.unanswered().find((one) => {
      const { executionArn, visit, attempt } = one.call
      return executionArn === call.executionArn && visit === call.visit && attempt === call.attempt
    })
    // Its parent may have ended, or given up waiting.
    if (waiting) await parent.tell(waiting, newsOf(call, child, account), standingOf(child).stoppedMs ?? undefined)
  }
  const delivery = deliver()
  account.deliveries.add(delivery)
  await delivery.finally(() => account.deliveries.delete(delivery))
}

function newsOf({ resource }: TaskCall, child: AccountExecution, { clock }: Account): TaskNews {
  const { arn, name, machineArn, inputText, startedMs } = child
  const { status, output: outputText, error, cause, stoppedMs } = standingOf(child)
  const standing = { status, outputText, error, cause, stoppedMs: stoppedMs ?? startedMs }
  const redrive = redriveOf(child, clock.now())
  return nestedEnd(resource, { arn, name, machineArn, inputText, startedMs, ...standing, ...redrive })
}
