import { apiSession } from './api-session.ts'
import type { Answer, Case } from './case.ts'

/** Answers as `ValidateStateMachineDefinition` does. */
export async function answerValidate(kase: Case): Promise<Answer> {
  const { id } = kase
  const definition = kase.definitionText ?? JSON.stringify(kase.definition)
  const call = { op: 'validate_state_machine_definition', params: { ...kase.request, definition } }
  const outcome = await apiSession(kase).call(call)
  if (outcome.kind === 'response') return { id, response: outcome.response }
  return {
    id,
    errorCode: outcome.kind === 'error' ? outcome.code : 'ParamValidationError',
    errorMessage: outcome.message,
  }
}
