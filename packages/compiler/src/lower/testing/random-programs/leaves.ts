import { constant } from './constants.ts'
import { derivation, type Derivation } from './derivation.ts'
import type { Generation } from './generation.ts'
import { pathsOf, type Path, type Scope } from './scope.ts'
import { isAssignable, mayBe, type ValueType } from './value-type.ts'

/** A path of the type, or a constant. */
export function leaf(wanted: ValueType, scope: Scope, g: Generation): Derivation {
  const paths = pathsOf(scope).filter(({ type }) => isAssignable(type, wanted))
  // Where something may be missing, a value that may be is the better one.
  const kept = paths.filter(({ type }) => !mayBe(wanted, 'undefined', 'null') || mayBe(type, 'undefined', 'null'))
  const choice = kept.length > 0 && g.random.chance(0.8) ? kept : paths
  if (choice.length > 0 && g.random.chance(0.9)) return readPath(g.random.pick(choice), wanted)
  return derivation('literal', wanted, constant(wanted, g.random))
}

export const readPath = ({ text, constructs }: Path, wanted: ValueType): Derivation =>
  // The outermost step is what the expression is.
  constructs.reduceRight<Derivation>(
    (inner, construct) => derivation(construct, wanted, inner),
    derivation('name', wanted, text),
  )
