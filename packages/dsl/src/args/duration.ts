import type { SourceLocation } from '@stepwright/asl'
import type { Value } from '../ir/value.ts'
import { noUnits, secondsOutOfRange } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { describe } from './describe.ts'
import { constant, expressionValue } from './value.ts'

const secondsPer = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const

/** The seconds that a field takes. */
export interface SecondsRange {
  readonly least: number
  readonly most: number
}

/** Whole seconds of a `Duration`, within a field's range. */
export function durationSeconds(given: unknown, what: string, range: SecondsRange, at: SourceLocation): number {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw problem(otherKind(what, 'a duration such as { minutes: 5 }', describe(given)), at)
  }
  const units = Object.entries(given).filter(([, amount]) => amount !== undefined) as [string, unknown][]
  if (units.length === 0) throw problem(noUnits(what), at)
  const seconds = units.reduce((sum, [unit, amount]) => {
    if (!isUnit(unit)) throw problem(otherKind(what, Object.keys(secondsPer).join(', '), `'${unit}'`), at)
    if (typeof amount !== 'number') {
      throw problem(otherKind(`the '${unit}' of ${lowerFirst(what)}`, 'a number', describe(amount)), at)
    }
    return sum + amount * secondsPer[unit]
  }, 0)
  if (!Number.isInteger(seconds) || seconds < range.least || seconds > range.most) {
    throw problem(secondsOutOfRange(what, seconds, range.least, range.most), at)
  }
  return seconds
}

/** A length of time that is fixed, or computed as `{ seconds: (subject, scope) => … }`. */
export function spanValue(given: unknown, what: string, range: SecondsRange, at: SourceLocation): Value {
  if (typeof given === 'object' && given !== null && 'seconds' in given && typeof given.seconds === 'function') {
    const others = Object.keys(given).filter((key) => key !== 'seconds')
    if (others.length > 0)
      throw problem(otherKind(what, "a computed 'seconds' alone", `'${others.join("', '")}' too`), at)
    return expressionValue(given.seconds, what, at)
  }
  return constant(durationSeconds(given, what, range, at), what, at)
}

function isUnit(unit: string): unit is keyof typeof secondsPer {
  return Object.hasOwn(secondsPer, unit)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
