import type { JsonValue } from '@stepwright/asl'
import type { Duration } from '../clock/duration.ts'
import type { Mocks } from '../mocks/mock.ts'
import type { FieldValidationMode } from '../mocks/result-mismatch.ts'
import type { Boundaries } from '../mocks/boundaries.ts'
import type { SourceOf } from '../report/places.ts'
import type { ObjectStore } from '../s3/object-store.ts'

/** What a simulated execution starts from. */
export interface SimulateOptions {
  /** The execution's input. Default `{}`. */
  readonly input?: unknown
  /** What stands in for the tasks, by state name or resource ARN. Each task that runs needs one (SW4001). */
  readonly mocks?: Mocks
  /**
   * Allows mocks that the run does not need. By default a mock that no task used, or a reply that no call took, is an
   * error (SW4003): it means the run did not go where the test thinks.
   */
  readonly allowUnusedMocks?: boolean
  /**
   * How closely mocked results must follow what the services' APIs can answer, by AWS's own models of them (SW4017).
   *
   * `PRESENT`, the default, looks at the members that a mock gives: their types, ranges, allowed values and the case of their names; a mock may
   * leave members out. `STRICT` also asks for those that the API always answers, as TestState does by default. `NONE` takes any result.
   *
   * What a function, an activity's worker or a callback returns is theirs, and HTTP endpoints, API Gateway, Kubernetes and the finished jobs of
   * EMR, EMR Serverless, EMR on EKS and EKS are not modelled: all these are taken as they are.
   */
  readonly fieldValidationMode?: FieldValidationMode
  /**
   * What stands between a task and its mock, or between a distributed Map and its items, by state name. Default: mocks take and give what the
   * service does, a Lambda's its payload; and items are whatever is read.
   */
  readonly boundaries?: Boundaries
  /** Is done before anything runs; when it rejects, so does the simulation. */
  readonly before?: () => Promise<void>
  /** Values of the `${Name}` substitutions in the definition. A missing one is an error (SW4005). */
  readonly params?: { readonly [name: string]: string }
  /** The store that a distributed Map reads and writes. */
  readonly s3?: ObjectStore
  /**
   * Stops the execution after some virtual time, as `StopExecution` does: it ends as `ABORTED`, and no Retry or Catch
   * sees it. An execution that is over by then is not touched.
   */
  readonly stop?: { readonly after: Duration; readonly error?: string; readonly cause?: string }
  /** Seeds jitter, `$random`, `$uuid`, tokens and request ids. Default 1; equal seeds give equal histories. */
  readonly seed?: number
  /** The virtual time at the start: ISO 8601 or a Date. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: string | Date
  /**
   * Where each part of the definition was written, by JSON pointer. What is wrong, and which expression failed, is then told with its place.
   * For a pipeline it is known.
   */
  readonly sourceOf?: SourceOf
  /** The execution's name. Default `simulation`. */
  readonly executionName?: string
  /** The state machine's name. Default `StateMachine`. */
  readonly name?: string
  /** The region in ARNs and events. Default `us-east-1`. */
  readonly region?: string
  /** The account in ARNs. Default `123456789012`. */
  readonly accountId?: string
}

/** A definition as an object or as JSON text. */
export type DefinitionSource = string | { readonly [key: string]: JsonValue } | object
