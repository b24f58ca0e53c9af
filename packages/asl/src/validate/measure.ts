import type { JsonObject, JsonValue } from '../wire/json.ts'
import { inside, root, type Place } from './place.ts'

/** How large a definition is, and where it nests deeper than allowed, if it does. */
export interface Measured {
  readonly bytes: number
  readonly tooDeepAt: Place | null
}

/**
 * Measures a definition without recursion, so that the rules after it may recurse: what nests too deep is refused here.
 * A value that contains itself nests without end and is refused too.
 */
export function measure(definition: JsonObject, maxDepth: number): Measured {
  let bytes = 0
  const open: { readonly value: JsonValue; readonly at: Place; readonly depth: number }[] = [
    { value: definition, at: root, depth: 0 },
  ]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, at, depth } = item
    if (typeof value !== 'object' || value === null) {
      bytes += typeof value === 'string' ? textBytes(value) : String(value).length
      continue
    }
    if (depth > maxDepth) return { bytes, tooDeepAt: at }
    bytes += 2
    for (const [key, entry] of Object.entries(value as JsonObject)) {
      bytes += Array.isArray(value) ? 1 : textBytes(key) + 2
      open.push({ value: entry, at: inside(at, Array.isArray(value) ? Number(key) : key), depth: depth + 1 })
    }
  }
  return { bytes, tooDeepAt: null }
}

/** A string's size as JSON, quotes and most escapes included. */
const textBytes = (text: string): number => {
  let bytes = 2
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    bytes += unit < 0x80 ? (unit === 0x22 || unit === 0x5c ? 2 : 1) : unit < 0x8_00 ? 2 : 3
  }
  return bytes
}
