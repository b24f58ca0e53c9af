import type { Expr, Guard } from './expr.ts'

/**
 * When a loop stops. `until` and `maxIterations` are needed: the sentence about one that is missing is on the loop's name, where it comes
 * without the types of the options.
 *
 * @typeParam Subject - what the body yields
 * @typeParam Late - the callback for the case that it did not stop by itself
 */
export interface LoopOptions<Subject, Scope, Test, Late> {
  /** Ends the loop. It is asked after each round; a test that TypeScript reads as a type guard narrows what follows. */
  readonly until?: Test & Guard<Subject, Scope>
  /** The most rounds, 1 or more. The body runs this often when `until` never holds. */
  readonly maxIterations?: number | Expr<Subject, Scope, number>
  /**
   * What then: `(late) => late.fail('JobTooSlow')`, or a way back to the flow. Without it the loop fails with `States.NoChoiceMatched`,
   * the error of a Choice that has nowhere to go.
   */
  readonly otherwise?: Late
}
