import { callerLocation } from '../args/caller-location.ts'
import { describe } from '../args/describe.ts'
import { knownValue } from '../args/known-value.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { param, paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { isPipeline } from '../read-machine.ts'
import type { Unfinished } from '../sentences/unfinished.ts'
import type { CallbackResource } from '../types/callback-resource.ts'
import type { AnyFragment } from '../types/fragment.ts'
import type { AnyPipeline, InputOf, OutputOf } from '../types/pipeline.ts'
import type { Resource } from '../types/resource.ts'
import { callbackResource, taskResource } from './task-resource.ts'
import { withSchemas } from './task-schemas.ts'

/** Another state machine as a task resource: the task's arguments are its input. */
export interface NestedExecution<Input, Output> extends Resource<
  Input,
  { readonly ExecutionArn: string; readonly StartDate: string },
  unknown,
  StartExecutionError
> {
  /** Waits until the execution has ended; the result is its output. One that fails fails the task with `States.TaskFailed`. */
  readonly sync: Resource<Input, Output, unknown, StartExecutionError>
  /** Waits until someone reports with the task's token, which the input carries on: `context.Task.Token`. */
  readonly waitForTaskToken: CallbackResource<Input, StartExecutionError>
}

/** The errors of starting an execution. */
export type StartExecutionError =
  | 'StepFunctions.ExecutionAlreadyExistsException'
  | 'StepFunctions.ExecutionLimitExceededException'
  | 'StepFunctions.StateMachineDoesNotExistException'

/**
 * Starts another pipeline, typed by that pipeline: its input is checked, and `.sync` yields its output.
 *
 * @param flow - the other pipeline; or, where its type alone is known, the ARN of its state machine: `startExecution<typeof qualityCheck>(arn)`
 * @param arn - the ARN of its state machine; by default a `param()` named after it: `QualityCheckArn` for 'quality-check'
 * @throws StepwrightError SW1011 for what is neither
 * @example
 * ```ts
 * flow.task('Check quality', startExecution(qualityCheck).sync, (file) => ({ table: file.table }))
 * // "Resource": "arn:aws:states:::states:startExecution.sync:2",
 * // "Arguments": { "StateMachineArn": "${QualityCheckArn}", "Input": { "table": "{% $states.input.table %}" } },
 * // "Output": "{% $states.result.Output %}"
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function startExecution<Flow extends AnyFragment>(
  flow: Flow extends AnyPipeline ? Flow | string : AnyFragment extends Flow ? string : Unfinished,
  arn?: string,
): Flow extends AnyPipeline ? NestedExecution<InputOf<Flow>, OutputOf<Flow>> : NestedExecution<unknown, unknown>
export function startExecution(flow: unknown, arn?: unknown): unknown {
  const at = callerLocation()
  const given = arn ?? (isPipeline(flow) ? param(paramOf(flow.name)) : flow)
  const isArn = (typeof given === 'string' && given.startsWith('arn:')) || paramNameOf(given) !== null
  if (!isArn) {
    throw problem(otherKind("'startExecution'", "a pipeline, or a state machine's ARN or param()", describe(given)), at)
  }
  const envelope = {
    fixed: [{ key: 'StateMachineArn', value: knownValue(given, "a state machine's ARN", at) }],
    payloadKey: 'Input',
  }
  const args = (isPipeline(flow) ? flow.inputSchema : undefined) ?? null
  const node = (suffix: string, resultAt: readonly string[]): ResourceNode =>
    withSchemas({ resource: `arn:aws:states:::states:startExecution${suffix}`, envelope, resultAt }, { args })
  return Object.freeze({
    ...taskResource(node('', [])),
    sync: Object.freeze(taskResource(node('.sync:2', ['Output']))),
    waitForTaskToken: callbackResource(node('.waitForTaskToken', [])),
  })
}

/** `QualityCheckArn` for `quality-check`. */
function paramOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return `${joined}Arn`
}
