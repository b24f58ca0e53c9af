import type { JsonValue } from '@stepwright/asl'

/** The value of a JSON text; undefined for a text that is not JSON. */
export function readJson(text: string): JsonValue | undefined {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
