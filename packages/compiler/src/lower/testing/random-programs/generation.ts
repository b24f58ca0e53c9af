import type { Derivation } from './derivation.ts'
import type { Random } from './random.ts'
import { randomType } from './random-type.ts'
import { pathsOf, type Helper, type Scope } from './scope.ts'
import { boolean, list, maybe, number, string, type ValueType } from './value-type.ts'

/** The work on one program. */
export interface Generation {
  readonly random: Random
  /** Functions and constants declared beside the program's own function. */
  readonly declarations: Derivation[]
  readonly helpers: Helper[]
  /** How many functions beside the program's own are being written. */
  readonly nesting: { helpers: number }
  /** A name that nothing else of the file has. */
  readonly freshName: (wish: string) => string
  /** Writes an expression of a type; of about as many parts as it has fuel. */
  readonly expression: (wanted: ValueType, scope: Scope, fuel: number) => Derivation
}

/** A way to write an expression that no row can say. */
export interface Form {
  readonly construct: string
  /** How likely it is beside the others. */
  readonly weight: number
  /** The expression; `null` where the form does not fit. */
  readonly write: (wanted: ValueType, scope: Scope, fuel: number, g: Generation) => Derivation | null
}

/** A type of something that can be read here, or a new one. */
export function smallType(scope: Scope, g: Generation): ValueType {
  const paths = pathsOf(scope)
  if (paths.length > 0 && g.random.chance(0.5)) return g.random.pick(paths).type
  return randomType(g.random, g.random.integer(0, 1))
}

/** An expression of which only the truthiness counts. */
export function condition(scope: Scope, fuel: number, g: Generation): Derivation {
  return g.expression(testType(scope, g), scope, fuel)
}

export function testType(scope: Scope, g: Generation): ValueType {
  if (g.random.chance(0.6)) return boolean
  return g.random.pick([number, string, maybe(string), maybe(boolean), maybe(list(number)), smallType(scope, g)])
}
