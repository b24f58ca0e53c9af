import {
  evaluateJsonata,
  isJsonataText,
  jsonataMessage,
  jsonTypeName,
  parseJsonata,
  unexpectedTypeTail,
  type JsonObject,
  type JsonValue,
} from '@stepwright/asl'
import { evaluationFailure, failed, succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import { causeIn } from './json-path-scope.ts'

/** The members of `$states` beside `input` and `context`. */
export interface StatesPart {
  readonly result?: JsonValue
  readonly errorOutput?: JsonObject
}

/** How a field is evaluated. */
export interface FieldPlan {
  readonly states?: StatesPart
  /** The type that an expression must give. */
  readonly expected?: 'array' | 'boolean' | 'number' | 'string'
  /** Whether it may give an object just as well. */
  readonly orObject?: boolean
}

/**
 * Evaluates a field: each string `{% … %}` in it, at any depth, is replaced by its value; object keys never are.
 *
 * @param location the field's path as `EvaluationFailed` shows it, such as `Output/total`
 */
export function evaluateJsonataField(
  value: JsonValue,
  location: string,
  scope: VisitScope,
  plan: FieldPlan = {},
): Outcome<JsonValue> {
  // The context object is made when something reads it; most expressions do not.
  const states: JsonObject = {
    input: scope.visit.input,
    get context() {
      return scope.context
    },
    ...plan.states,
  }
  const outcome = evaluateDeep(value, location, scope, states)
  if (!outcome.ok || plan.expected === undefined) return outcome
  const type = jsonTypeName(outcome.value)
  if (type === plan.expected || (plan.orObject === true && type === 'object')) return outcome
  const expression = typeof value === 'string' && isJsonataText(value) ? sourceOf(value) : JSON.stringify(value)
  return evaluationFailed(
    expression,
    location,
    unexpectedTypeTail({ expected: plan.expected, value: outcome.value }),
    scope,
  )
}

function evaluateDeep(value: JsonValue, location: string, scope: VisitScope, states: JsonObject): Outcome<JsonValue> {
  if (typeof value === 'string')
    return isJsonataText(value) ? evaluateText(value, location, scope, states) : succeeded(value)
  if (typeof value !== 'object' || value === null) return succeeded(value)
  const evaluated: [string, JsonValue][] = []
  for (const [key, member] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${location}[${key}]` : `${location}/${key}`
    const outcome = evaluateDeep(member, place, scope, states)
    if (!outcome.ok) return outcome
    evaluated.push([key, outcome.value])
  }
  return succeeded(Array.isArray(value) ? evaluated.map(([, member]) => member) : Object.fromEntries(evaluated))
}

function evaluateText(text: string, location: string, scope: VisitScope, states: JsonObject): Outcome<JsonValue> {
  const outcome = evaluateJsonata(text, {
    states,
    variables: scope.variables,
    nowMs: scope.nowMs,
    random: () => scope.random.next(),
    uuid: () => scope.random.uuid(),
  })
  return outcome.ok ? succeeded(outcome.value) : evaluationFailed(sourceOf(text), location, outcome.tail, scope)
}

function evaluationFailed(expression: string, field: string, tail: string, scope: VisitScope): Outcome<never> {
  const cause = causeIn(scope, jsonataMessage({ expression, field, tail }))
  return failed(evaluationFailure(cause, { location: field, isInExpression: true }))
}

function sourceOf(text: string): string {
  const parsed = parseJsonata(text)
  return parsed.ok ? parsed.expression.source : text
}
