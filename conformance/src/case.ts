import type { HistoryEvent, MockConfigFile } from '@stepwright/runtime-mock'
import type { JsonObject, JsonValue } from '@stepwright/asl'

/** A recorded case, as far as the runner reads it. */
export interface Case {
  readonly id: string
  readonly suite: string
  /** The test it belongs to; several cases may. */
  readonly group?: string
  /** The day it was recorded: `2024-11-20`. */
  readonly recorded?: string
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
  /** Kind `api`: the calls, in order. */
  readonly calls?: readonly ApiCall[]
  /** What the recorder put in the place of names: bare words and placeholders. */
  readonly normalizers?: { readonly regex?: readonly string[] }
  readonly expected: Expected
}

/** What AWS did, as far as the runner looks at it: where the recording has the scene of a call nowhere else. */
export interface Expected {
  readonly events?: readonly HistoryEvent[]
  readonly exceptionText?: string
}

/** A call of the API. */
export interface ApiCall {
  /** As the SDK for Python writes it: `create_state_machine`. */
  readonly op: string
  readonly params: JsonObject
  readonly raises?: boolean
  /** What the recorder called members of the answer. */
  readonly bind?: { readonly [member: string]: string }
}

/** What AWS answered to one of the calls; without a number, what was delivered elsewhere. */
export interface ExpectedAnswer {
  readonly call?: number
  readonly errorCode?: string
  readonly exceptionType?: string
  readonly exceptionText?: string
  readonly response?: JsonValue
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
  | { readonly id: string; readonly answers: readonly JsonObject[] }
  | { readonly id: string; readonly skipped: string }
  | { readonly id: string; readonly crashed: string }
