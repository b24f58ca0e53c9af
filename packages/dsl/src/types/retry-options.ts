import type { Duration } from './duration.ts'

/** How often and how fast a failed state is tried again. What is left out has Step Functions' default. */
export interface RetryOptions {
  /** Tries after the first; default 3, and 0 means never. */
  readonly maxAttempts?: number
  /** Before the first retry; default one second, and never less. */
  readonly interval?: Duration
  /** What each further delay is multiplied by; default 2, and never less than 1. */
  readonly backoffRate?: number
  /** The longest delay. */
  readonly maxDelay?: Duration
  /** `FULL` draws each delay at random between zero and the computed one; default `NONE`. */
  readonly jitter?: 'FULL' | 'NONE'
  /** Why: the retrier's `Comment`. */
  readonly comment?: string
}
