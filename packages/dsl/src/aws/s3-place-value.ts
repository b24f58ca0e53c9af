import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { constant, expressionValue } from '../args/value.ts'
import type { Value } from '../ir/value.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { Fields } from '../record/fields.ts'

/** The members of a place in S3: those that it must have, and those that it may have. */
export interface PlaceMembers {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/**
 * A place in S3 that is fixed, `{ Bucket: 'raw', Key: 'orders.csv' }`, or computed from a state's input.
 *
 * @param what - what the place is of, for messages
 * @throws StepwrightError SW1011 when it is neither, or a member is no text; SW1015 when S3 is not asked by one of its members
 */
export function s3PlaceValue(given: unknown, members: PlaceMembers, what: string, at: SourceLocation): Value {
  if (typeof given === 'function') return expressionValue(given, what, at)
  const { required, optional } = members
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const wanted = `{ ${required.join(', ')} }, or an arrow function that gives it`
    throw problem(otherKind(what, wanted, describe(given)), at)
  }
  const fields = new Fields(given, what, at)
  for (const key of required) requireText(fields.any(key), `'${key}' of ${what}`, at)
  for (const key of optional) {
    const text = fields.any(key)
    if (text !== undefined) requireText(text, `'${key}' of ${what}`, at)
  }
  fields.done()
  return constant(given, what, at)
}

function requireText(given: unknown, what: string, at: SourceLocation): void {
  if (typeof given === 'string' || paramNameOf(given) !== null) return
  throw problem(otherKind(what, 'text or a param()', describe(given)), at)
}
