import type { HistoryEvent } from '@stepwright/runtime-mock'
import type { JsonObject, JsonValue } from '@stepwright/asl'

/** A recorded case, as far as the runner reads it. */
export interface Case {
  readonly id: string
  readonly suite: string
  readonly kind:
    'execution' | 'logs' | 'express_sync' | 'express_async' | 'test_state' | 'validate' | 'create_error' | 'api'
  readonly definition?: JsonObject
  readonly definitionText?: string
  readonly input?: JsonValue
  /** The input as it was sent, where it was not plain JSON. */
  readonly inputText?: string
  readonly context?: { readonly stateMachineArn: string; readonly executionArn: string; readonly roleArn: string }
  readonly taskOutcomes?: { readonly [state: string]: readonly Outcome[] }
  readonly request?: JsonObject
  /** The history is listed from its end. */
  readonly reverseOrder?: boolean
  readonly expected: { readonly events?: readonly HistoryEvent[] }
}

/** What a task's attempt gave on AWS. */
export interface Outcome {
  /** The branches and iterations around the task, outermost first. */
  readonly at?: readonly {
    readonly map?: string
    readonly parallel?: string
    readonly index?: number
    readonly branch?: number
  }[]
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: JsonValue
  readonly timeout?: boolean
  readonly submitted?: JsonValue
  readonly event?: string
}

/** One line for the scorer. */
export type Answer = { readonly id: string } & (
  | {
      readonly status: string
      readonly output?: JsonValue
      readonly error?: string
      readonly cause?: string
      readonly events: readonly HistoryEvent[]
    }
  | { readonly response: JsonObject }
  | { readonly errorCode: string; readonly errorMessage: string }
  | { readonly skipped: string }
  | { readonly crashed: string }
)
