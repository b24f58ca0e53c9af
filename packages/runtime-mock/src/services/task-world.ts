import type { JsonValue } from '@stepwright/asl'
import type { Duration } from '../clock/duration.ts'
import type { TaskCall } from './task-call.ts'

/** What a service answers to a call. */
export type TaskReply = ReplyBase &
  (
    | { readonly kind: 'success'; readonly output: JsonValue }
    | { readonly kind: 'failure'; readonly error: string | null; readonly cause: string | null }
    /** It does not answer by itself: somebody outside does, or a timeout ends the task. */
    | { readonly kind: 'none' }
  )

interface ReplyBase {
  /** The answer to the start of a job or callback, which TaskSubmitted shows; null for none. */
  readonly submitted: JsonValue | null
  /** Who did the work of an activity, or null. */
  readonly workerName?: string | null
  /** How often the worker reports that it is alive meanwhile; none when absent. */
  readonly heartbeatEvery?: Duration | null
  /**
   * Virtual time until a worker takes the work of an activity: neither its timeout nor its heartbeat runs yet. At once when absent; null when
   * somebody outside takes it, or nobody.
   */
  readonly takenAfter?: Duration | null
  /** Virtual time from the call, of an activity from when the work is taken, to the answer. */
  readonly delay: Duration
}

/** Whatever does the work of tasks: mocks, recorded outcomes, or a worker behind an API. */
export interface TaskWorld {
  /** Starts the work of one attempt. It rejects with a StepwrightError only when the call itself is wrong. */
  call(call: TaskCall): Promise<TaskReply>
  /** Nobody will ask again about the calls of an execution that is over. */
  forget?(executionArn: string): void
}
