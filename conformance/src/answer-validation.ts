import { invalidDefinitionMessage, validateAsAws, type AwsValidation } from '@stepwright/asl'
import type { Answer, Case } from './case.ts'

/** Answers as `ValidateStateMachineDefinition` does. */
export function answerValidate(kase: Case): Answer {
  const { result, diagnostics, truncated } = validationOf(kase)
  const plain = diagnostics.map(({ severity, code, message, location }) => ({
    severity,
    code,
    message,
    ...(location === undefined ? {} : { location }),
  }))
  return { id: kase.id, response: { result, diagnostics: plain, truncated } }
}

/** Answers as `CreateStateMachine` does to a definition it refuses. */
export function answerCreate(kase: Case): Answer {
  const errorMessage = invalidDefinitionMessage(validationOf(kase))
  return errorMessage === null
    ? { id: kase.id, skipped: 'the definition is valid; what else CreateStateMachine checks comes with the API server' }
    : { id: kase.id, errorCode: 'InvalidDefinition', errorMessage }
}

function validationOf({ definition, definitionText, request }: Case): AwsValidation {
  const workflowType = request?.['type'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'
  return validateAsAws(definitionText ?? JSON.stringify(definition), { workflowType })
}
