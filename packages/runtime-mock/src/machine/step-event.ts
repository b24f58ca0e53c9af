import type { JsonValue, StateMachineDefinition } from '@stepwright/asl'
import type { HistoryEvent } from '../history/event.ts'
import type { ItemsRead, ReaderRequest } from '../services/item-reader.ts'
import type { ChildResult, ResultFolder } from '../services/result-files.ts'
import type { TaskCall } from '../services/task-call.ts'
import type { ChildEnd } from '../states/map-results.ts'
import type { ExecutionIdentity, StrandPath } from './execution.ts'

/** What moves an execution on. */
export type StepEvent =
  | { readonly kind: 'start' }
  /** A strand may go on; the answer to a `continue` effect. */
  | { readonly kind: 'continue'; readonly strand: StrandPath; readonly ticket: number }
  /** A deadline was reached; the answer to a `schedule` effect. */
  | { readonly kind: 'due'; readonly strand: StrandPath; readonly ticket: number; readonly purpose: TimerPurpose }
  /** A worker took the work; for activities. Other tasks start by themselves. */
  | {
      readonly kind: 'task started'
      readonly strand: StrandPath
      readonly ticket: number
      readonly workerName: string | null
    }
  /** The service took the work; for `.sync` and `.waitForTaskToken`. */
  | {
      readonly kind: 'task submitted'
      readonly strand: StrandPath
      readonly ticket: number
      readonly output: JsonValue
    }
  | {
      readonly kind: 'task succeeded'
      readonly strand: StrandPath
      readonly ticket: number
      readonly output: JsonValue
    }
  | {
      readonly kind: 'task failed'
      readonly strand: StrandPath
      readonly ticket: number
      readonly error: string | null
      readonly cause: string | null
    }
  /** The worker of a callback or activity is alive. */
  | { readonly kind: 'task heartbeat'; readonly strand: StrandPath; readonly ticket: number }
  /** Items of a distributed Map were read; the answer to a `read items` effect. */
  | { readonly kind: 'items read'; readonly strand: StrandPath; readonly ticket: number; readonly read: ItemsRead }
  /** A child execution of a distributed Map is over; the answer to a `start child` effect. */
  | {
      readonly kind: 'child ended'
      readonly strand: StrandPath
      readonly ticket: number
      readonly index: number
      readonly end: ChildEnd
    }
  /** The results of a distributed Map were written; the answer to a `write results` effect. */
  | { readonly kind: 'results written'; readonly strand: StrandPath; readonly ticket: number }
  /** `RedriveExecution`: an execution that ended without success goes on. The only event that one takes which is over. */
  | { readonly kind: 'redrive' }
  /** `StopExecution`. */
  | { readonly kind: 'stop'; readonly error: string | null; readonly cause: string | null }

/** What a timer is for. */
export type TimerPurpose = 'wait' | 'retry' | 'timeout' | 'heartbeat' | 'execution timeout'

/** What the world has to do for an execution. Effects are data; `runExecution` carries them out in order. */
export type Effect =
  | { readonly kind: 'record'; readonly event: HistoryEvent; readonly place: RecordPlace }
  /** A state failed. The history has no event for that of most states, and a report has to tell. */
  | { readonly kind: 'note failure'; readonly failure: FailureNote }
  /** How a Map Run is to go; said again as its items become known. The history tells only that it began. */
  | { readonly kind: 'note map run'; readonly mapRun: MapRunNote }
  /** Come back with `continue`, after everything that came before. */
  | { readonly kind: 'continue'; readonly strand: StrandPath; readonly ticket: number }
  | {
      readonly kind: 'schedule'
      readonly strand: StrandPath
      readonly ticket: number
      readonly purpose: TimerPurpose
      readonly atMs: number
    }
  | { readonly kind: 'cancel'; readonly ticket: number }
  | {
      readonly kind: 'read items'
      readonly strand: StrandPath
      readonly ticket: number
      readonly mapRunArn: string
      /** The number of the first item that is wanted. */
      readonly from: number
      readonly request: ReaderRequest
    }
  /** What a child of a distributed Map left, for the files of the run. */
  | {
      readonly kind: 'add result'
      readonly state: string
      readonly folder: ResultFolder
      readonly result: ChildResult
    }
  /** All results of a distributed Map were added. */
  | {
      readonly kind: 'write results'
      readonly strand: StrandPath
      readonly ticket: number
      readonly state: string
      readonly folder: ResultFolder
    }
  | {
      readonly kind: 'start child'
      readonly strand: StrandPath
      readonly ticket: number
      readonly child: ChildStart
    }
  /** Stops the children that carry this ticket. */
  | { readonly kind: 'stop children'; readonly ticket: number }
  | { readonly kind: 'call'; readonly strand: StrandPath; readonly ticket: number; readonly call: TaskCall }
  /** The call with this ticket is over, answered or not: nobody waits for its answer any more. */
  | { readonly kind: 'end call'; readonly ticket: number }

/** A child execution to be started. */
interface ChildStart {
  /** The visit of the Map that starts it. */
  readonly visit: number
  readonly mapRunArn: string
  readonly index: number
  /** How many items it stands for. */
  readonly items: number
  readonly definition: StateMachineDefinition
  readonly identity: ExecutionIdentity
  readonly input: JsonValue
  readonly seed: number
}

/** Where in the execution an event happened: what the history leaves out and a report needs. */
export interface RecordPlace {
  readonly strand: StrandPath
  /** The visit the event belongs to; null for events of the execution itself. */
  readonly visit: number | null
}

/** A Map Run, as it was planned. */
export interface MapRunNote {
  readonly arn: string
  /** The visit of its Map. */
  readonly visit: number
  readonly maxConcurrency: number
  readonly toleratedCount: number | null
  readonly toleratedPercentage: number | null
  /** How many items each of its children stands for, those that became known since it was said last. */
  readonly itemsOfChildren: readonly number[]
}

/** That a state failed, and what became of it. */
export interface FailureNote {
  readonly visit: number
  /** The last event before it. */
  readonly afterEventId: number
  readonly atMs: number
  readonly error: string | null
  readonly cause: string | null
  readonly handling: 'retried' | 'caught' | 'not handled'
}
