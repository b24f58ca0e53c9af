import type { SourceLocation } from '@stepwright/asl'

const brand: unique symbol = Symbol.for('stepwright.located')

/** A place that the compiler wrote into a call of the chain. */
export interface Located extends SourceLocation {
  readonly [brand]: true
}

/**
 * The place of a call, which the compiler appends to its arguments. Not meant to be written by hand.
 *
 * @param place - `file:line:column`
 */
export function located(place: string): Located {
  return Object.freeze({ ...parsePlace(place), [brand]: true as const })
}

/** True for what {@link located} returns, of any copy of this package. */
export function isLocated(value: unknown): value is Located {
  return typeof value === 'object' && value !== null && brand in value
}

/** Reads `file:line:column`; the file may itself hold colons. */
export function parsePlace(place: string): SourceLocation {
  const [, file = place, line = '1', column = '1'] = /^(.*):(\d+):(\d+)$/s.exec(place) ?? []
  return Object.freeze({ file, line: Number(line), column: Number(column) })
}
