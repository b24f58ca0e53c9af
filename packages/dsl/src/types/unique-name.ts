import type { DuplicateState } from '../sentences/duplicate-state.ts'
import type { Env } from './env.ts'
import type { IsTaken } from './is-taken.ts'

/** The name itself, or the sentence that says it is taken. */
export type UniqueName<Name extends string, Names, E extends Env> = [IsTaken<Name, Names, E>] extends [true]
  ? DuplicateState<Name>
  : Name
