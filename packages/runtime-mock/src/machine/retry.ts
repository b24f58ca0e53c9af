import type { Catcher, Retrier } from '@stepwright/asl'
import type { RandomSource } from '../clock/random.ts'
import type { StateFailure } from './failure.ts'

type Failure = Pick<StateFailure, 'error' | 'otherName'>

const defaults = { intervalSeconds: 1, maxAttempts: 3, backoffRate: 2 } as const

/** The retry that a failure gets: when, and which retrier's count goes up. */
export interface RetryPlan {
  readonly retrier: number
  readonly delayMs: number
}

/**
 * Whether a failure carries one of these names, or falls under `States.ALL` (all but `States.Runtime`) or
 * `States.TaskFailed` (all but `States.Timeout` and `States.Runtime`).
 *
 * @see https://states-language.net/spec.html#errors
 */
export function matchesError(errorEquals: readonly string[], { error, otherName }: Failure): boolean {
  return errorEquals.some((name) => {
    if (name === 'States.ALL') return error !== 'States.Runtime'
    if (name === 'States.TaskFailed') return error !== 'States.Timeout' && error !== 'States.Runtime'
    return error !== null && (name === error || name === otherName)
  })
}

/** Which retrier decides about a failure, exhausted or not: the first that names the error. -1 for none. */
export function retrierFor(retriers: readonly Retrier[], failure: StateFailure): number {
  return retriers.findIndex((retrier) => matchesError(retrier.ErrorEquals, failure))
}

/** The retry of a failure, or null when its retrier has none left, or it has no retrier. */
export function planRetry(
  retriers: readonly Retrier[],
  retries: readonly number[],
  failure: StateFailure,
  random: RandomSource,
): RetryPlan | null {
  const index = retrierFor(retriers, failure)
  const retrier = retriers[index]
  const done = retries[index] ?? 0
  if (!retrier || isExhausted(retrier, done)) return null
  const delaySeconds = retryDelaySeconds(retrier, done)
  const jittered = retrier.JitterStrategy === 'FULL' ? delaySeconds * random.next() : delaySeconds
  return { retrier: index, delayMs: Math.round(jittered * 1000) }
}

/** Whether a retrier has no retry left when `done` have been made. */
export function isExhausted(retrier: Retrier, done: number): boolean {
  return done >= (retrier.MaxAttempts ?? defaults.maxAttempts)
}

/** The delay before the next retry, in seconds, when `done` have been made. Jitter is not in it. */
export function retryDelaySeconds(retrier: Retrier, done: number): number {
  const base =
    (retrier.IntervalSeconds ?? defaults.intervalSeconds) * (retrier.BackoffRate ?? defaults.backoffRate) ** done
  return Math.min(base, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY)
}

/** The catcher that takes a failure, or null. */
export function catcherFor(catchers: readonly Catcher[], failure: StateFailure): Catcher | null {
  return catchers.find((catcher) => matchesError(catcher.ErrorEquals, failure)) ?? null
}
