import type { JsonObject, JsonValue } from '@stepwright/asl'

/** Items of a Map; those of an object are its members, in their order, as `{ Key, Value }`. */
export interface MapItems {
  readonly items: readonly JsonValue[]
  readonly arePairs: boolean
}

/** What a distributed Map goes over: the items of an array, or the members of an object; null for anything else. */
export function itemsOfValue(value: JsonValue): MapItems | null {
  if (Array.isArray(value)) return { items: value as readonly JsonValue[], arePairs: false }
  return typeof value === 'object' && value !== null ? { items: pairsOf(value as JsonObject), arePairs: true } : null
}

function pairsOf(object: JsonObject): readonly JsonValue[] {
  return Object.entries(object).map(([Key, Value]) => ({ Key, Value: Value ?? null }))
}

/** `$$.Map.Item` of an item: of a pair, its key and its value apart. */
export function itemInContext(
  index: number,
  item: JsonValue,
  { arePairs, source }: { readonly arePairs: boolean; readonly source: string | null },
): JsonObject {
  const where = source === null ? {} : { Source: source }
  // What `itemsOfValue` made.
  return { Index: index, ...(arePairs ? (item as JsonObject) : { Value: item }), ...where }
}
