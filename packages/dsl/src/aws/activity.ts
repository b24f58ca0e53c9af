import { callerLocation } from '../args/caller-location.ts'
import type { InputSchema } from '../types/input-schema.ts'
import type { Resource } from '../types/resource.ts'
import type { HandlerError } from './lambda.ts'
import { arnText, taskResource } from './task-resource.ts'
import { givenSchemas, withSchemas } from './task-schemas.ts'

/**
 * An activity: a worker of your own asks Step Functions for work, and reports the result.
 *
 * @typeParam Args - what the worker is given
 * @typeParam Result - what it reports
 * @typeParam Errors - what it fails with, for `retry` and `catch` to complete: names, or classes whose `name` is a literal
 * @param arn - the activity's ARN, or a `param()`
 * @param schemas - of the arguments and of the result; the mock runtime holds a test's data against them
 * @throws StepwrightError SW1011 when `arn` is neither
 * @example
 * ```ts
 * flow.task('Scan', activity<{ key: string }, { clean: boolean }>(param('ScanActivityArn')), (file) => ({ key: file.key }))
 * // "Resource": "${ScanActivityArn}", "Arguments": { "key": "{% $states.input.key %}" }
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export function activity<Args, Result, Errors extends string | Error = never>(
  arn: string,
  schemas?: { readonly args?: InputSchema<Args>; readonly result?: InputSchema<Result> },
): Resource<Args, Result, unknown, HandlerError<Errors>>
export function activity(arn: unknown, schemas?: unknown): unknown {
  const resource = arnText(arn, "'activity'", callerLocation())
  const node = { resource, envelope: null, resultAt: [] }
  return Object.freeze(taskResource(withSchemas(node, givenSchemas(schemas, 'an activity'))))
}
