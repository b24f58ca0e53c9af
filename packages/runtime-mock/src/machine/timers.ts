import type { Cancel, Clock } from '../clock/clock.ts'

/** The timers of an execution. Each is known by a number, and gone once it has run or was called off: none outlives what it is for. */
export interface Timers {
  readonly set: (key: number, atMs: number, run: () => void) => void
  /** Does nothing when there is none. */
  readonly cancel: (key: number) => void
  readonly cancelAll: () => void
}

export function timersOn(clock: Clock): Timers {
  const running = new Map<number, Cancel>()
  const cancel = (key: number): void => {
    running.get(key)?.()
    running.delete(key)
  }
  return {
    set(key, atMs, run) {
      cancel(key)
      const fire = (): void => {
        running.delete(key)
        run()
      }
      running.set(key, clock.schedule(atMs, fire))
    },
    cancel,
    cancelAll() {
      for (const call of running.values()) call()
      running.clear()
    },
  }
}
