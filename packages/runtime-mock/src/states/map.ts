import type { JsonObject, JsonValue, MapState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { selectPath } from '../data/json-path.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { wholeNumber } from '../data/number-field.ts'
import { fillTemplate } from '../data/payload-template.ts'
import { evaluationFailure, failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { fail, type StateInterpreter, type VisitScope } from './interpreter.ts'

/** How many iterations an inline Map runs at once when its definition asks for more, or sets no limit. */
export const inlineConcurrency = 40

/** Runs its processor once for each item, inline: the iterations share the execution's history. */
export const mapInterpreter: StateInterpreter<MapState> = {
  enter(state, scope) {
    const items = itemsOf(state, scope)
    if (!items.ok) return fail(items.failure)
    const limit = wholeNumber(state, 'MaxConcurrency', scope)
    if (!limit.ok) return fail(limit.failure)
    const inputs = iterationInputs(state, scope, items.value)
    if (!inputs.ok) return fail(inputs.failure)
    const asked = limit.value ?? 0
    return {
      kind: 'fork',
      inputs: inputs.value,
      items: items.value,
      maxConcurrency: asked === 0 ? inlineConcurrency : Math.min(asked, inlineConcurrency),
    }
  },
  finish(state, scope, result) {
    const exit = dataFlowOf(scope.language).exitWithResult(state, scope, result)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
}

function itemsOf(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  return scope.language === 'JSONPath' ? jsonPathItems(state, scope) : jsonataItems(state, scope)
}

function jsonPathItems(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const path = state.ItemsPath ?? '$'
  const items = selectPath(path, input.value, scope)
  if (!items.ok) return items
  return Array.isArray(items.value)
    ? succeeded(items.value)
    : failed(runtimeFailure(causeIn(scope, `Reference path "${path}" must point to array.`)))
}

function jsonataItems(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  if (state.Items !== undefined) {
    // `expected` makes sure of the array.
    return evaluateJsonataField(state.Items, 'Items', scope, { expected: 'array' }) as Outcome<readonly JsonValue[]>
  }
  const { input } = scope.visit
  if (Array.isArray(input)) return succeeded(input)
  const cause = causeIn(scope, `Map state input must be an array but was: ${JSON.stringify(input)}`)
  return failed(evaluationFailure(cause, { location: null, isInExpression: true }))
}

function iterationInputs(
  state: MapState,
  scope: VisitScope,
  items: readonly JsonValue[],
): Outcome<readonly JsonValue[]> {
  const selector = state.ItemSelector ?? (scope.language === 'JSONPath' ? state.Parameters : undefined)
  if (selector === undefined) return succeeded(items)
  const root = scope.language === 'JSONPath' ? effectiveInput(state, scope) : succeeded(scope.visit.input)
  if (!root.ok) return root
  const inputs: JsonValue[] = []
  for (const [index, item] of items.entries()) {
    const inside = { ...scope, context: withItem(scope.context, index, item) }
    const outcome =
      scope.language === 'JSONPath'
        ? fillTemplate(selector, root.value, inside)
        : evaluateJsonataField(selector, 'ItemSelector', inside)
    if (!outcome.ok) return outcome
    inputs.push(outcome.value)
  }
  return succeeded(inputs)
}

function withItem(context: JsonObject, index: number, value: JsonValue): JsonObject {
  return { ...context, Map: { Item: { Index: index, Value: value } } }
}
