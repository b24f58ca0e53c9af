import type { JsonValue } from '@stepwright/asl'

/** The most a state's input or output, a task's result or a variable may take as UTF-8 JSON text: 256 KiB. */
const payloadLimitBytes = 262_144

/** JSON text, and whether it is within {@link payloadLimitBytes}. */
export interface SizedText {
  readonly text: string
  readonly isTooLarge: boolean
}

/** Writes a value as compact JSON text and measures it. */
export function sizedText(value: JsonValue): SizedText {
  const text = JSON.stringify(value)
  return { text, isTooLarge: isTooLarge(text) }
}

/** Whether a text takes more than {@link payloadLimitBytes}. */
export function isTooLarge(text: string): boolean {
  // A UTF-16 code unit takes at most three bytes, so short texts need no count.
  if (text.length * 3 <= payloadLimitBytes) return false
  return text.length > payloadLimitBytes || Buffer.byteLength(text, 'utf8') > payloadLimitBytes
}

export function tooLargeCause(name: string): string {
  return `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`
}
