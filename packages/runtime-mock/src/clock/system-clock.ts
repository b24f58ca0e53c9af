import type { Clock } from './clock.ts'

/** The longest that a timer of Node can wait. */
const longestMs = 2 ** 31 - 1

/** The time that it is. Its timers do not keep the process from ending. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    schedule(atMs, run) {
      let timer: NodeJS.Timeout
      const wait = (): void => {
        const leftMs = atMs - Date.now()
        timer = setTimeout(leftMs > longestMs ? wait : run, Math.min(Math.max(leftMs, 0), longestMs)).unref()
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}
