import type { AsJson } from './as-json.ts'

/** Any Lambda handler: an event, then whatever Lambda passes besides. */
export type LambdaHandler = (event: never, ...rest: never[]) => unknown

/** What a handler is called with, as JSON; anything, for one that takes no event. */
export type HandlerEvent<Handler extends LambdaHandler> =
  Parameters<Handler> extends readonly [] ? unknown : AsJson<Parameters<Handler>[0]>

/** What a handler answers, as JSON. Lambda turns no answer into `null`. */
export type HandlerResult<Handler extends LambdaHandler> = AsJson<Answer<Awaited<Returned<ReturnType<Handler>>>>>

/** Handlers declared as `Handler` return `void | Promise<…>`, for the callback that they may use instead: then the promise counts. */
type Returned<Result> = [Extract<Result, PromiseLike<unknown>>] extends [never]
  ? Result
  : Extract<Result, PromiseLike<unknown>>

type Answer<Result> = Result extends unknown ? ([Exclude<Result, void>] extends [never] ? null : Result) : never
