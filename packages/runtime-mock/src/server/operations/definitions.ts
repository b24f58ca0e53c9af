import { validateAsAws, type JsonObject } from '@stepwright/asl'
import type { TestStateRequest } from '../../test-state/request.ts'
import { testState } from '../../test-state/test-state.ts'
import { countOf } from '../account/pages.ts'
import type { WorkflowType } from '../account/state-machine.ts'
import { answered, refused } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { boolean, integer, oneOf, structure, text } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** `ValidateStateMachineDefinition`. */
export const validateStateMachineDefinition: Operation<{
  readonly definition: string
  readonly type?: Optional<WorkflowType>
  readonly severity?: Optional<'ERROR' | 'WARNING'>
  readonly maxResults?: Optional<number>
}> = {
  request: structure('ValidateStateMachineDefinitionInput', {
    'definition!': members.definition,
    type: members.workflowType,
    severity: oneOf('ERROR', 'WARNING'),
    maxResults: integer(0, 100),
  }),
  answer(_account, { definition, type, severity, maxResults }) {
    const { result, diagnostics } = validateAsAws(definition, { workflowType: type ?? 'STANDARD' })
    const wanted = diagnostics.filter((one) => severity === 'WARNING' || one.severity === 'ERROR')
    const given = wanted.slice(0, countOf(maxResults, mostDiagnostics))
    return answered({
      result,
      diagnostics: given.map(({ severity: level, code, message, location }) => ({
        severity: level,
        code,
        message,
        ...(location === undefined ? {} : { location }),
      })),
      truncated: given.length < wanted.length,
    })
  },
}

const mostDiagnostics = 100

/** `TestState`. A Task needs a mock: the request's own, as there is no service to call. */
export const testStateOperation: Operation<TestStateRequest & { readonly definition: string }> = {
  request: structure('TestStateInput', {
    'definition!': members.definition,
    roleArn: members.arn,
    input: members.payload,
    inspectionLevel: oneOf('INFO', 'DEBUG', 'TRACE'),
    revealSecrets: boolean,
    variables: members.payload,
    stateName: members.name,
    mock: structure('MockInput', {
      result: members.payload,
      errorOutput: structure('MockErrorOutput', { error: members.errorName, cause: members.errorCause }),
      fieldValidationMode: oneOf('STRICT', 'PRESENT', 'NONE'),
    }),
    context: text(),
    stateConfiguration: structure('TestStateConfiguration', {
      retrierRetryCount: integer(0, Number.MAX_SAFE_INTEGER),
      errorCausedByState: members.name,
      mapIterationFailureCount: integer(0, Number.MAX_SAFE_INTEGER),
      mapItemReaderData: text(1_048_576),
    }),
  }),
  async answer({ testing }, request) {
    const answer = await testState(request, testing)
    if (answer.status === 'REFUSED') return refused(answer.errorCode, answer.errorMessage)
    // Of an answer's members the absent ones are not there at all.
    return answered(JSON.parse(JSON.stringify(answer)) as JsonObject)
  },
}
