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

/** The retry of a failure, or null when no retrier has one left. The first retrier that names the error decides. */
export function planRetry(
  retriers: readonly Retrier[],
  retries: readonly number[],
  failure: StateFailure,
  random: RandomSource,
): RetryPlan | null {
  const index = retriers.findIndex((retrier) => matchesError(retrier.ErrorEquals, failure))
  const retrier = retriers[index]
  if (!retrier) return null
  const done = retries[index] ?? 0
  if (done >= (retrier.MaxAttempts ?? defaults.maxAttempts)) return null
  const delaySeconds = retryDelaySeconds(retrier, done)
  const jittered = retrier.JitterStrategy === 'FULL' ? delaySeconds * random.next() : delaySeconds
  return { retrier: index, delayMs: Math.round(jittered * 1000) }
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
