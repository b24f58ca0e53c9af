import type { WireAnswer } from './wire-answer.ts'
import type { Wire } from './wire.ts'

// The last overload of an aggregated client's method takes a callback: `(args, options, cb: (err, data?: Output) => void): void`. Overloads
// are inferred from the last, and its parameters are compared both ways, so only `any` matches every client.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** What an SDK client's method is called with, as Step Functions takes it. */
export type MethodArgs<Method> = Method extends (
  args: infer Input,
  options: any,
  cb: (err: any, data?: any) => void,
) => void
  ? Wire<Input>
  : never

/** What an SDK client's method answers, as Step Functions gives it. */
export type MethodResult<Method> = Method extends (
  args: any,
  options: any,
  cb: (err: any, data?: infer Output) => void,
) => void
  ? WireAnswer<Omit<Output & object, '$metadata'>>
  : never
