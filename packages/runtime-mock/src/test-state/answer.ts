import type { ObservationPoint } from '../data/observation.ts'

/** What `TestState` answers; a request that AWS refuses is answered with its error. */
export type TestStateAnswer = TestStateResponse | TestStateRefusal

/** How the state went. */
export interface TestStateResponse {
  /** `RETRIABLE`: a retrier takes the error. `CAUGHT_ERROR`: a catcher does. */
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  /** JSON text: what leaves the state, also by a catcher. */
  readonly output?: string
  readonly error?: string
  readonly cause?: string
  /** Where it leaves to. */
  readonly nextState?: string
  /** With inspection level `DEBUG` or `TRACE`. */
  readonly inspectionData?: InspectionData
}

/** AWS's error for a request. The status is ours: AWS answers with an HTTP status. */
export interface TestStateRefusal {
  readonly status: 'REFUSED'
  readonly errorCode: 'InvalidDefinition' | 'InvalidExecutionInput' | 'ValidationException'
  readonly errorMessage: string
}

type NumberPoint = 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage'

/** The data flow of a state, step by step: JSON text, and numbers where ASL has numbers. */
export type InspectionData = {
  readonly input: string
  readonly variables?: string
  readonly errorDetails?: ErrorDetails
} & {
  readonly [Point in Exclude<ObservationPoint, NumberPoint>]?: string
} & { readonly [Point in NumberPoint]?: number }

/** Which handler an error falls to. */
export interface ErrorDetails {
  readonly catchIndex?: number
  /** Also of a retrier that has no retry left. */
  readonly retryIndex?: number
  /** The wait before the next retry. */
  readonly retryBackoffIntervalSeconds?: number
}
