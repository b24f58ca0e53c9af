import type { JsonObject, JsonValue } from '@stepwright/asl'
import { isTooLarge } from './payload-size.ts'

/** The most that all variables of an execution may take as UTF-8 JSON text: 10 MiB. */
const storedLimitBytes = 10 * 1_048_576

/**
 * Whether AWS's quotas allow an Assign: 256 KiB of JSON text for what one state assigns, and 10 MiB for all variables. The cause of the
 * failure, or null. The words and the error are not recorded; they follow those of a state's output that is too large.
 *
 * Variables of branches and iterations beside this one are not counted.
 *
 * @param scopes the variables there are, of the scope that is assigned in first, then of those around it
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function excessOf(state: string, assigned: JsonObject, scopes: readonly JsonObject[]): string | null {
  if (isTooLarge(JSON.stringify(assigned))) {
    return `The state/task '${state}' assigned variables with a size exceeding the maximum number of bytes service limit.`
  }
  const [own = {}, ...outer] = scopes
  const after = { ...own, ...assigned }
  const bytes = [after, ...outer].reduce((sum, variables) => sum + bytesOf(variables), 0)
  return bytes <= storedLimitBytes
    ? null
    : `The state/task '${state}' assigned a variable, and all variables together exceed the maximum number of bytes service limit.`
}

// A memo of a pure function: a state assigns a few variables, and the others stay what they were.
const sizes = new WeakMap<object, number>()

function bytesOf(variables: JsonObject): number {
  return Object.entries(variables).reduce((sum, [name, value]) => sum + name.length + bytesOfValue(value), 0)
}

function bytesOfValue(value: JsonValue): number {
  if (typeof value === 'string') return Buffer.byteLength(value, 'utf8')
  if (typeof value !== 'object' || value === null) return String(value).length
  let bytes = sizes.get(value)
  if (bytes === undefined) {
    bytes = Buffer.byteLength(JSON.stringify(value), 'utf8')
    sizes.set(value, bytes)
  }
  return bytes
}
