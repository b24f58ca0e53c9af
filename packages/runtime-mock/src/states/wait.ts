import type { JsonValue, WaitState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { peekPath } from '../data/json-path.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { evaluationFailure, failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { fail, type StateInterpreter, type VisitScope } from './interpreter.ts'
import { parseTimestamp } from './timestamp.ts'

/** Waits for a time, or until an instant. */
export const waitInterpreter: StateInterpreter<WaitState> = {
  enter(state, scope) {
    const untilMs = dueTime(state, scope)
    return untilMs.ok ? { kind: 'wait', untilMs: untilMs.value } : fail(untilMs.failure)
  },
  finish(state, scope) {
    const exit = dataFlowOf(scope.language).exitWithInput(state, scope, null)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
}

function dueTime(state: WaitState, scope: VisitScope): Outcome<number> {
  if (state.SecondsPath !== undefined) return secondsAt(state.SecondsPath, state, scope)
  if (state.TimestampPath !== undefined) return instantAt(state.TimestampPath, state, scope)
  const field = state.Seconds !== undefined ? 'Seconds' : 'Timestamp'
  const constant = state[field] ?? 0
  const value =
    scope.language === 'JSONPath' ? succeeded<JsonValue>(constant) : evaluateJsonataField(constant, field, scope)
  if (!value.ok) return value
  return field === 'Seconds' ? afterSeconds(value.value, scope) : atInstant(value.value, scope)
}

function afterSeconds(seconds: JsonValue, scope: VisitScope): Outcome<number> {
  if (typeof seconds === 'number' && seconds >= 0) return succeeded(scope.nowMs + Math.trunc(seconds) * 1000)
  const text = `The Seconds field must be a number of seconds, zero or more, but was: ${JSON.stringify(seconds)}`
  return failed(unusable('Seconds', text, scope))
}

function atInstant(timestamp: JsonValue, scope: VisitScope): Outcome<number> {
  const atMs = typeof timestamp === 'string' ? parseTimestamp(timestamp) : null
  if (atMs !== null) return succeeded(wholeSeconds(atMs))
  const shown = typeof timestamp === 'string' ? timestamp : JSON.stringify(timestamp)
  const text = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${shown}`
  return failed(unusable('Timestamp', text, scope))
}

function unusable(field: string, text: string, scope: VisitScope): ReturnType<typeof runtimeFailure> {
  const cause = causeIn(scope, text)
  return scope.language === 'JSONPath'
    ? runtimeFailure(cause)
    : evaluationFailure(cause, { location: field, isInExpression: false })
}

function secondsAt(path: string, state: WaitState, scope: VisitScope): Outcome<number> {
  const found = valueAt('SecondsPath', path, state, scope)
  if (!found.ok) return found
  const complain = (text: string): Outcome<number> =>
    failed(
      runtimeFailure(causeIn(scope, `The SecondsPath parameter ${text}: ${path} == ${JSON.stringify(found.value)}`)),
    )
  if (typeof found.value !== 'number' || !Number.isInteger(found.value))
    return complain('cannot be parsed as a long value')
  if (found.value < 0) return complain('references a negative value')
  return succeeded(scope.nowMs + found.value * 1000)
}

function instantAt(path: string, state: WaitState, scope: VisitScope): Outcome<number> {
  const found = valueAt('TimestampPath', path, state, scope)
  if (!found.ok) return found
  const atMs = typeof found.value === 'string' ? parseTimestamp(found.value) : null
  if (atMs !== null) return succeeded(wholeSeconds(atMs))
  const shown = typeof found.value === 'string' ? found.value : JSON.stringify(found.value)
  const text = `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${shown}`
  return failed(runtimeFailure(causeIn(scope, text)))
}

function valueAt(field: string, path: string, state: WaitState, scope: VisitScope): Outcome<JsonValue> {
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const found = peekPath(path, input.value, scope)
  if (!found.ok) return found
  return found.value === undefined
    ? failed(runtimeFailure(causeIn(scope, `The ${field} parameter does not reference an input value: ${path}`)))
    : succeeded(found.value)
}

/** The sub-second part of a timestamp is cut off. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000
}
