import type { JsonObject, JsonValue, MapState } from '@stepwright/asl'
import { selectPath } from '../data/json-path.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { fillTemplate } from '../data/payload-template.ts'
import { evaluationFailure, failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { inContext, type VisitScope } from './interpreter.ts'

/** The items a Map iterates over: its input, or what ItemsPath or Items selects. */
export function itemsOf(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  return scope.language === 'JSONPath' ? jsonPathItems(state, scope) : jsonataItems(state, scope)
}

function jsonPathItems(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const path = state.ItemsPath ?? '$'
  const items = selectPath(path, input.value, scope)
  if (!items.ok) return items
  scope.observe('afterItemsPath', items.value)
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

/**
 * The input of each iteration: the item, or what ItemSelector makes of it.
 *
 * @param page of a distributed Map: what `$$.Map.Item.Source` says, and the number of the first item
 */
export function iterationInputs(
  state: MapState,
  scope: VisitScope,
  items: readonly JsonValue[],
  { source, from }: { readonly source: string | null; readonly from: number } = { source: null, from: 0 },
): Outcome<readonly JsonValue[]> {
  const selector = state.ItemSelector ?? (scope.language === 'JSONPath' ? state.Parameters : undefined)
  if (selector === undefined) return succeeded(items)
  const root = scope.language === 'JSONPath' ? effectiveInput(state, scope) : succeeded(scope.visit.input)
  if (!root.ok) return root
  const inputs: JsonValue[] = []
  for (const [index, item] of items.entries()) {
    const inside = inContext(scope, withItem(scope.context, from + index, item, source))
    const outcome =
      scope.language === 'JSONPath'
        ? fillTemplate(selector, root.value, inside)
        : evaluateJsonataField(selector, 'ItemSelector', inside)
    if (!outcome.ok) return outcome
    inputs.push(outcome.value)
  }
  scope.observe('afterItemSelector', inputs)
  return succeeded(inputs)
}

function withItem(context: JsonObject, index: number, value: JsonValue, source: string | null): JsonObject {
  const item = { Index: index, Value: value, ...(source === null ? {} : { Source: source }) }
  return { ...context, Map: { Item: item } }
}
