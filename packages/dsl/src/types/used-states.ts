import type { DuplicateState } from '../sentences/duplicate-state.ts'
import type { Env } from './env.ts'
import type { IsTaken } from './is-taken.ts'
import type { DslTypeError } from './type-error.ts'

/** A fragment's states under the names they get where it is used. */
export type UsedStates<States, Prefix extends string> = Prefix extends ''
  ? States
  : { [Name in keyof States as `${Prefix}${Name & string}`]: States[Name] }

/** `unknown` when none of a fragment's names is taken, else a sentence about those that are. */
export type NoClash<Used, States, E extends Env> = [IsTaken<keyof Used, States, E>] extends [true]
  ? DslTypeError<DuplicateState<keyof Used & (keyof States | E['taken']) & string>>
  : unknown
