import { isDeepStrictEqual } from 'node:util'
import { apiSession } from './api-session.ts'
import type { Answer, ApiCall, Case } from './case.ts'

/**
 * Answers as `CreateStateMachine` does to what it refuses.
 *
 * @param related the other cases of the same test: what it had done before is in them
 */
export async function answerCreate(kase: Case, related: readonly Case[]): Promise<Answer> {
  const { id } = kase
  // The log group of a test is there, unless the answer says that it is not: it was deleted before.
  const isGone = kase.expected.exceptionText?.includes('Log Destination not found') === true
  const session = apiSession(kase, isGone ? { logGroups: [] } : {})
  for (const call of callsBefore(kase, related)) await session.call(call)
  const definition = kase.definitionText ?? JSON.stringify(kase.definition)
  const outcome = await session.call({ op: 'create_state_machine', params: { ...kase.request, definition } })
  switch (outcome.kind) {
    case 'error':
      return { id, errorCode: outcome.code, errorMessage: outcome.message }
    case 'not sent':
      return { id, errorCode: 'ParamValidationError', errorMessage: outcome.message }
    case 'response':
      return { id, response: outcome.response }
  }
}

/** The calls that the test made before the one that this case is. */
function callsBefore(kase: Case, related: readonly Case[]): readonly ApiCall[] {
  const isThis = ({ op, params, raises }: ApiCall): boolean =>
    op === 'create_state_machine' &&
    raises === true &&
    typeof params['definition'] === 'string' &&
    isDeepStrictEqual(JSON.parse(params['definition']), kase.definition)
  const calls = related.map((other) => other.calls ?? []).find((some) => some.some(isThis)) ?? []
  return calls.slice(0, calls.findIndex(isThis))
}
