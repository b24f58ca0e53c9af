import { isErrorName, type SourceLocation } from '@stepwright/asl'
import { noErrorNames, unknownError } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { describe } from './describe.ts'

/** The `ErrorEquals` of a retry or a catch. */
export function errorNames(given: unknown, modifier: string, at: SourceLocation): readonly string[] {
  const names: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (names.length === 0) throw problem(noErrorNames(modifier), at)
  return Object.freeze(
    names.map((name) => {
      if (typeof name !== 'string') throw problem(otherKind(`'${modifier}'`, 'names of errors', describe(name)), at)
      if (name.startsWith('States.') && !isErrorName(name)) throw problem(unknownError(name), at)
      return name
    }),
  )
}
