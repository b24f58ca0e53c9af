import type { JsonObject, JsonValue, SourceLocation } from '@stepwright/asl'
import type { Elapsed } from '../clock/duration.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { ExecutionStatus } from '../machine/execution.ts'
import type { Duration } from '../clock/duration.ts'
import type { Mock, Mocks } from '../mocks/mock.ts'
import type { NestedMock } from '../mocks/runs.ts'
import type { VisitPlace } from './visit-place.ts'

/** What is known of a machine's tasks, by state name: the arguments and the result of each. Of a bare definition, nothing. */
export type KnownTasks = object

/** How an execution went, or goes. */
export interface RunReport<Tasks = KnownTasks> {
  /** The error's name, or null. */
  readonly error: string | null
  readonly cause: string | null
  /** The visited states in the order they were entered. */
  readonly path: readonly string[]
  /** AWS-shaped events. */
  readonly history: readonly HistoryEvent[]
  /** Virtual time from start to end. */
  readonly elapsed: Elapsed
  /** The variables of the outermost scope at the end. */
  readonly variables: JsonObject
  /**
   * What happened in a state; in a Map, in all its iterations or in one: `state('Copy', { mapIndex: 2 })`. An unknown name is an error
   * (SW4002); a state that was not reached has no visits.
   */
  readonly state: StateLookup<Tasks>
  /** Every visit of every state in the order they were entered. */
  readonly visits: readonly VisitReport[]
  /** What jitter, ids and `$random` were seeded with: the same seed gives the same history. */
  readonly seed: number
}

/** How an execution went: what `simulate` gives. */
export interface Run<Output = JsonValue, Tasks = KnownTasks> extends RunReport<Tasks> {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>
  /** The output; reading it from a run that did not succeed is an error (SW4008) that says how the run ended. */
  readonly output: Output
  /**
   * Redrives it, as `RedriveExecution` does: an execution that ended without success goes on where it stood, what had succeeded is kept,
   * and retries and timeouts begin anew. Gives the whole of it, with one history.
   *
   * @throws StepwrightError SW4016 when it cannot be redriven, SW4007 for a Map Run, and what `simulate` throws
   * @example
   * const broken = await simulate(flow, { input, mocks: { Load: rows, Merge: fails('Redshift.Down') } })
   * const mended = await broken.redrive({ mocks: { Merge: { merged: 10 } } })
   */
  redrive(options?: RedriveOptions<Tasks>): Promise<Run<Output, Tasks>>
}

/** A nested execution, as far as it has gone: what a mock of `runs(…)` started. */
export interface NestedRun<Output = JsonValue, Tasks = KnownTasks> extends RunReport<Tasks> {
  readonly executionArn: string
  /** `RUNNING` while it runs, and where it waits for ever with nobody waiting for it. */
  readonly status: ExecutionStatus
  /** The output; reading it from one that has none is an error (SW4008). */
  readonly output: Output
}

/** How an execution is redriven. */
export interface RedriveOptions<Tasks = KnownTasks> {
  /** Mocks for what is done now, in the places of those of the same names; the others go on as they were. */
  readonly mocks?: MocksOfTasks<Tasks>
  /** How long after its end, in virtual time: at most 14 days. Default: at once. */
  readonly after?: Duration
}

type MocksOfTasks<Tasks> = [keyof Tasks] extends [never]
  ? Mocks
  : {
      readonly [Name in keyof Tasks]?: Tasks[Name] extends { readonly args: infer Args; readonly result: infer Result }
        ? Mock<Args, Result> | NestedMock<Args> | readonly (Mock<Args, Result> | NestedMock<Args>)[]
        : Mock
    }

/** `run.state(name)`: a task of a pipeline has the types of its arguments and its result. */
export interface StateLookup<Tasks = KnownTasks> {
  <Name extends keyof Tasks & string>(
    name: Name,
    place?: VisitPlace,
  ): Tasks[Name] extends { readonly args: infer Args; readonly result: infer Result }
    ? StateReport<Args, Result>
    : StateReport
  (name: string, place?: VisitPlace): StateReport
}

/** What happened in a state over a whole run. */
export interface StateReport<Args = JsonValue, Result = JsonValue> {
  readonly name: string
  readonly visits: readonly VisitReport<Args, Result>[]
  /** The attempts of all visits, in order. */
  readonly attempts: readonly AttemptReport<Args, Result>[]
}

/** One stay in a state. */
export interface VisitReport<Args = JsonValue, Result = JsonValue> {
  readonly state: string
  readonly type: string
  /** The place in `run.visits` of the Map or Parallel around it; null at the top. */
  readonly parent: number | null
  /** How many Maps and Parallels the state lies in. */
  readonly depth: number
  /** The index of the innermost Map iteration around the state, or null. */
  readonly mapIndex: number | null
  readonly input: JsonValue
  /** Absent when the state was left by a failure. */
  readonly output?: JsonValue
  /** Virtual milliseconds since the execution's start. */
  readonly enteredMs: number
  /** When it was left or failed; null when it was aborted, or is not over. */
  readonly exitedMs: number | null
  /**
   * `caught`: it failed, and one of its catchers took over. `failed`: nothing caught it here, or it is a Fail. `aborted`: what is
   * around it ended first. `running`: the execution is not over, and stands here.
   */
  readonly outcome: 'succeeded' | 'caught' | 'failed' | 'aborted' | 'running'
  /** How often its Retry began it anew. */
  readonly retries: number
  /** The last failure in the visit, handled or not; null when there was none. */
  readonly error: string | null
  readonly cause: string | null
  /** Where the expression that failed was written; absent when none failed, or when it is not known. */
  readonly failedAt?: SourceLocation
  /** For a Task, a Parallel and a Map: one for each try. */
  readonly attempts: readonly AttemptReport<Args, Result>[]
}

/** One try of a Task, Parallel or Map. */
export interface AttemptReport<Args = JsonValue, Result = JsonValue> {
  readonly startedMs: number
  readonly endedMs: number | null
  /** What went out to the service; absent for a Parallel and a Map. */
  readonly arguments?: JsonValue
  /** What the task's mock was called with: for a Lambda function, the payload. Absent where no mock was. */
  readonly input?: Args
  /** What the mock, or the test, answered: for a Lambda function, the payload. Absent where no mock was, and when the task failed. */
  readonly result?: Result
  /** What the mock threw: the handler's own error, with its stack. */
  readonly thrown?: unknown
  /** The execution that the task started, where its mock is `runs(…)`; its output is there, and not in `result`. */
  readonly nested?: NestedRun
  /** The error's name, null when the attempt succeeded or its failure had none. */
  readonly error: string | null
  readonly cause: string | null
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'timed out' | 'aborted'
}
