import type { types } from './phantom.ts'

/**
 * What a task calls: made by `lambda<typeof handler>(…)` or `sdk<Client>(…)`.
 *
 * @typeParam Args - what the task is called with
 * @typeParam Result - what it answers
 * @typeParam Extra - what the context object has besides while its arguments are built
 * @typeParam Errors - the names of the errors it raises, for `retry` and `catch` to complete
 */
export interface Resource<Args, Result, Extra = unknown, Errors extends string = string> {
  readonly [types]: { readonly args: Args; readonly result: Result; readonly extra: Extra; readonly errors: Errors }
}

/** The errors that a resource names; none, of one that says nothing about them. */
export type DeclaredErrors<Errors extends string> = string extends Errors ? never : Errors
