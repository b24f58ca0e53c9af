import type { GotoMisfit, NoStateBefore, OtherScope } from '../sentences/goto.ts'
import type { InnerState, PlacedState } from './named-state.ts'

/**
 * The name itself when `goto` may lead there: a state in reach that takes the subject. Else a sentence. The states of an unknown flow, in a
 * user's generic function, are left to the check at build time.
 */
export type GotoTarget<Name extends string, Subject, Reach> = [0] extends [1 & Reach]
  ? Name
  : string extends Name
    ? Name
    : Name extends keyof Reach
      ? Reach[Name] extends PlacedState<infer Input, unknown>
        ? [Subject] extends [Input]
          ? Name
          : GotoMisfit<Name>
        : Reach[Name] extends InnerState<unknown>
          ? OtherScope<Name>
          : Name
      : NoStateBefore<Name>
