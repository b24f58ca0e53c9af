import { readableMs } from '../clock/duration.ts'
import { failureText } from './failure-text.ts'
import { placeText } from './places.ts'
import { foldIterations, nothingFolded, type Fold } from './fold-iterations.ts'
import type { ExecutionStatus } from '../machine/execution.ts'
import type { AttemptReport, RunReport, VisitReport } from './run.ts'

/** What a timeline is drawn from. */
export interface TimelineSource extends Pick<RunReport, 'error' | 'cause' | 'elapsed' | 'visits'> {
  readonly status: ExecutionStatus
}

/** How much a timeline tells. */
export interface TimelineOptions {
  /** Tells iterations of a Map that went alike once, and how many there are. Default: true. */
  readonly foldIterations?: boolean
  /** How many lines there may be; what is between the first and the last ones is left out. Default: no limit. */
  readonly maxLines?: number
}

/**
 * A run as lines of text: each state with the virtual time it was entered at, how it ended and how long it took, its
 * attempts where there was more than one, and how the run ended. Nested states are indented, iterations numbered.
 *
 * @example
 * ```
 *       +0s  Validate  Task    ok after 2 attempts  5.3s
 *       +0s    attempt 1       failed  Busy
 *       +5s    attempt 2       succeeded
 *     +5.3s  Rejected  Fail    failed  SchemaInvalid: no header
 *     +5.3s  FAILED  SchemaInvalid: no header
 * ```
 */
export function timeline(run: TimelineSource, options: TimelineOptions = {}): readonly string[] {
  const { visits } = run
  const { hidden, after } = (options.foldIterations ?? true) ? foldIterations(visits) : nothingFolded
  const rows = visits.flatMap((visit, place) =>
    hidden.has(place)
      ? []
      : [visitRow(visit, place, visits), ...attemptRows(visit), ...(after.get(place) ?? []).map(foldRow)],
  )
  const margin = Math.max(narrowest, moment(run.elapsed.ms).length)
  const last = `${moment(run.elapsed.ms).padStart(margin)}  ${run.status}${spaced(failureText(run))}`
  return [...clipped(aligned(rows, margin), margin, (options.maxLines ?? Infinity) - 1), last]
}

/** A line before its columns are aligned. */
interface Row {
  readonly atMs: number | null
  readonly name: string
  readonly type: string
  readonly ending: string
}

function visitRow(visit: VisitReport, place: number, visits: readonly VisitReport[]): Row {
  const { state, depth, mapIndex, type, enteredMs } = visit
  const name = `${indent(depth)}${state}${mapIndex === null ? '' : ` #${mapIndex}`}`
  return { atMs: enteredMs, name, type, ending: endingOf(visit, place, visits) }
}

function endingOf(visit: VisitReport, place: number, visits: readonly VisitReport[]): string {
  const { outcome, attempts, enteredMs, exitedMs } = visit
  const tries = attempts.length > 1 ? ` after ${attempts.length} attempts` : ''
  const took = exitedMs === null || exitedMs === enteredMs ? '' : `  ${readableMs(exitedMs - enteredMs)}`
  const isFailure = outcome === 'caught' || outcome === 'failed'
  const at = isFailure && visit.failedAt ? `  at ${placeText(visit.failedAt)}` : ''
  const failure = isFailure ? `${spaced(whatFailed(visit, place, visits))}${at}` : ''
  return `${outcome === 'succeeded' ? 'ok' : outcome}${tries}${took}${failure}`
}

/** The failure, without its cause where the next lines tell that: those of the attempts, and of the states inside. */
function whatFailed(visit: VisitReport, place: number, visits: readonly VisitReport[]): string {
  const { error, cause, type } = visit
  const isAround = type === 'Map' || type === 'Parallel'
  const isToldInside =
    isAround && visits.some((inner) => inner.parent === place && inner.error === error && inner.cause === cause)
  return failureText({ error, cause: isToldInside || visit.attempts.length > 1 ? null : cause })
}

function attemptRows({ attempts, depth }: VisitReport): readonly Row[] {
  if (attempts.length < 2) return []
  return attempts.map((attempt, at) => ({
    atMs: attempt.startedMs,
    name: `${indent(depth + 1)}attempt ${at + 1}`,
    type: '',
    ending: `${attempt.outcome}${spaced(attemptFailure(attempt, attempts[at - 1]))}`,
  }))
}

/** A cause is told once, however often it comes back. */
function attemptFailure(attempt: AttemptReport, before: AttemptReport | undefined): string {
  if (attempt.outcome === 'succeeded') return ''
  const isSame = before?.error === attempt.error && before.cause === attempt.cause
  return failureText(isSame ? { error: attempt.error, cause: null } : attempt)
}

function foldRow({ index, more, depth }: Fold): Row {
  return { atMs: null, name: `${indent(depth)}… ${more} more like #${index}`, type: '', ending: '' }
}

function aligned(rows: readonly Row[], margin: number): readonly string[] {
  const widest = (text: (row: Row) => string): number => rows.reduce((most, row) => Math.max(most, text(row).length), 0)
  const names = widest(({ name }) => name)
  const types = widest(({ type }) => type)
  return rows.map(({ atMs, name, type, ending }) =>
    `${(atMs === null ? '' : moment(atMs)).padStart(margin)}  ${name.padEnd(names)}  ${type.padEnd(types)}  ${ending}`.trimEnd(),
  )
}

function clipped(lines: readonly string[], margin: number, most: number): readonly string[] {
  if (lines.length <= most) return lines
  const first = Math.floor((most - 1) / 2)
  const last = most - 1 - first
  const leftOut = `${' '.repeat(margin)}  … ${lines.length - first - last} lines left out`
  return [...lines.slice(0, first), leftOut, ...lines.slice(lines.length - last)]
}

/** How wide the column of times is at least. */
const narrowest = 9
const indent = (depth: number): string => '  '.repeat(depth)
const spaced = (text: string): string => (text === '' ? '' : `  ${text}`)

function moment(ms: number): string {
  return `+${readableMs(ms)}`
}
