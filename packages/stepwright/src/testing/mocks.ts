import type { JsonValue } from '@stepwright/asl'
import type { AnyPipeline, Task, TasksOf } from '@stepwright/dsl'
import type {
  Delayed,
  Failure,
  MockFunction,
  NestedMock,
  ReplySequence,
  Waiting,
  Worker,
} from '@stepwright/runtime-mock'

/** One answer of a task's mock: a value, a function, a failure, or one of these after a delay. */
export type TaskReply<Args, Result> = NoValue<Args, Result> | (unknown extends Result ? JsonValue : Result)

type NoValue<Args, Result> =
  | Failure
  | Waiting
  | Delayed<Args, Result>
  | Worker<Args, Result>
  | MockFunction<Args, Result>
  // Inside other replies it has no place, which is told when it is used there.
  | NestedMock<Args>

/**
 * What stands in for a task: one reply for all calls, or a sequence with one for each. A task whose result is an array
 * gives it from a function or in `sequence(…)`: an array by itself is a sequence.
 */
export type TaskMock<Args, Result> =
  | ReplySequence<Args, Result>
  | ([Result] extends [readonly unknown[]]
      ? NoValue<Args, Result>
      : TaskReply<Args, Result> | readonly TaskReply<Args, Result>[])

/** Mocks for a pipeline: its tasks' names, each with the arguments and the result of that task. */
export type TaskMocks<Tasks> = {
  readonly [Name in keyof Tasks]?: Tasks[Name] extends Task<infer Args, infer Result> ? TaskMock<Args, Result> : never
}

/**
 * Mocks for a pipeline, as `simulate` takes them: for those that several tests share. `Required<MocksOf<…>>` has one for each task.
 *
 * @example
 * ```ts
 * const mocks: MocksOf<typeof dailyTransactions> = {
 *   Validate: ({ key }) => ({ valid: key.endsWith('.csv'), errors: [] }),
 *   Deduplicate: fails('Glue.ConcurrentRunsExceededException'),
 * }
 * ```
 */
export type MocksOf<Flow extends AnyPipeline> = TaskMocks<TasksOf<Flow>>
