import type { JsonObject, JsonValue, SourceLocation } from '@stepwright/asl'
import type { Elapsed } from '../clock/duration.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { ExecutionStatus } from '../machine/execution.ts'

/** How an execution went: what `simulate` gives. */
export interface Run<Output = JsonValue> {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>
  /** The output; reading it from a run that did not succeed is an error (SW4008) that says how the run ended. */
  readonly output: Output
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
  /** What happened in a state. An unknown name is an error (SW4002); a state that was not reached has no visits. */
  readonly state: (name: string) => StateReport
  /** Every visit of every state in the order they were entered. */
  readonly visits: readonly VisitReport[]
}

/** What happened in a state over a whole run. */
export interface StateReport {
  readonly name: string
  readonly visits: readonly VisitReport[]
  /** The attempts of all visits, in order. */
  readonly attempts: readonly AttemptReport[]
}

/** One stay in a state. */
export interface VisitReport {
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
  /** When it was left or failed; null when it was aborted. */
  readonly exitedMs: number | null
  /**
   * `caught`: it failed, and one of its catchers took over. `failed`: nothing caught it here, or it is a Fail. `aborted`: what is
   * around it ended first.
   */
  readonly outcome: 'succeeded' | 'caught' | 'failed' | 'aborted'
  /** The last failure in the visit, handled or not; null when there was none. */
  readonly error: string | null
  readonly cause: string | null
  /** Where the expression that failed was written; absent when none failed, or when it is not known. */
  readonly failedAt?: SourceLocation
  /** For a Task, a Parallel and a Map: one for each try. */
  readonly attempts: readonly AttemptReport[]
}

/** One try of a Task, Parallel or Map. */
export interface AttemptReport {
  readonly startedMs: number
  readonly endedMs: number | null
  /** What went out to the service; absent for a Parallel and a Map. */
  readonly arguments?: JsonValue
  readonly result?: JsonValue
  /** The error's name, null when the attempt succeeded or its failure had none. */
  readonly error: string | null
  readonly cause: string | null
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'timed out' | 'aborted'
}
