import type { DuplicateState } from '../sentences/duplicate-state.ts'
import type { Env } from './env.ts'
import type { IsTaken } from './is-taken.ts'

/** The name itself, or the sentence that says it is taken. */
export type UniqueName<Name extends string, States, E extends Env> = [IsTaken<Name, States, E>] extends [true]
  ? DuplicateState<Name>
  : Name
