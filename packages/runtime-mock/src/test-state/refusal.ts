import type { TestStateRefusal } from './answer.ts'

/** A part of a request that is in order, or AWS's refusal of it. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: TestStateRefusal }

export function accept<T>(value: T): Checked<T> {
  return { ok: true, value }
}

export function refuse(
  errorMessage: string,
  errorCode: TestStateRefusal['errorCode'] = 'ValidationException',
): { readonly ok: false; readonly refusal: TestStateRefusal } {
  return { ok: false, refusal: { status: 'REFUSED', errorCode, errorMessage } }
}
