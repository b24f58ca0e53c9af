/** A limit of one evaluation was passed. AWS words these without a code, which sets them apart from JSONata's own errors. */
export interface LimitExceeded {
  readonly limit: 'time' | 'depth' | 'memory'
  readonly message: string
}

export const timeExceeded: LimitExceeded = {
  limit: 'time',
  message: 'Expression evaluation timeout: Check for infinite loop',
}

const depthExceeded: LimitExceeded = {
  limit: 'depth',
  message: 'Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive.',
}

export const memoryExceeded: LimitExceeded = {
  limit: 'memory',
  message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage',
}

/**
 * What AWS allows one evaluation. Depth and memory were measured there: chains of more than about 100 nested evaluations
 * fail; `[1..873782]` and a string of 2^22 characters pass, `[1..873783]` and 2^23 characters do not, which 8 bytes for an
 * item and one for a character explain; `$range` stops earlier.
 *
 * AWS stops an evaluation after about a second. A second is another amount of work on every machine and at every time, so here it is an amount
 * of work: what the engine does in about a second. `timeMs` only stops what the count does not see, such as a pattern that backtracks.
 *
 * `largeBytes` is ours: so much in all may be made in values of {@link largeValueBytes} and more. They may all be held at once, and without
 * a bound they would take all the memory of the process, which ends it.
 */
export const jsonataLimits: {
  readonly steps: number
  readonly timeMs: number
  readonly depth: number
  readonly memoryBytes: number
  readonly rangeItems: number
  readonly largeBytes: number
} = { steps: 4_000_000, timeMs: 10_000, depth: 100, memoryBytes: 873_782 * 8, rangeItems: 360_145, largeBytes: 2 ** 30 }

const largeValueBytes = 65_536

const stepsBetweenClocks = 256

/**
 * Counts the steps of one evaluation, and throws what was exceeded. A step is the evaluation of a part of the expression, a KiB that it gives, the
 * call of a built-in function, or 64 characters or 256 items that it is given.
 */
export class EvaluationLimits {
  readonly #deadlineMs: number
  #stepsLeft: number
  #depth = 0
  #largeBytesLeft = jsonataLimits.largeBytes
  #lastLarge: unknown = null
  /** To look at the clock costs more than a step. */
  #untilClock = stepsBetweenClocks

  constructor(steps: number, timeMs: number) {
    this.#stepsLeft = steps
    this.#deadlineMs = performance.now() + timeMs
  }

  /** The time that is left, at least a millisecond. */
  remainingMs(): number {
    return Math.max(1, Math.ceil(this.#deadlineMs - performance.now()))
  }

  /** Before each step of the engine. */
  enter(): void {
    if (++this.#depth > jsonataLimits.depth) fail(depthExceeded)
    this.spend(1)
  }

  /** After each step, with what it made. */
  exit(result: unknown): void {
    this.#depth--
    const bytes = sizeInBytes(result)
    if (bytes > jsonataLimits.memoryBytes) fail(memoryExceeded)
    this.#stepsLeft -= bytes >> 10
    if (bytes >= largeValueBytes) this.#hold(result, bytes)
  }

  /** Counts a large value, once while it is handed from step to step. */
  #hold(value: unknown, bytes: number): void {
    if (value === this.#lastLarge) return
    this.#lastLarge = value
    this.#largeBytesLeft -= bytes
    if (this.#largeBytesLeft < 0) fail(memoryExceeded)
  }

  /** Before a built-in function is called. */
  call(args: readonly unknown[]): void {
    let steps = 1
    for (const arg of args) {
      // Most functions of texts take them apart, character by character.
      if (typeof arg === 'string') steps += arg.length >> 6
      else if (Array.isArray(arg)) steps += arg.length >> 8
    }
    this.spend(steps)
  }

  /** Counts work that takes so many steps. */
  spend(steps: number): void {
    this.#stepsLeft -= steps
    if (this.#stepsLeft < 0) fail(timeExceeded)
    this.#untilClock -= steps
    if (this.#untilClock > 0) return
    this.#untilClock = stepsBetweenClocks
    if (performance.now() > this.#deadlineMs) fail(timeExceeded)
  }
}

function sizeInBytes(value: unknown): number {
  if (typeof value === 'string') return value.length
  return Array.isArray(value) ? value.length * 8 : 0
}

/** The engine hands on what is thrown, as it does its own plain objects. */
export function fail(exceeded: LimitExceeded): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- caught again at the one door, evaluate-jsonata.ts
  throw { ...exceeded }
}

/** Recognises a limit among the things an evaluation can throw. */
export function asLimitExceeded(thrown: unknown): LimitExceeded | null {
  if (thrown instanceof RangeError) return /call stack/i.test(thrown.message) ? depthExceeded : memoryExceeded
  return typeof thrown === 'object' && thrown !== null && 'limit' in thrown ? (thrown as LimitExceeded) : null
}
