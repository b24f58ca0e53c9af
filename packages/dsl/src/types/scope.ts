import type { Context } from './context.ts'

/**
 * What a failed task, map or parallel hands to its handler: `$states.errorOutput`.
 *
 * @typeParam Name - the errors that reach the handler
 */
export interface ErrorOutput<Name extends string = string> {
  readonly Error: Name
  readonly Cause: string
}

/**
 * The second parameter of every expression: `input` is `$states.input`, `vars.x` is the variable `$x`, `context` is `$states.context`.
 */
export interface Scope<Input, Vars, Ctx = Context> {
  readonly input: Input
  readonly vars: Vars
  readonly context: Ctx
}

/** The scope in `assign` and `output` of a task, map or parallel: `result` is `$states.result`. */
export interface ResultScope<Input, Vars, Ctx, Result> extends Scope<Input, Vars, Ctx> {
  readonly result: Result
}

/** The scope in a handler's own `assign` and `output`: `error` is `$states.errorOutput`, `input` that of the state that failed. */
export interface ErrorScope<Input, Vars, Ctx, Failure = ErrorOutput> extends Scope<Input, Vars, Ctx> {
  readonly error: Failure
}
