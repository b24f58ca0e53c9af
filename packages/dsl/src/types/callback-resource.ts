import type { CallbackContext } from './context.ts'
import type { InputSchema } from './input-schema.ts'
import type { Resource } from './resource.ts'

/**
 * A task that waits until someone reports with its token. Its result is what they send, so its type is `unknown` until it is said:
 * `sqs.sendMessage.waitForTaskToken<{ approved: boolean }>()`, or by a schema, which the mock runtime holds results against:
 * `sqs.sendMessage.waitForTaskToken(z.object({ approved: z.boolean() }))`.
 */
export interface CallbackResource<Args, Errors extends string = string> extends Resource<
  Args,
  unknown,
  CallbackContext,
  Errors
> {
  <Result>(result?: InputSchema<Result>): Resource<Args, Result, CallbackContext, Errors>
}
