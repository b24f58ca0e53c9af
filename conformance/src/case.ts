import type { HistoryEvent, MockConfigFile } from '@stepwright/runtime-mock'
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
  /** `bucket/key` to content; `$buckets` lists the buckets. */
  readonly s3?: { readonly [place: string]: JsonValue }
  /** The same run through a mock configuration file of Step Functions Local. */
  readonly localMock?: { readonly config: MockConfigFile; readonly stateMachine: string; readonly testCase: string }
  readonly mocks?: { readonly lambda?: { readonly [name: string]: LambdaBehaviour } }
  /** The history is listed from its end. */
  readonly reverseOrder?: boolean
  readonly expected: { readonly events?: readonly HistoryEvent[] }
}

/** What a recorded Lambda function did. */
export interface LambdaBehaviour {
  readonly behaviour: 'echo' | 'return' | 'raise' | 'sleep' | 'return_template'
  readonly value?: JsonValue
  readonly valueRepeat?: { readonly char: string; readonly count: number }
  readonly errorType?: string
  readonly errorMessage?: string
  readonly seconds?: number
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

/** The answer to a case that runs a machine. */
export interface ExecutionAnswer {
  readonly id: string
  readonly status: string
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  readonly events: readonly HistoryEvent[]
}

/** One line for the scorer. */
export type Answer =
  | ExecutionAnswer
  | { readonly id: string; readonly response: JsonObject }
  | { readonly id: string; readonly errorCode: string; readonly errorMessage: string }
  | { readonly id: string; readonly skipped: string }
  | { readonly id: string; readonly crashed: string }
