import type { JsonValue } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'

/**
 * A value as the JSON a service would carry: `undefined` becomes null, a Date its ISO text, class instances their fields.
 *
 * @param owner whose value it is, for the message
 * @throws StepwrightError SW4010 when there is no JSON for it (a cycle, a BigInt, a function)
 */
export function toJson(value: unknown, owner: string): JsonValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  try {
    const text = JSON.stringify(value) as string | undefined
    // JSON.parse gives JSON.
    if (text !== undefined) return JSON.parse(text) as JsonValue
  } catch (error) {
    throw runtimeError('SW4010', `${owner} is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  throw runtimeError('SW4010', `${owner} is not JSON: it is a ${typeof value}.`)
}
