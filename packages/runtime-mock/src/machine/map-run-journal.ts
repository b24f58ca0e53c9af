import type { ExecutionStatus } from './execution.ts'
import type { MapRunNote } from './step-event.ts'

/** A Map Run as it was planned, and how many of all its children stand how: also those of which nothing else is kept. */
export interface MapRunJournal extends MapRunNote {
  readonly executions: ChildTally
  readonly items: ChildTally
}

/** How many child executions stand how, or how many items they stand for. What was stopped with its Map Run is aborted. */
export interface ChildTally {
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
}

const places = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const satisfies { readonly [Status in ExecutionStatus]: keyof ChildTally }

const noChildren: ChildTally = { running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }

/** A Map Run after something new was said of it. */
export function noted(known: MapRunJournal | undefined, note: MapRunNote): MapRunJournal {
  if (!known) return { ...note, executions: noChildren, items: noChildren }
  return { ...known, ...note, itemsOfChildren: [...known.itemsOfChildren, ...note.itemsOfChildren] }
}

/** A Map Run after one of its children went from one status to another; from null when it was started. */
export function tallied(
  mapRun: MapRunJournal,
  items: number,
  from: ExecutionStatus | null,
  to: ExecutionStatus,
): MapRunJournal {
  return { ...mapRun, executions: moved(mapRun.executions, 1, from, to), items: moved(mapRun.items, items, from, to) }
}

function moved(tally: ChildTally, by: number, from: ExecutionStatus | null, to: ExecutionStatus): ChildTally {
  const left = from === null ? tally : { ...tally, [places[from]]: tally[places[from]] - by }
  return { ...left, [places[to]]: left[places[to]] + by }
}
