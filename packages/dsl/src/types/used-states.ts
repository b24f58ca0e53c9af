import type { Env } from './env.ts'

/** A fragment's states under the names they get where it is used. */
export type UsedStates<States, Prefix extends string> = Prefix extends ''
  ? States
  : { [Name in keyof States as `${Prefix}${Name & string}`]: States[Name] }

/**
 * Whether a fragment's states may not stand here. As with names, an unknown flow leaves the question open, and the first line answers it
 * (see `IsTaken`).
 *
 * @typeParam Output - what the fragment hands on; `never` when it ends
 */
export type HasClash<Used, States, E extends Env, Output> = [0] extends [1 & States]
  ? false
  : [ClashingNames<Used, States, E, Output>] extends [never]
    ? false
    : true

/**
 * The names of a fragment's states that are taken where it is used.
 *
 * Names of this scope are no clash when the state is the same one: handlers and arms share a fragment that they use in common, and so does
 * the flow itself one that ends. One that goes on cannot be in the same flow twice: it would go on in two ways. Types tell apart two tasks
 * with different data; that it is the very same state is checked at run time.
 */
export type ClashingNames<Used, States, E extends Env, Output> =
  | (keyof Used & E['taken'])
  | OtherStates<Used, E['reach'], keyof Used & keyof E['reach']>
  | ([Output] extends [never] ? OtherStates<Used, States, keyof Used & keyof States> : keyof Used & keyof States)

type OtherStates<Used, States, Names extends keyof Used & keyof States> = Names extends unknown
  ? [Used[Names], States[Names]] extends [States[Names], Used[Names]]
    ? never
    : Names
  : never
