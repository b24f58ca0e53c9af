import type { Retrier } from '@stepwright/asl'
import type { RetryNode } from '@stepwright/dsl'
import { given } from './field.ts'

/** A member of `Retry`, which both query languages write alike. */
export function emitRetry(node: RetryNode): Retrier {
  return {
    ErrorEquals: node.errorEquals,
    ...given('Comment', node.comment),
    ...given('IntervalSeconds', node.intervalSeconds),
    ...given('MaxAttempts', node.maxAttempts),
    ...given('BackoffRate', node.backoffRate),
    ...given('MaxDelaySeconds', node.maxDelaySeconds),
    ...given('JitterStrategy', node.jitterStrategy),
  }
}
