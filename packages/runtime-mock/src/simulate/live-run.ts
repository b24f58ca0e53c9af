import type { JsonValue } from '@stepwright/asl'
import type { Duration } from '../clock/duration.ts'
import type { ExecutionStatus } from '../machine/execution.ts'
import type { CallScope } from '../services/task-call.ts'
import type { KnownTasks, NestedRun, RedriveOptions, Run, RunReport } from '../report/run.ts'
import type { VisitPlace } from '../report/visit-place.ts'

/**
 * An execution that the test drives: what `start` gives.
 *
 * Virtual time passes only while one of its promises is awaited, deadline by deadline, and only as far as that one needs. What it tells
 * (`path`, `history`, `visits` …) is how things stand now, so the matchers take it as well.
 */
export interface LiveRun<Output = JsonValue, Tasks = KnownTasks> extends RunReport<Tasks>, TasksToAnswer<Tasks> {
  readonly status: ExecutionStatus
  readonly clock: RunClock
  /**
   * Goes on until a state is entered, or stays when the execution stands in it.
   *
   * @throws StepwrightError SW4015 when it is never reached, SW4002 when the definition has no such state
   */
  until(state: (keyof Tasks & string) | (string & {})): Promise<void>
  /** Stops the execution, as `StopExecution` does. */
  stop(reason?: { readonly error?: string; readonly cause?: string }): Promise<void>
  /**
   * Redrives the execution once it is over, as `RedriveExecution` does: it stands again where it stood.
   *
   * @throws StepwrightError SW4016 when it cannot be redriven, SW4007 for a Map Run
   */
  redrive(options?: RedriveOptions<Tasks>): Promise<void>
  /**
   * Goes on to the end, and gives what `simulate` would. A task that nobody answers ends by its timeout.
   *
   * @throws StepwrightError SW4011 when a task without a timeout waits for ever, SW4003 a mock was not used
   */
  finish(): Promise<Run<Output, Tasks>>
}

/** What of an execution the test answers. */
export interface TasksToAnswer<Tasks = KnownTasks> {
  /**
   * A task to answer: one that waits for its token to come back, an activity, a job, or one whose mock is `waits()`. Each of its methods
   * first goes on until the task waits, then does its work, then all that follows at that moment.
   *
   * @throws StepwrightError SW4002 when the definition has no such task
   */
  readonly task: TaskLookup<Tasks>
  /** All the tasks of that name that wait, once at least one does: for a Map, whose iterations wait side by side. */
  readonly tasks: WaitingLookup<Tasks>
  /** What waits for an answer from the test now, in the order of branches and iterations. */
  readonly waiting: readonly WaitingTask[]
  /**
   * Goes on until a task whose mock is `runs(…)` has started an execution, and gives the last one that it started: to look at, and to
   * answer what waits in it. `nested<TasksOf<typeof qualityCheck>>('Check quality')` has the types of its tasks.
   *
   * @throws StepwrightError SW4015 when it never comes, SW4002 when the definition has no such task
   */
  readonly nested: <Nested = KnownTasks>(name: TaskNames<Tasks>, place?: VisitPlace) => Promise<LiveNestedRun<Nested>>
}

/** A nested execution that the test drives along with the one that started it. */
export interface LiveNestedRun<Tasks = KnownTasks> extends NestedRun<JsonValue, Tasks>, TasksToAnswer<Tasks> {}

/** The virtual time of an execution. */
export interface RunClock {
  /** The time it is in the execution. */
  now(): Date
  /** Lets this much time pass, with all that falls due on the way, to the end of it: what waits is left waiting. */
  advance(duration: Duration): Promise<void>
}

/** Which of several tasks of one name is meant. */
export interface TaskPlace<Args = JsonValue> extends VisitPlace {
  /** The token that the task gave away. */
  readonly token?: string
  /** Says whether it is the one, by the arguments it was called with. */
  readonly where?: (args: Args) => boolean
}

/** What can be told to a task that waits. Each promise ends when all is done that follows at that moment. */
interface TaskAnswers<Result> {
  /** The work is done: `SendTaskSuccess`, or the end of the job. An activity that nobody took is taken first. */
  readonly succeed: (result: Result) => Promise<void>
  /** The work has failed: `SendTaskFailure`, or the job's failure. A cause that is an object is written as JSON text. */
  readonly fail: (error: string, cause?: string | object) => Promise<void>
  /** The worker is alive: `SendTaskHeartbeat`. The time until the next one is due begins anew. */
  readonly heartbeat: () => Promise<void>
  /** A worker takes the work of an activity, as `GetActivityTask` does. */
  readonly take: (workerName?: string) => Promise<void>
}

/** A task to answer, which may not have been reached yet. */
export interface TaskHandle<Args = JsonValue, Result = JsonValue> extends TaskAnswers<Result> {
  /** Goes on until the task waits, and gives what is known of it. */
  waiting(): Promise<WaitingTask<Args, Result>>
}

/** A task that waits for an answer. When it has ended meanwhile, by its timeout for instance, its methods are errors (SW4015). */
export interface WaitingTask<Args = JsonValue, Result = JsonValue> extends TaskAnswers<Result> {
  readonly state: string
  /** What it was called with, as its mock would be: for a Lambda function, the payload. */
  readonly arguments: Args
  /** The token of a callback or an activity; null for other tasks. */
  readonly token: string | null
  /** 1, and one more for each retry. */
  readonly attempt: number
  /** The index of the innermost Map iteration around it, or null. */
  readonly mapIndex: number | null
  /** The Map iterations and Parallel branches around it in its execution, outermost first. */
  readonly inside: readonly CallScope[]
}

/** A task's name with what a test knows of it: the types of a pipeline's task. */
type Typed<Tasks, Name extends keyof Tasks> = Tasks[Name] extends {
  readonly args: infer Args
  readonly result: infer Result
}
  ? { readonly args: Args; readonly result: unknown extends Result ? JsonValue : Result }
  : { readonly args: JsonValue; readonly result: JsonValue }

/** `run.task(name)`. Of a pipeline it takes the names of its tasks only; of a definition, any name. */
export type TaskLookup<Tasks = KnownTasks> = <Name extends TaskNames<Tasks>>(
  name: Name,
  place?: TaskPlace<TaskOf<Tasks, Name>['args']>,
) => TaskHandle<TaskOf<Tasks, Name>['args'], TaskOf<Tasks, Name>['result']>

/** `run.tasks(name)`. */
export type WaitingLookup<Tasks = KnownTasks> = <Name extends TaskNames<Tasks>>(
  name: Name,
  place?: TaskPlace<TaskOf<Tasks, Name>['args']>,
) => Promise<readonly WaitingTask<TaskOf<Tasks, Name>['args'], TaskOf<Tasks, Name>['result']>[]>

type TaskNames<Tasks> = [keyof Tasks] extends [never] ? string : keyof Tasks & string

type TaskOf<Tasks, Name> = Name extends keyof Tasks
  ? Typed<Tasks, Name>
  : { readonly args: JsonValue; readonly result: JsonValue }
