import type { Env } from './env.ts'

/**
 * Whether one of these names is among a flow's states or around it.
 *
 * For an unknown flow, in a user's generic function, the answer is left open, and TypeScript then asks what it would be for `any`: the
 * first line says no, so such functions compile, and the check at run time remains.
 */
export type IsTaken<Name extends PropertyKey, Names, E extends Env> = [0] extends [1 & Names]
  ? false
  : [Name & (Names | E['around'] | E['taken'])] extends [never]
    ? false
    : true
