import { callerLocation } from '../args/caller-location.ts'
import { describe } from '../args/describe.ts'
import { knownValue } from '../args/known-value.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import type { CallbackResource } from '../types/callback-resource.ts'
import type { InputSchema } from '../types/input-schema.ts'
import type { HandlerEvent, HandlerResult, LambdaHandler } from '../types/lambda-handler.ts'
import type { Resource } from '../types/resource.ts'
import { callbackResource, taskResource } from './task-resource.ts'
import { givenSchemas, withSchemas } from './task-schemas.ts'

/** A Lambda function as a task resource. */
export interface LambdaResource<Args, Result, Errors extends string = LambdaError> extends Resource<
  Args,
  Result,
  unknown,
  Errors
> {
  /** Waits until someone reports with the task's token, which the arguments carry on: `context.Task.Token`. */
  readonly waitForTaskToken: CallbackResource<Args, Errors>
}

/** The errors that the Lambda service itself raises. */
export type LambdaError =
  | 'Lambda.AWSLambdaException'
  | 'Lambda.ClientExecutionTimeoutException'
  | 'Lambda.ResourceNotFoundException'
  | 'Lambda.SdkClientException'
  | 'Lambda.ServiceException'
  | 'Lambda.TooManyRequestsException'
  | 'Lambda.Unknown'
  | 'Sandbox.Timedout'

/** The names of a handler's own errors, given as names or as classes whose `name` is a literal. */
export type HandlerError<Errors> = Errors extends string
  ? Errors
  : Errors extends { readonly name: infer Name extends string }
    ? string extends Name
      ? never
      : Name
    : never

/**
 * Calls a Lambda function. The task's arguments are the function's event, its result what the function returns.
 *
 * @typeParam Handler - the handler's type: `lambda<typeof handler>(…)`, with `import type { handler }`
 * @typeParam Errors - what the handler throws, for `retry` and `catch` to complete: names, or classes whose `name` is a literal. The type of a
 * function does not tell what it throws.
 * @param ref - the function's name or ARN, or a `param()`
 * @param schemas - of the arguments and of the result, of any Standard Schema library. The mock runtime holds a test's data against them;
 * nothing checks on AWS. Without a handler's type they tell the types: `lambda('count-rows', { args: File, result: Counted })`.
 * @example
 * ```ts
 * flow.task('Validate', lambda<typeof validate>('validate-file'), (file) => ({ key: file.key }))
 * // "Resource": "arn:aws:states:::lambda:invoke",
 * // "Arguments": { "FunctionName": "validate-file", "Payload": { "key": "{% $states.input.key %}" } },
 * // "Output": "{% $states.result.Payload %}"
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function lambda<Handler extends LambdaHandler, Errors extends string | Error = never>(
  ref: string,
  schemas?: {
    readonly args?: InputSchema<HandlerEvent<Handler>>
    readonly result?: InputSchema<HandlerResult<Handler>>
  },
): LambdaResource<HandlerEvent<Handler>, HandlerResult<Handler>, LambdaError | HandlerError<Errors>>
export function lambda<Args, Result>(
  ref: string,
  schemas: { readonly args: InputSchema<Args>; readonly result: InputSchema<Result> },
): LambdaResource<Args, Result>
export function lambda(ref: unknown, schemas?: unknown): unknown {
  const at = callerLocation()
  if ((typeof ref !== 'string' || ref === '') && paramNameOf(ref) === null) {
    throw problem(otherKind("'lambda'", "a function's name or ARN, or a param()", describe(ref)), at)
  }
  const envelope = {
    fixed: [{ key: 'FunctionName', value: knownValue(ref, "a function's name", at) }],
    payloadKey: 'Payload',
  }
  const { args, result } = givenSchemas(schemas, 'a function')
  const invoke: ResourceNode = { resource: 'arn:aws:states:::lambda:invoke', envelope, resultAt: ['Payload'] }
  const callback: ResourceNode = { ...invoke, resource: `${invoke.resource}.waitForTaskToken`, resultAt: [] }
  return Object.freeze({
    ...taskResource(withSchemas(invoke, { args, result })),
    waitForTaskToken: callbackResource(withSchemas(callback, { args })),
  })
}
