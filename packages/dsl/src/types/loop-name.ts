import type { LoopEnds, LoopMisfit, LoopOption, LoopUnbounded, LoopUntested } from '../sentences/loop.ts'
import type { Env } from './env.ts'
import type { UniqueName } from './unique-name.ts'

/**
 * A loop's name, or the sentence on what is wrong with the loop. The sentence stands on the name: on the body or on the options it would
 * come with their whole types.
 *
 * TypeScript asks twice, and the first time it does not know yet what the body yields. That is `unknown` then, and nothing is wrong.
 *
 * @typeParam Start - what the body starts from
 * @typeParam End - what it yields
 * @typeParam Given - the options as they are written
 */
export type LoopName<Name extends string, Names, E extends Env, Start, End, Given> = [
  LoopProblem<Name, Start, End, Given>,
] extends [never]
  ? UniqueName<Name, Names, E>
  : LoopProblem<Name, Start, End, Given>

type LoopProblem<Name extends string, Start, End, Given> = unknown extends End
  ? unknown extends Start
    ? OptionsProblem<Name, Given>
    : never
  : [End] extends [never]
    ? LoopEnds<Name>
    : [End] extends [Start]
      ? OptionsProblem<Name, Given>
      : LoopMisfit<Name>

type OptionsProblem<Name extends string, Given> = unknown extends Given
  ? never
  : 'maxIterations' extends keyof Given
    ? 'until' extends keyof Given
      ? [OtherOption<Given>] extends [never]
        ? never
        : LoopOption<Name, OtherOption<Given>>
      : LoopUntested<Name>
    : LoopUnbounded<Name>

type OtherOption<Given> = Exclude<keyof Given, 'until' | 'maxIterations' | 'otherwise'> & string

/** The sentence on a body that yields `unknown`, which `LoopName` cannot tell from one that is not known yet; else `unknown`. */
export type UnknownBody<Name extends string, Start, End> = unknown extends End
  ? unknown extends Start
    ? unknown
    : LoopMisfit<Name>
  : unknown
