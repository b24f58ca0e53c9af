import type { TaskNews, UnansweredCall } from '../../machine/run-execution.ts'
import { readJson } from '../../test-state/json-text.ts'
import type { Account } from '../account/account.ts'
import { answered, refused, type Answered } from '../answered.ts'
import type { ExecutionHost } from '../host/execution-host.ts'
import * as members from '../shapes/members.ts'
import { structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** `SendTaskSuccess`. */
export const sendTaskSuccess: Operation<{ readonly taskToken: string; readonly output: string }> = {
  request: structure('SendTaskSuccessInput', { 'taskToken!': members.taskToken, 'output!': members.payload }),
  answer(account, { taskToken, output: text }) {
    const output = readJson(text)
    if (output === undefined) return refused('InvalidOutput', "Invalid Output: 'The output is not valid JSON'")
    return tell(account, taskToken, { kind: 'task succeeded', output })
  },
}

/** `SendTaskFailure`. */
export const sendTaskFailure: Operation<{
  readonly taskToken: string
  readonly error?: Optional<string>
  readonly cause?: Optional<string>
}> = {
  request: structure('SendTaskFailureInput', {
    'taskToken!': members.taskToken,
    error: members.errorName,
    cause: members.errorCause,
  }),
  answer: (account, { taskToken, error = null, cause = null }) =>
    tell(account, taskToken, { kind: 'task failed', error, cause }),
}

/** `SendTaskHeartbeat`. */
export const sendTaskHeartbeat: Operation<{ readonly taskToken: string }> = {
  request: structure('SendTaskHeartbeatInput', { 'taskToken!': members.taskToken }),
  answer: (account, { taskToken }) => tell(account, taskToken, { kind: 'task heartbeat' }),
}

async function tell(account: Account, token: string, news: TaskNews): Promise<Answered> {
  const found = taskOf(account, token)
  if (!found.ok) return found
  await found.value.host.tell(found.value.call, news)
  return answered({})
}

/** The task that gave a token away and still waits for it. */
function taskOf(
  { tokens }: Account,
  token: string,
): Answered<{ readonly host: ExecutionHost; readonly call: UnansweredCall }> {
  const host = tokens.get(token)
  if (!host) return refused('InvalidToken', "Invalid Token: 'Invalid token'")
  const call = host.unanswered().find((one) => one.call.taskToken === token)
  return call
    ? answered({ host, call })
    : refused('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
}
