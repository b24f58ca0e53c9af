import type { RetryPolicy } from '../retry-policy.ts'
import type { Assignable } from './assignable.ts'
import type { Built, WithAssigned, WithCaught, WithOutput } from './built.ts'
import type { Caught } from './caught.ts'
import type { ArmEnv, Env } from './env.ts'
import type { CheckedErrors, ErrorNames } from './error-names.ts'
import type { Expr } from './expr.ts'
import type { Flow } from './flow.ts'
import type { Fragment } from './fragment.ts'
import type { NoMembers } from './no-members.ts'
import type { PlainFlow } from './plain-flow.ts'
import type { RetryOptions } from './retry-options.ts'
import type { ErrorScope, ResultScope, Scope } from './scope.ts'
import type { SettledVariables } from './settled-variables.ts'
import type { Span } from './span.ts'
import type { TaskOnly } from './task-only.ts'

/**
 * A flow whose last state is a task, map or parallel.
 *
 * @typeParam Own - the variables before that state
 * @typeParam B - that state
 */
export interface BuiltFlow<
  in out Own,
  in out Names,
  in out States,
  in out Ends,
  in out E extends Env,
  in out B extends Built,
> extends Flow<B['main'] | B['caught'], Own & SettledVariables<B>, Names, States, Ends, E> {
  /**
   * Tries the state again when it fails with one of these errors. Several `retry`s are tried in order.
   *
   * @param errors - their names, or a policy such as `transient.lambda()`
   * @example
   * ```ts
   * flow.task(…).retry('Lambda.TooManyRequestsException', { maxAttempts: 5, interval: { seconds: 2 }, backoffRate: 2, jitter: 'FULL' })
   * // "Retry": [{ "ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 2, "MaxAttempts": 5,
   * //   "BackoffRate": 2, "JitterStrategy": "FULL" }]
   * ```
   */
  retry<const Given extends ErrorNames<B['errors']> | RetryPolicy>(
    errors: CheckedErrors<Given>,
    options?: RetryOptions,
  ): this

  /**
   * Handles these errors once no retry does. The handler starts with the error, and either ends (`fail`, `succeed`) or comes back:
   * then the next state receives its output or the state's.
   *
   * @example
   * ```ts
   * flow.task(…).catch('States.ALL', (failed) => failed.fail('CopyFailed', (error) => error.Cause))
   * // "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "CopyFailed" }]
   * ```
   */
  catch<const Given extends ErrorNames<B['errors']>, Output, HandlerOwn, HandlerStates, HandlerEnds>(
    errors: CheckedErrors<Given>,
    handler: (
      failed: PlainFlow<
        Caught<Given>,
        NoMembers,
        never,
        NoMembers,
        never,
        ArmEnv<Caught<Given>, Own, Names, States, E>,
        Caught<Given>,
        ErrorScope<B['input'], E['needs'] & Own, E['context'], Caught<Given>>
      >,
    ) => Fragment<Caught<Given>, E['needs'] & Own, Output, HandlerOwn, HandlerStates, HandlerEnds>,
  ): BuiltFlow<
    Own,
    Names | keyof HandlerStates,
    States & HandlerStates,
    Ends | HandlerEnds,
    E,
    WithCaught<B, Output, HandlerOwn>
  >

  /**
   * Fails the task with `States.Timeout` when it runs longer: ASL's `TimeoutSeconds`.
   *
   * @param duration - fixed, or `{ seconds: (input) => … }`
   */
  timeout(duration: TaskOnly<B, 'timeout', Span<B['input'], Scope<B['input'], E['needs'] & Own, E['context']>>>): this

  /**
   * Fails the task with `States.HeartbeatTimeout` when its worker stays silent longer: ASL's `HeartbeatSeconds`. Shorter than the timeout.
   *
   * @param duration - fixed, or `{ seconds: (input) => … }`
   */
  heartbeat(
    duration: TaskOnly<B, 'heartbeat', Span<B['input'], Scope<B['input'], E['needs'] & Own, E['context']>>>,
  ): this

  /**
   * Makes the call with another role, in this account or another one: ASL's `Credentials`. The machine's own role must be allowed to assume it.
   *
   * @param roleArn - the role's ARN, fixed, a `param()`, or computed
   */
  credentials(
    roleArn: TaskOnly<
      B,
      'credentials',
      string | Expr<B['input'], Scope<B['input'], E['needs'] & Own, E['context']>, string>
    >,
  ): this

  /**
   * Sets variables from the result, readable as `vars.x` from the next state on. Not set when a handler takes an error.
   *
   * @example
   * ```ts
   * flow.task('Count', …).assign((counted) => ({ rows: counted.rows }))   // "Assign": { "rows": "{% $states.result.Payload.rows %}" }
   * ```
   */
  assign<Variables extends object>(
    variables: Expr<
      B['result'],
      ResultScope<B['input'], E['needs'] & Own, E['context'], B['result']>,
      Variables & Assignable<Variables, Own, E>
    >,
  ): BuiltFlow<Own, Names, States, Ends, E, WithAssigned<B, Variables>>

  /**
   * What the next state receives instead of the result: ASL's `Output`.
   *
   * @example
   * ```ts
   * flow.task('Count', …).output((counted, { input }) => ({ ...input, rows: counted.rows }))
   * ```
   */
  output<Output>(
    output: Expr<B['result'], ResultScope<B['input'], E['needs'] & Own, E['context'], B['result']>, Output>,
  ): BuiltFlow<Own, Names, States, Ends, E, WithOutput<B, Output>>
}
