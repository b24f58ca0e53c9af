import type { JsonObject, JsonValue } from './json.ts'

/** True for a JSON object: neither null nor an array. */
export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a JSON array. `Array.isArray` alone does not narrow a readonly array. */
export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** The member a JSON document itself holds: `constructor` and `__proto__` are ordinary names in data. */
export function getOwn(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Sets a member as data, also one called `__proto__`, which plain assignment would take for the prototype. */
export function setOwn(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    object[name] = value
  }
}

/** A shallow copy of an object, `__proto__` members included. */
export function copyOwn(object: JsonObject): Record<string, JsonValue> {
  const copy: Record<string, JsonValue> = {}
  for (const name of Object.keys(object)) setOwn(copy, name, object[name] ?? null)
  return copy
}
