import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import type { TaskNews } from '../../machine/run-execution.ts'
import type { Mocks } from '../../mocks/mock.ts'
import type { TaskCall } from '../../services/task-call.ts'
import type { TaskReply, TaskWorld } from '../../services/task-world.ts'
import type { Account } from '../account/account.ts'
import { redriveOf, standingOf, type AccountExecution } from '../account/execution.ts'
import type { Refused } from '../answered.ts'
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
      const isNested =
        resource.kind === 'service' && resource.resourceType === 'states' && resource.action === 'startExecution'
      const isMocked = Object.hasOwn(mocks, state) || Object.hasOwn(mocks, resource.arn)
      return isNested && !isMocked ? startNested(call, account, parentOf()) : tasks.call(call)
    },
  }
}

async function startNested(call: TaskCall, account: Account, parent: ExecutionHost): Promise<TaskReply> {
  const { StateMachineArn: arn, Name: name, Input: input } = isJsonObject(call.parameters) ? call.parameters : {}
  const answer = await startExecution.answer(
    account,
    {
      stateMachineArn: typeof arn === 'string' ? arn : '',
      name: typeof name === 'string' ? name : null,
      input: input === undefined || input === null ? '{}' : textOf(input),
    },
    new AbortController().signal,
  )
  if (!answer.ok) return failureOf(answer, account)
  // What was started is there, under the ARN of the answer.
  const child = account.executions.get(answer.value['executionArn'] as string)
  if (!child) throw new Error('An execution was started and is not there.')
  const started = startedResult(child, account.random.uuid())
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
  const { status, output, error, cause, stoppedMs } = standingOf(child)
  const { redriveCount, redriveStatus, redriveStatusReason } = redriveOf(child, clock.now())
  const isParsed = resource.arn.endsWith('.sync:2')
  const value = (text: string): JsonValue => (isParsed ? (JSON.parse(text) as JsonValue) : text)
  const described: JsonObject = {
    ...(cause === null ? {} : { Cause: cause }),
    ...(error === null ? {} : { Error: error }),
    ExecutionArn: child.arn,
    Input: value(child.inputText),
    InputDetails: { Included: true },
    Name: child.name,
    ...(output === null ? {} : { Output: value(output), OutputDetails: { Included: true } }),
    RedriveCount: redriveCount,
    RedriveStatus: redriveStatus,
    ...(redriveStatusReason === undefined ? {} : { RedriveStatusReason: redriveStatusReason }),
    StartDate: child.startedMs,
    StateMachineArn: child.machineArn,
    Status: status,
    StopDate: stoppedMs ?? child.startedMs,
  }
  return status === 'SUCCEEDED'
    ? { kind: 'task succeeded', output: described }
    : { kind: 'task failed', error: 'States.TaskFailed', cause: JSON.stringify(described) }
}

/** What the service answers to the start, in the members recorded from AWS. */
function startedResult({ arn, startedMs }: AccountExecution, requestId: string): JsonObject {
  const headers = {
    connection: 'keep-alive',
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(startedMs).toUTCString(),
    'x-amzn-RequestId': requestId,
  }
  return {
    ExecutionArn: arn,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([header, text]) => [header, [text]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StartDate: startedMs,
  }
}

function failureOf({ code, message }: Refused, { random }: Account): TaskReply {
  const service = `Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${random.uuid()}; Proxy: null`
  const error = `StepFunctions.${code.replace(/Exception$/, '')}Exception`
  return { kind: 'failure', error, cause: `${message} (${service})`, submitted: null, delay: {} }
}

function textOf(input: JsonValue): string {
  return typeof input === 'string' ? input : JSON.stringify(input)
}
