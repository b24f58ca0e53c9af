import type { LoopEnds, LoopMisfit } from '../sentences/loop.ts'

/** `unknown` for a loop's body that can go round with what it yields, else the sentence about it. */
export type LoopBody<Name extends string, Start, End> = [End] extends [never]
  ? LoopEnds<Name>
  : [End] extends [Start]
    ? unknown
    : LoopMisfit
