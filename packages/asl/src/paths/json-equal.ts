import type { JsonObject, JsonValue } from '../wire/json.ts'
import { getOwn, isJsonArray, isJsonObject } from '../wire/own-property.ts'

/** Deep equality of JSON values; the order of an object's members does not count. */
export function jsonEqual(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true
  if (isJsonArray(left)) {
    return (
      isJsonArray(right) && left.length === right.length && left.every((item, at) => equalOptional(item, right[at]))
    )
  }
  return isJsonObject(left) && isJsonObject(right) && equalObjects(left, right)
}

function equalObjects(left: JsonObject, right: JsonObject): boolean {
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => equalOptional(getOwn(left, name), getOwn(right, name)))
  )
}

function equalOptional(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return left !== undefined && right !== undefined && jsonEqual(left, right)
}
