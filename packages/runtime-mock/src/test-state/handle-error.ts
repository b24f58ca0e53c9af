import type { Catcher, Retrier, State } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { errorOutputOf } from '../machine/error-output.ts'
import type { StateFailure } from '../machine/failure.ts'
import { catcherFor, isExhausted, retrierFor, retryDelaySeconds } from '../machine/retry.ts'
import type { VisitScope } from '../states/interpreter.ts'
import type { ErrorDetails } from './answer.ts'
import type { Departure } from './run-tested-state.ts'

/** What becomes of a failure: a retry, a catch, or the end. */
export type Handling =
  | { readonly status: 'RETRIABLE'; readonly failure: StateFailure; readonly details: ErrorDetails }
  | {
      readonly status: 'CAUGHT_ERROR'
      readonly failure: StateFailure
      readonly details: ErrorDetails
      readonly departure: Departure
    }
  | { readonly status: 'FAILED'; readonly failure: StateFailure; readonly details: ErrorDetails }

/** Applies Retry, then Catch. `retries` have been made by the retrier that takes the failure. */
export function handleError(state: State, scope: VisitScope, failure: StateFailure, retries: number): Handling {
  if (failure.isFatal) return { status: 'FAILED', failure, details: {} }
  const retriers: readonly Retrier[] = ('Retry' in state ? state.Retry : undefined) ?? []
  const retryIndex = retrierFor(retriers, failure)
  const retrier = retriers[retryIndex]
  const details: ErrorDetails = retrier ? { retryIndex } : {}
  if (retrier && !isExhausted(retrier, retries)) {
    const retryBackoffIntervalSeconds = Math.round(retryDelaySeconds(retrier, retries))
    return { status: 'RETRIABLE', failure, details: { ...details, retryBackoffIntervalSeconds } }
  }
  const catchers: readonly Catcher[] = ('Catch' in state ? state.Catch : undefined) ?? []
  const catcher = catcherFor(catchers, failure)
  if (!catcher) return { status: 'FAILED', failure, details }

  const catchIndex = catchers.indexOf(catcher)
  const exit = dataFlowOf(scope.language).exitCaught(catcher, catchIndex, scope, errorOutputOf(failure))
  if (!exit.ok) return { status: 'FAILED', failure: exit.failure, details: { ...details, catchIndex } }
  const departure = { ...exit.value, next: catcher.Next }
  return { status: 'CAUGHT_ERROR', failure, details: { ...details, catchIndex }, departure }
}
