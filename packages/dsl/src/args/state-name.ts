import type { SourceLocation } from '@stepwright/asl'
import { stateNameLength } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { describe } from './describe.ts'

const limit = 80

/** A state's name as given, when ASL takes it. */
export function stateName(given: unknown, at: SourceLocation): string {
  if (typeof given !== 'string') throw problem(otherKind("a state's name", 'text', describe(given)), at)
  const { length } = Array.from(given)
  if (length === 0 || length > limit) throw problem(stateNameLength(given, limit), at)
  return given
}
