import type { Cancel, Clock } from './clock.ts'

/** A clock that stands still until it is told to go on: a Wait of a year costs nothing. */
export interface VirtualClock extends Clock {
  /** Goes to the next deadline and runs everything due there. False when nothing is scheduled. */
  goToNext(): boolean
  /** Goes on by `byMs`, deadline by deadline. */
  advance(byMs: number): void
  /** The next deadline, or null when nothing is scheduled. */
  nextDeadline(): number | null
}

interface Deadline {
  readonly atMs: number
  readonly order: number
  readonly run: () => void
  cancelled: boolean
}

/**
 * A virtual clock that starts at `startMs`.
 *
 * Deadlines run in order of due time, then of insertion, and `now()` inside a callback equals its deadline.
 */
export function virtualClock(startMs: number): VirtualClock {
  const heap: Deadline[] = []
  let nowMs = startMs
  let inserted = 0

  /** Drops cancelled deadlines from the top, so that time never goes to one. */
  const earliest = (): Deadline | undefined => {
    while (heap[0]?.cancelled) takeTop(heap)
    return heap[0]
  }

  const runDue = (untilMs: number): void => {
    for (let top = earliest(); top && top.atMs <= untilMs; top = earliest()) {
      takeTop(heap)
      nowMs = Math.max(nowMs, top.atMs)
      top.run()
    }
  }

  return {
    now: () => nowMs,
    schedule(atMs, run): Cancel {
      const deadline: Deadline = { atMs: Math.max(atMs, nowMs), order: inserted++, run, cancelled: false }
      insert(heap, deadline)
      return () => {
        deadline.cancelled = true
      }
    },
    goToNext() {
      const next = earliest()
      if (!next) return false
      runDue(next.atMs)
      return true
    },
    advance(byMs) {
      const untilMs = nowMs + byMs
      runDue(untilMs)
      nowMs = untilMs
    },
    nextDeadline: () => earliest()?.atMs ?? null,
  }
}

function isBefore(one: Deadline, other: Deadline): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
}

function insert(heap: Deadline[], deadline: Deadline): void {
  let at = heap.push(deadline) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!swapIfBefore(heap, at, parent)) return
    at = parent
  }
}

function takeTop(heap: Deadline[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  heap[0] = last
  for (let at = 0; ;) {
    const left = 2 * at + 1
    const right = left + 1
    const rightOne = heap[right]
    const leftOne = heap[left]
    if (!leftOne) return
    const child = rightOne && isBefore(rightOne, leftOne) ? right : left
    if (!swapIfBefore(heap, child, at)) return
    at = child
  }
}

/** Swaps two places of the heap when the deadline at `lower` comes before the one at `upper`. */
function swapIfBefore(heap: Deadline[], lower: number, upper: number): boolean {
  const one = heap[lower]
  const other = heap[upper]
  if (!one || !other || !isBefore(one, other)) return false
  heap[lower] = other
  heap[upper] = one
  return true
}
