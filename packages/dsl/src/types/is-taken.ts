import type { Env } from './env.ts'

/**
 * Whether one of these names is among a flow's states or around it.
 *
 * For an unknown flow, in a user's generic function, the answer is left open, and TypeScript then asks what it would be for `any`: the
 * first line says no, so such functions compile, and the check at run time remains.
 */
export type IsTaken<Names extends PropertyKey, States, E extends Env> = [0] extends [1 & States]
  ? false
  : [Names & (keyof States | E['around'] | E['taken'])] extends [never]
    ? false
    : true
