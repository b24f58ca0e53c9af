/** Any Lambda handler: an event, then whatever Lambda passes besides. */
export type LambdaHandler = (event: never, ...rest: never[]) => unknown

/** What a handler is called with; anything, for one that takes no event. */
export type HandlerEvent<Handler extends LambdaHandler> =
  Parameters<Handler> extends readonly [] ? unknown : Parameters<Handler>[0]

/** What a handler answers. Lambda turns no answer into `null`. */
export type HandlerResult<Handler extends LambdaHandler> = Answer<Awaited<Returned<ReturnType<Handler>>>>

/** Handlers declared as `Handler` return `void | Promise<…>`, for the callback that they may use instead: then the promise counts. */
type Returned<Result> = [Extract<Result, PromiseLike<unknown>>] extends [never]
  ? Result
  : Extract<Result, PromiseLike<unknown>>

type Answer<Result> = Result extends unknown ? ([Exclude<Result, void>] extends [never] ? null : Result) : never
