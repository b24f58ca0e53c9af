import type { DuplicateState } from '../sentences/duplicate-state.ts'
import type { Env } from './env.ts'
import type { DslTypeError } from './type-error.ts'

/** A fragment's states under the names they get where it is used. */
export type UsedStates<States, Prefix extends string> = Prefix extends ''
  ? States
  : { [Name in keyof States as `${Prefix}${Name & string}`]: States[Name] }

/**
 * `unknown` when a fragment's states may stand here, else a sentence about those whose names are taken.
 *
 * Names of this scope are no clash when the state is the same one: handlers and arms share a fragment that they use in common. Types tell
 * apart two tasks with different data; that it is the very same state is checked at run time. As with names, an unknown flow leaves the
 * question open (see `IsTaken`).
 */
export type NoClash<Used, States, E extends Env> = [HasClash<Used, States, E>] extends [true]
  ? DslTypeError<DuplicateState<Clashes<Used, States, E> & string>>
  : unknown

type HasClash<Used, States, E extends Env> = [0] extends [1 & States]
  ? false
  : [Clashes<Used, States, E>] extends [never]
    ? false
    : true

type Clashes<Used, States, E extends Env> =
  (keyof Used & E['taken']) | OtherStates<Used, States, keyof Used & keyof States>

type OtherStates<Used, States, Names extends keyof Used & keyof States> = Names extends unknown
  ? [Used[Names], States[Names]] extends [States[Names], Used[Names]]
    ? never
    : Names
  : never
