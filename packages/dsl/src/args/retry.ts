import type { SourceLocation } from '@stepwright/asl'
import type { RetryNode } from '../ir/nodes.ts'
import { retryOutOfRange } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { describe } from './describe.ts'
import { durationSeconds } from './duration.ts'
import { errorNames } from './error-names.ts'

const most = 99_999_999
const mostDelay = 31_622_400
const options = ['maxAttempts', 'interval', 'backoffRate', 'maxDelay', 'jitter', 'comment']

/** The arguments of `retry` as a node. */
export function retryNode(errors: unknown, given: unknown, at: SourceLocation): RetryNode {
  if (isPolicy(errors)) {
    if (given !== undefined) throw problem(otherKind('a retry policy', 'no options beside it', describe(given)), at)
    const { errors: names, ...rest } = errors
    return retryNode(names, rest, at)
  }
  if (given !== undefined && (typeof given !== 'object' || given === null)) {
    throw problem(otherKind('a retry', 'an object of options', describe(given)), at)
  }
  const { maxAttempts, interval, backoffRate, maxDelay, jitter, comment, ...others } = (given ?? {}) as Record<
    string,
    unknown
  >
  const [other] = Object.keys(others)
  if (other !== undefined) throw problem(otherKind('a retry', options.join(', '), `'${other}'`), at)

  const intervalSeconds = optional(interval, (value) =>
    durationSeconds(value, "A retry's 'interval'", { least: 1, most }, at),
  )
  const maxDelaySeconds = optional(maxDelay, (value) =>
    durationSeconds(value, "A retry's 'maxDelay'", { least: 1, most: mostDelay }, at),
  )
  if (maxDelaySeconds !== null && maxDelaySeconds <= (intervalSeconds ?? 1)) {
    throw problem(retryOutOfRange('maxDelay', "longer than its 'interval'", `${maxDelaySeconds} seconds`), at)
  }
  return Object.freeze({
    errorEquals: errorNames(errors, 'retry', at),
    intervalSeconds,
    maxAttempts: optional(maxAttempts, (value) => attempts(value, at)),
    backoffRate: optional(backoffRate, (value) => rate(value, at)),
    maxDelaySeconds,
    jitterStrategy: optional(jitter, (value) => jitterStrategy(value, at)),
    comment: optional(comment, (value) => text(value, at)),
    at,
  })
}

function optional<Result>(given: unknown, read: (value: unknown) => Result): Result | null {
  return given === undefined ? null : read(given)
}

function attempts(given: unknown, at: SourceLocation): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= most) return given
  throw problem(retryOutOfRange('maxAttempts', `a whole number from 0 to ${most}`, describe(given)), at)
}

function rate(given: unknown, at: SourceLocation): number {
  if (typeof given === 'number' && Number.isFinite(given) && given >= 1) return given
  throw problem(retryOutOfRange('backoffRate', 'a number from 1 up', describe(given)), at)
}

function jitterStrategy(given: unknown, at: SourceLocation): 'FULL' | 'NONE' {
  if (given === 'FULL' || given === 'NONE') return given
  throw problem(retryOutOfRange('jitter', "'FULL' or 'NONE'", describe(given)), at)
}

function text(given: unknown, at: SourceLocation): string {
  if (typeof given === 'string') return given
  throw problem(otherKind("a retry's 'comment'", 'text', describe(given)), at)
}

function isPolicy(errors: unknown): errors is { readonly errors: unknown } {
  return typeof errors === 'object' && errors !== null && 'errors' in errors
}
