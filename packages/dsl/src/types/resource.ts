import type { types } from './phantom.ts'

/**
 * What a task calls: made by `lambda<typeof handler>(…)` or `sdk<Client>(…)`.
 *
 * @typeParam Args - what the task is called with
 * @typeParam Result - what it answers
 * @typeParam Extra - what the context object has besides while its arguments are built
 */
export interface Resource<Args, Result, Extra = unknown> {
  readonly [types]: { readonly args: Args; readonly result: Result; readonly extra: Extra }
}
