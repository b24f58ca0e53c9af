import type { JsonObject } from '@stepwright/asl'
import type { Fragment } from './fragment.ts'
import type { InputSchema } from './input-schema.ts'
import type { TasksOfStates } from './tasks-of-states.ts'

/**
 * A finished flow: what `succeed()` returns. It can be compiled, run on the mock and deployed.
 *
 * @typeParam Input - what an execution starts with
 * @typeParam Output - what a succeeded execution yields
 * @typeParam Tasks - each task state by name, as {@link Task}
 */
export interface Pipeline<Input, Output, Tasks> extends Fragment<Input, object, never, never, Tasks, Output> {
  /** The state machine's name. */
  readonly name: string
  /** The schema that `pipeline(name, { input })` was given. */
  readonly inputSchema: InputSchema<unknown> | undefined
  /**
   * That schema as JSON Schema (draft 2020-12), for documentation, forms and validators; `undefined` without a schema.
   *
   * @throws StepwrightError SW1016 when the schema's library does not write JSON Schema, or cannot for this one
   */
  readonly inputJsonSchema: JsonObject | undefined
}

/** A flow that ended in `fail`: nothing follows, but the names it used stay taken. */
export type Ended<Input, Needs, States, Ends> = Pipeline<Input, Ends, TasksOfStates<States>> &
  Fragment<Input, Needs, never, never, States, Ends>

/** Any finished flow. */
export type AnyPipeline = Pipeline<never, unknown, unknown>

/** What an execution of this pipeline starts with: `InputOf<typeof flow>`. */
export type InputOf<Flow extends AnyPipeline> =
  Flow extends Pipeline<infer Input, infer _Output, infer _Tasks> ? Input : never

/** What a succeeded execution of this pipeline yields: `OutputOf<typeof flow>`. */
export type OutputOf<Flow extends AnyPipeline> =
  Flow extends Pipeline<infer _Input, infer Output, infer _Tasks> ? Output : never

/** The pipeline's tasks by state name, each a `Task<Args, Result>`: `TasksOf<typeof flow>`. */
export type TasksOf<Flow extends AnyPipeline> =
  Flow extends Pipeline<infer _Input, infer _Output, infer Tasks> ? Tasks : never
