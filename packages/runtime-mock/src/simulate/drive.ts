import type { Duration } from '../clock/duration.ts'
import { durationMs } from '../clock/duration.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { OpenExecution } from '../machine/run-execution.ts'

/** Moves an open execution on, for a test that awaits. */
export interface Drive {
  /** Runs works one after the other: time cannot pass for two at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Does all there is to do at this moment. An execution that a wrong call broke stays broken. */
  settle(): Promise<void>
  /** Goes on, deadline by deadline, until `found` gives something; null when that never comes. */
  goOnUntil<T>(found: () => T | null): Promise<T | null>
  /** Lets time pass, with all that falls due on the way, to the end of it. */
  advance(duration: Duration): Promise<void>
}

/** @param before is done before the first event */
export function driveOf(
  open: Pick<OpenExecution, 'settle' | 'isOver'>,
  clock: VirtualClock,
  before: (() => Promise<void>) | null,
): Drive {
  let first = before
  let last: Promise<void> = Promise.resolve()
  let broken: { readonly by: unknown } | null = null

  const settle = async (): Promise<void> => {
    if (broken) throw broken.by
    try {
      await first?.()
      first = null
      await open.settle()
    } catch (error) {
      broken = { by: error }
      throw error
    }
  }

  return {
    settle,
    async inTurn(work) {
      const before = last
      const { promise, resolve } = withResolver()
      last = promise
      await before
      try {
        // Awaited here, so that the stack of an error leads to the line of the test.
        return await work()
      } finally {
        resolve()
      }
    },
    async goOnUntil(found) {
      for (;;) {
        await settle()
        const it = found()
        if (it !== null) return it
        if (open.isOver() || !clock.goToNext()) return null
      }
    },
    async advance(duration) {
      await settle()
      const untilMs = clock.now() + durationMs(duration)
      for (let next = clock.nextDeadline(); next !== null && next <= untilMs; next = clock.nextDeadline()) {
        clock.goToNext()
        await settle()
      }
      clock.advance(untilMs - clock.now())
    },
  }
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
