import type { ExpressionNode } from './ir/expression.ts'
import type { SourceLocation } from '@stepwright/asl'
import { setPlaces } from './ir/places.ts'
import { parsePlace } from './located.ts'

const brand = Symbol.for('stepwright.lowered')

/** What the compiler made of a function. */
export interface Lowering {
  readonly body: ExpressionNode
  /** The values that the function takes from outside, by the names that `body` uses, which are the user’s own text; `null` when it takes none. */
  readonly captures: Captures | null
  readonly at: SourceLocation
}

/** Reads the captured values at the moment it is called. */
export type Captures = () => { readonly [name: string]: unknown }

/**
 * A function together with its lowering, which the compiler writes around each arrow function that becomes an expression. Not meant to
 * be written by hand.
 *
 * The result behaves like the function; the function itself is left alone, since it may be shared.
 *
 * @param body - the expression it became
 * @param captures - reads the captured values; called by the builder that takes the function
 * @param place - `file:line:column` of the function
 * @param places - where the parts of the expression were written
 */
export function lowered<Fn extends (...args: never[]) => unknown>(
  fn: Fn,
  body: ExpressionNode,
  captures: Captures | null,
  place: string,
  places = '',
): Fn {
  const wrapper = (...args: never[]): unknown => fn(...args)
  const at = parsePlace(place)
  if (places !== '') setPlaces(body, at.file, places)
  const lowering: Lowering = Object.freeze({ body, captures, at })
  Object.defineProperty(wrapper, brand, { value: lowering })
  // The wrapper takes and returns what the function does; only its type parameters are out of reach.
  return wrapper as Fn
}

/** The lowering that a function carries, or `null`. */
export function loweringOf(value: unknown): Lowering | null {
  return typeof value === 'function' && brand in value ? (value as { readonly [brand]: Lowering })[brand] : null
}
