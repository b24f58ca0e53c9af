import type { JsonValue, MapState } from '@stepwright/asl'
import { selectPath } from '../data/json-path.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { fillTemplate } from '../data/payload-template.ts'
import { evaluationFailure, failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { inContext, type VisitScope } from './interpreter.ts'
import { itemInContext, itemsOfValue, type MapItems } from './item-pairs.ts'

/** The items an inline Map iterates over: its input, or what ItemsPath or Items selects. */
export function itemsOf(state: MapState, scope: VisitScope): Outcome<readonly JsonValue[]> {
  const selected = selectedItems(state, scope, false)
  return selected.ok ? succeeded(selected.value.items) : selected
}

/** The same of a distributed Map, which goes over the members of an object too. */
export function itemsOrPairsOf(state: MapState, scope: VisitScope): Outcome<MapItems> {
  return selectedItems(state, scope, true)
}

function selectedItems(state: MapState, scope: VisitScope, takesObjects: boolean): Outcome<MapItems> {
  return scope.language === 'JSONPath'
    ? jsonPathItems(state, scope, takesObjects)
    : jsonataItems(state, scope, takesObjects)
}

function jsonPathItems(state: MapState, scope: VisitScope, takesObjects: boolean): Outcome<MapItems> {
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const path = state.ItemsPath ?? '$'
  const items = selectPath(path, input.value, scope)
  if (!items.ok) return items
  scope.observe('afterItemsPath', items.value)
  const found = itemsOfValue(items.value)
  return found && (takesObjects || !found.arePairs)
    ? succeeded(found)
    : failed(runtimeFailure(causeIn(scope, `Reference path "${path}" must point to array.`)))
}

function jsonataItems(state: MapState, scope: VisitScope, takesObjects: boolean): Outcome<MapItems> {
  if (state.Items !== undefined) {
    const value = evaluateJsonataField(state.Items, 'Items', scope, { expected: 'array', orObject: takesObjects })
    // `expected` and `orObject` make sure of one of the two.
    return value.ok ? succeeded(itemsOfValue(value.value) ?? noItems) : value
  }
  const { input } = scope.visit
  const found = itemsOfValue(input)
  if (found && (takesObjects || !found.arePairs)) return succeeded(found)
  const cause = causeIn(scope, `Map state input must be an array but was: ${JSON.stringify(input)}`)
  return failed(evaluationFailure(cause, { location: null, isInExpression: true }))
}

const noItems: MapItems = { items: [], arePairs: false }

const inline = { source: null, from: 0, arePairs: false }

/**
 * The input of each iteration: the item, or what ItemSelector makes of it.
 *
 * @param page of a distributed Map: what `$$.Map.Item.Source` says, the number of the first item, and whether items are members of an object
 */
export function iterationInputs(
  state: MapState,
  scope: VisitScope,
  items: readonly JsonValue[],
  page: { readonly source: string | null; readonly from: number; readonly arePairs: boolean } = inline,
): Outcome<readonly JsonValue[]> {
  const selector = state.ItemSelector ?? (scope.language === 'JSONPath' ? state.Parameters : undefined)
  if (selector === undefined) return succeeded(items)
  const root = scope.language === 'JSONPath' ? effectiveInput(state, scope) : succeeded(scope.visit.input)
  if (!root.ok) return root
  const inputs: JsonValue[] = []
  for (const [index, item] of items.entries()) {
    const inside = inContext(scope, { ...scope.context, Map: { Item: itemInContext(page.from + index, item, page) } })
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
