import { describe, expect, test } from 'vitest'
import { randomSource } from '../clock/random.ts'
import { taskFailure } from './failure.ts'
import { matchesError, planRetry, retryDelaySeconds } from './retry.ts'

const named = (error: string | null, otherName: string | null = null) => ({ error, otherName })

describe('matching', () => {
  test.each([
    ['States.ALL', named('Anything'), true],
    ['States.ALL', named(null), true],
    ['States.ALL', named('States.Timeout'), true],
    ['States.ALL', named('States.DataLimitExceeded'), true],
    ['States.ALL', named('States.Runtime'), false],
    ['States.TaskFailed', named('Anything'), true],
    ['States.TaskFailed', named('States.Permissions'), true],
    ['States.TaskFailed', named('States.Timeout'), false],
    ['States.TaskFailed', named('States.Runtime'), false],
    ['States.Timeout', named('States.Timeout', 'States.HeartbeatTimeout'), true],
    ['States.HeartbeatTimeout', named('States.Timeout', 'States.HeartbeatTimeout'), true],
    ['States.HeartbeatTimeout', named('States.Timeout'), false],
    ['Lambda.Unknown', named('lambda.unknown'), false],
    ['Lambda.*', named('Lambda.Unknown'), false],
  ])('%s takes %o: %s', (name, failure, expected) => {
    expect(matchesError([name], failure)).toBe(expected)
  })
})

describe('delays', () => {
  test('grow by the rate up to the maximum', () => {
    const retrier = { ErrorEquals: ['X'], IntervalSeconds: 3, MaxAttempts: 4, BackoffRate: 2, MaxDelaySeconds: 10 }
    expect([0, 1, 2, 3].map((done) => retryDelaySeconds(retrier, done))).toEqual([3, 6, 10, 10])
  })

  test('default to 1, 2 and 4 seconds, three times', () => {
    const random = randomSource(1)
    const plans = [0, 1, 2, 3].map((done) =>
      planRetry([{ ErrorEquals: ['X'] }], [done], taskFailure('X', null), random),
    )
    expect(plans).toEqual([
      { retrier: 0, delayMs: 1000 },
      { retrier: 0, delayMs: 2000 },
      { retrier: 0, delayMs: 4000 },
      null,
    ])
  })

  test('with full jitter lie between nothing and the delay, and repeat with the seed', () => {
    const retrier = { ErrorEquals: ['X'], IntervalSeconds: 100, JitterStrategy: 'FULL' as const }
    const delays = (seed: number): (number | undefined)[] => {
      const random = randomSource(seed)
      return [0, 0, 0].map(() => planRetry([retrier], [0], taskFailure('X', null), random)?.delayMs)
    }
    expect(delays(7)).toEqual(delays(7))
    expect(delays(7)).not.toEqual(delays(8))
    for (const delay of delays(7)) expect(delay).toBeLessThanOrEqual(100_000)
  })

  test('the first retrier that names the error decides, also when it has none left', () => {
    const retriers = [
      { ErrorEquals: ['A', 'B'], MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 9 },
    ]
    const random = randomSource(1)
    expect(planRetry(retriers, [1, 0], taskFailure('B', null), random)).toBeNull()
    expect(planRetry(retriers, [1, 0], taskFailure('C', null), random)).toEqual({ retrier: 1, delayMs: 9000 })
    expect(planRetry([{ ErrorEquals: ['A'], MaxAttempts: 0 }], [], taskFailure('A', null), random)).toBeNull()
  })
})
