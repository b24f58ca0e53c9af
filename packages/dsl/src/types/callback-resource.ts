import type { CallbackContext } from './context.ts'
import type { Resource } from './resource.ts'

/**
 * A task that waits until someone reports with its token. Its result is what they send, so its type is `unknown` until it is said:
 * `sqs.sendMessage.waitForTaskToken<{ approved: boolean }>()`.
 */
export interface CallbackResource<Args, Errors extends string = string> extends Resource<
  Args,
  unknown,
  CallbackContext,
  Errors
> {
  <Result>(): Resource<Args, Result, CallbackContext, Errors>
}
