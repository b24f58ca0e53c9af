import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { StateFailure } from './failure.ts'
import type { TaskCall } from '../services/task-call.ts'
import type { ChildInput, MapRunPlan } from '../states/distributed-map.ts'
import type { BatchPlan } from '../states/item-batches.ts'
import type { IndexTree } from './index-tree.ts'

/** How an execution stands. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** What is fixed when an execution starts. */
export interface ExecutionIdentity {
  readonly executionArn: string
  readonly executionName: string
  readonly roleArn: string
  readonly stateMachineArn: string
  readonly stateMachineName: string
  readonly region: string
  readonly startMs: number
  /** How often it was redriven; null for a synchronous Express execution, whose context object does not say. */
  readonly redriveCount: number | null
  /** When it was redriven last; absent before that. */
  readonly redriveMs?: number
  /** Which child of a Map Run it is, or null. */
  readonly childIndex: number | null
}

/**
 * An execution at rest between two steps. It is plain data: save it, load it, compare two of them.
 *
 * The history is not in it; `step` hands each new event out as an effect, and the execution keeps the last id.
 */
export interface Execution {
  readonly identity: ExecutionIdentity
  readonly input: JsonValue
  /** The input as it was given, white space included. */
  readonly inputText: string
  readonly status: ExecutionStatus
  readonly output: JsonValue | null
  readonly error: string | null
  readonly cause: string | null
  readonly lastEventId: number
  /** Visits begun so far, by which a visit is numbered. */
  readonly visits: number
  /** Tickets given out so far. */
  readonly tickets: number
  /** Where the seeded random source stands. */
  readonly random: number
  readonly root: Strand
}

/**
 * One line of control: the execution itself, a branch of a Parallel, or an iteration of a Map.
 * Strands nest: one that stands at a Parallel or Map has its branches as children.
 */
export interface Strand {
  /** Which branch or which item; 0 for the execution itself. */
  readonly index: number
  /** The event that the strand's next event will link to. */
  readonly previousEventId: number
  /** The variables of this scope, without those of outer scopes. */
  readonly variables: JsonObject
  readonly item: MapItem | null
  readonly activity: Activity
}

/** The item an iteration runs for, as `$$.Map.Item` shows it. */
export interface MapItem {
  readonly index: number
  readonly value: JsonValue
}

/** What a strand is doing. */
export type Activity =
  | {
      readonly kind: 'entering'
      readonly ticket: number
      readonly state: string
      readonly input: JsonValue
      /** The input as JSON text. */
      readonly text: string
    }
  | { readonly kind: 'visiting'; readonly visit: Visit; readonly doing: Doing }
  /** `doing` is what it did when it failed: a redrive goes on from there. */
  | {
      readonly kind: 'failing'
      readonly ticket: number
      readonly visit: Visit
      readonly doing: Doing
      readonly failure: StateFailure
    }
  | { readonly kind: 'done' }

/** A stay in a state, from entry to exit, over all its attempts. */
export interface Visit {
  /** Unique in the execution. */
  readonly id: number
  readonly state: string
  readonly input: JsonValue
  readonly enteredMs: number
  readonly enteredEventId: number
  /** What the StateEntered event linked to. */
  readonly linkBeforeEntry: number
  /** Retries made so far, for each retrier. */
  readonly retries: readonly number[]
}

/** What a visit is waiting for. */
export type Doing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'scheduled'; readonly ticket: number; readonly call: TaskCall }
  | {
      readonly kind: 'calling'
      readonly call: TaskCall
      readonly ticket: number
      /** Whether somebody works on it: an activity waits for a worker first. */
      readonly isTaken: boolean
      readonly deadlines: readonly Deadline[]
    }
  | { readonly kind: 'waiting'; readonly ticket: number; readonly untilMs: number }
  | { readonly kind: 'backing off'; readonly ticket: number; readonly untilMs: number }
  | { readonly kind: 'forked'; readonly fork: Fork }
  | { readonly kind: 'reading items'; readonly ticket: number; readonly plan: MapRunPlan; readonly run: MapRunIdentity }
  | { readonly kind: 'running map'; readonly ticket: number; readonly mapRun: MapRun }
  /** Its children are over; `failure` is how the Map Run ends once its results are written, null for success. */
  | {
      readonly kind: 'writing results'
      readonly ticket: number
      readonly mapRun: MapRun
      readonly failure: StateFailure | null
    }

/** The names a Map Run goes by. */
export interface MapRunIdentity {
  /** `<machine>/<label>`, which its children's ARNs carry. */
  readonly name: string
  readonly id: string
  readonly arn: string
  /** The machine that its children are executions of. */
  readonly stateMachineArn: string
}

/**
 * A distributed Map at work. Its children are executions of their own.
 *
 * It holds what is under way and what is still of use, not what is over: a run over a million items takes the memory of those that run.
 */
export interface MapRun {
  readonly identity: MapRunIdentity
  readonly plan: MapRunPlan
  /** Whether its items are the members of an object. */
  readonly arePairs: boolean
  readonly totalItems: number
  /** How many of its items have come in; the others are read page by page, as children end. */
  readonly itemsTaken: number
  /** The ticket of the page that was asked for, or null. */
  readonly reading: number | null
  /** How items are batched; null without an ItemBatcher, and before the first page. */
  readonly batches: BatchPlan | null
  /** Items that came in and do not fill a batch yet. */
  readonly openBatch: readonly JsonValue[]
  /** What the children to be started get; the first of them is the child number `backlogFrom`. */
  readonly backlog: readonly ChildInput[]
  readonly backlogFrom: number
  /** The children under way, by number. */
  readonly running: IndexTree<ChildRun>
  /** What each child has added to the result, by number, for a run whose results stay in the state's. */
  readonly results: IndexTree<readonly JsonValue[]>
  readonly counts: ChildCounts
  readonly failedItems: number
  /** How many children were listed as never started, since the run has failed. */
  readonly listed: number
}

/** How many children of a Map Run have come to what. */
export interface ChildCounts {
  readonly started: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
}

/** A child execution of a Map Run. */
export interface ChildRun extends ChildInput {
  readonly index: number
  readonly identity: ExecutionIdentity
}

/** A timer that runs beside a task. */
export interface Deadline {
  readonly ticket: number
  readonly purpose: 'timeout' | 'heartbeat'
}

/** The strands under a Parallel or a Map. */
export interface Fork {
  /** The branches or iterations under way, by number. */
  readonly strands: IndexTree<Strand>
  /** What each branch or iteration gave, by number. */
  readonly outputs: IndexTree<JsonValue>
  /** The input of each branch or iteration. */
  readonly inputs: readonly JsonValue[]
  /** The items of a Map; null for a Parallel. */
  readonly items: readonly JsonValue[] | null
  readonly started: number
  readonly ended: number
  readonly maxConcurrency: number
}

/** Where a strand is: the branch or item numbers from the execution inwards. */
export type StrandPath = readonly number[]
