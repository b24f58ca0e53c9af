import type { JsonObject } from '@stepwright/asl'

/** What an operation answers: a response, or AWS's refusal. */
export type Answered<Value = JsonObject> = { readonly ok: true; readonly value: Value } | Refused

/** An error of the API: its code, and its message in AWS's words. */
export interface Refused {
  readonly ok: false
  readonly code: string
  readonly message: string
}

export function answered<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused(code: string, message: string): Refused {
  return { ok: false, code, message }
}
