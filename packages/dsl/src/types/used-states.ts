import type { Env } from './env.ts'

/** A fragment's states under the names they get where it is used. */
export type UsedStates<States, Prefix extends string> = Prefix extends ''
  ? States
  : { [Name in keyof States as `${Prefix}${Name & string}`]: States[Name] }

/**
 * Whether a fragment's states may not stand here. As with names, an unknown flow leaves the question open, and the first line answers it
 * (see `IsTaken`).
 */
export type HasClash<Used, States, E extends Env> = [0] extends [1 & States]
  ? false
  : [ClashingNames<Used, States, E>] extends [never]
    ? false
    : true

/**
 * The names of a fragment's states that are taken where it is used.
 *
 * Names of this scope are no clash when the state is the same one: handlers and arms share a fragment that they use in common. Types tell
 * apart two tasks with different data; that it is the very same state is checked at run time.
 */
export type ClashingNames<Used, States, E extends Env> =
  (keyof Used & E['taken']) | OtherStates<Used, States, keyof Used & keyof States>

type OtherStates<Used, States, Names extends keyof Used & keyof States> = Names extends unknown
  ? [Used[Names], States[Names]] extends [States[Names], Used[Names]]
    ? never
    : Names
  : never
