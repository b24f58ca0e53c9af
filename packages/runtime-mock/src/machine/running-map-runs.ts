import type { ItemReader } from '../services/item-reader.ts'
import type { ResultFiles } from '../services/result-files.ts'
import type { ExecutionStatus } from './execution.ts'
import { noted, tallied, type MapRunJournal } from './map-run-journal.ts'
import type { MapRunNote } from './step-event.ts'

/** The Map Runs of an execution under way. Most executions have none, so it is made with the first. */
export interface RunningMapRuns<Child> {
  /** By ARN, as all that follow. */
  readonly journals: Map<string, MapRunJournal>
  /** What they read. */
  readonly readers: Map<string, ItemReader>
  /** What they write. */
  readonly results: Map<string, ResultFiles>
  /** By number: those under way, and of those that are over the ones that are kept, in the order they were started. */
  readonly children: Map<number, Child>
}

export function noMapRuns<Child>(): RunningMapRuns<Child> {
  return { journals: new Map(), readers: new Map(), results: new Map(), children: new Map() }
}

export function noteMapRun({ journals }: RunningMapRuns<unknown>, note: MapRunNote): void {
  journals.set(note.arn, noted(journals.get(note.arn), note))
}

/** Counts a child that went from one status to another; from null when it was started. */
export function tally(
  { journals }: RunningMapRuns<unknown>,
  { mapRunArn, items }: { readonly mapRunArn: string; readonly items: number },
  from: ExecutionStatus | null,
  to: ExecutionStatus,
): void {
  const mapRun = journals.get(mapRunArn)
  if (mapRun) journals.set(mapRunArn, tallied(mapRun, items, from, to))
}

/** When what was given to the files so far is out of memory. */
export async function allWritten({ results }: RunningMapRuns<unknown>): Promise<void> {
  for (const files of results.values()) await files.written()
}

/** The execution is over: it reads no more, and what it has not finished writing is not there. */
export async function abandon({ readers, results }: RunningMapRuns<unknown>): Promise<void> {
  const unfinished = [...results.values()]
  readers.clear()
  results.clear()
  for (const files of unfinished) await files.abandon()
}
