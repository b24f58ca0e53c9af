import type { OpenChoice } from '../sentences/choice.ts'
import type { Env } from './env.ts'
import type { UniqueName } from './unique-name.ts'

/**
 * A choice's name, or the sentence about a choice that leaves values over. It stands on the name: on the arms it would come with the whole
 * type of the choice so far.
 *
 * @typeParam Closed - `false` when the callback returned a choice that `otherwise` or `match` has not ended
 */
export type ChoiceName<Name extends string, Names, E extends Env, Closed> = [Closed] extends [false]
  ? OpenChoice<Name>
  : UniqueName<Name, Names, E>
