import type { TaskWorld } from '../services/task-world.ts'
import type { DefinitionSource } from '../simulate/options.ts'

/**
 * What `TestState` is asked, in the shape of the API: the same object can be sent to AWS with `TestStateCommand` of
 * `@aws-sdk/client-sfn`. Values are JSON text; only `definition` may be an object too.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export interface TestStateRequest {
  /** One state, or a whole state machine together with `stateName`. */
  readonly definition?: DefinitionSource | undefined
  /** Which state of the machine, at any depth. */
  readonly stateName?: string | undefined
  /** Default `{}`. */
  readonly input?: string | undefined
  /** `DEBUG` and `TRACE` add `inspectionData`. Default `INFO`. */
  readonly inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE' | undefined
  /** A Task without a mock needs one, as on AWS. */
  readonly roleArn?: string | undefined
  /** Not together with a mock. */
  readonly revealSecrets?: boolean | undefined
  /** The workflow variables that the state sees, as a JSON object. */
  readonly variables?: string | undefined
  /** The context object, in the place of one that is made up. */
  readonly context?: string | undefined
  readonly mock?: TestStateMock | undefined
  readonly stateConfiguration?: TestStateConfiguration | undefined
}

/** What a Task, Map or Parallel answers: a result or an error. */
export interface TestStateMock {
  /** The raw result: what the service answers, or an array with one entry for each branch or item. */
  readonly result?: string | undefined
  readonly errorOutput?: { readonly error?: string | undefined; readonly cause?: string | undefined } | undefined
  /** How strictly a result is compared with what the called API answers. Default `STRICT`. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE' | undefined
}

/** What has happened to the state before. */
export interface TestStateConfiguration {
  /** How often the retrier that an error falls to has retried. */
  readonly retrierRetryCount?: number | undefined
  /** In which state of the Map or Parallel the mocked error arose. */
  readonly errorCausedByState?: string | undefined
  /** How many items of a Map have failed. */
  readonly mapIterationFailureCount?: number | undefined
  /** What the ItemReader of a Map reads: a JSON array. */
  readonly mapItemReaderData?: string | undefined
}

/** The world around a tested state. */
export interface TestStateOptions {
  /** Answers a Task that has no mock, in the place of the real service. */
  readonly tasks?: TaskWorld
  /** Values of the `${Name}` substitutions in the definition. A missing one is an error (SW4005). */
  readonly params?: { readonly [name: string]: string }
  /** The time it is: ISO 8601 or a Date. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: string | Date
  /** Seeds `$random`, `$uuid` and tokens. Default 1. */
  readonly seed?: number
  /** The region in ARNs. Default `us-east-1`. */
  readonly region?: string
  /** The account in ARNs. Default `123456789012`. */
  readonly accountId?: string
}
