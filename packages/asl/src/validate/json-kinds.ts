import type { JsonObject, JsonValue } from '../wire/json.ts'

/** True for a JSON object: not an array, not `null`. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for a JSON array. */
export const isArray = (value: unknown): value is readonly JsonValue[] => Array.isArray(value)

/** The member of an object, `undefined` when it has none of its own by that name. */
export const member = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** What a JSON value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  const kind = typeof value
  return kind === 'object' || kind === 'undefined' ? 'an object' : `a ${kind}`
}

/** A short form of a value for a message: scalars as JSON, the rest by kind. */
export function shortForm(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 57)}…'` : `'${value}'`
  return typeof value === 'object' && value !== null ? kindOf(value) : String(value)
}
