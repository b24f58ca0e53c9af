import type { Assignable } from './assignable.ts'
import type { Env } from './env.ts'
import type { Expr } from './expr.ts'
import type { Flow } from './flow.ts'

/**
 * A flow whose last step takes `assign` and `output`: a pass, a wait, or the start of a choice's arm or of a handler, where the two are
 * the rule's and the catcher's own.
 *
 * @typeParam At - the subject of the two
 * @typeParam AtScope - their scope
 */
export interface PlainFlow<
  in out Subject,
  in out Own,
  in out Names,
  in out States,
  in out Ends,
  in out E extends Env,
  in out At,
  in out AtScope,
> extends Flow<Subject, Own, Names, States, Ends, E> {
  /**
   * Sets variables, readable as `vars.x` from the next state on.
   *
   * @example
   * ```ts
   * flow.pass('Start').assign((file) => ({ key: file.key }))   // "Assign": { "key": "{% $states.input.key %}" }
   * ```
   */
  assign<Variables extends object>(
    variables: Expr<At, AtScope, Variables & Assignable<Variables, Own, E>>,
  ): PlainFlow<Subject, Own & Variables, Names, States, Ends, E, At, AtScope>

  /** What the next state receives: ASL's `Output`. */
  output<Output>(output: Expr<At, AtScope, Output>): PlainFlow<Output, Own, Names, States, Ends, E, At, AtScope>
}
