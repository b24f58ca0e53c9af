import type { FailState, JsonValue } from '@stepwright/asl'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { evaluateText } from '../data/json-path.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { failed, runtimeFailure, succeeded, taskFailure, type Outcome } from '../machine/failure.ts'
import { fail, type StateInterpreter, type VisitScope } from './interpreter.ts'

/** Ends its scope with an error. */
export const failInterpreter: StateInterpreter<FailState> = {
  enter(state, scope) {
    const error = textOf(state, 'Error', scope)
    if (!error.ok) return fail(error.failure)
    const cause = textOf(state, 'Cause', scope)
    return fail(cause.ok ? taskFailure(error.value, cause.value) : cause.failure)
  },
  finish: (state, scope) => failInterpreter.enter(state, scope),
}

function textOf(state: FailState, field: 'Error' | 'Cause', scope: VisitScope): Outcome<string | null> {
  const constant = state[field]
  if (constant !== undefined) {
    if (scope.language === 'JSONPath') return succeeded(constant)
    return evaluateJsonataField(constant, field, scope, { expected: 'string' }) as Outcome<string>
  }
  const path = state[`${field}Path`]
  if (path === undefined) return succeeded(null)
  const found = evaluateText(path, `${field}Path`, scope.visit.input, scope)
  return found.ok ? asText(found.value, `${field}Path`, path, scope) : found
}

function asText(value: JsonValue, field: string, path: string, scope: VisitScope): Outcome<string> {
  if (typeof value === 'string') return succeeded(value)
  const text = `The ${field} parameter does not reference a string value: ${path} == ${JSON.stringify(value)}`
  return failed(runtimeFailure(causeIn(scope, text)))
}
