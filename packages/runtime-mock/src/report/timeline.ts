import { readableMs } from '../clock/duration.ts'
import type { AttemptReport, Run, VisitReport } from './run.ts'

/** What a timeline is drawn from. */
export type TimelineSource = Pick<Run<unknown>, 'status' | 'error' | 'cause' | 'elapsed' | 'visits'>

const longestCause = 200

/**
 * A run as lines of text: each state with its virtual time and duration, its attempts where there was more than one or
 * one failed, and how the run ended. Nested states are indented, iterations numbered.
 */
export function timeline(run: TimelineSource): readonly string[] {
  const names = run.visits.map(label)
  const width = Math.max(0, ...names.map((name) => name.length))
  const types = Math.max(0, ...run.visits.map(({ type }) => type.length))
  return [
    ...run.visits.flatMap((visit, at) => [
      `${moment(visit.enteredMs)}  ${(names[at] ?? '').padEnd(width)}  ${visit.type.padEnd(types)}  ${ending(visit)}`.trimEnd(),
      ...attemptLines(visit),
    ]),
    `${moment(run.elapsed.ms)}  ${run.status}${failureText(run)}`,
  ]
}

function label({ state, depth, mapIndex }: VisitReport): string {
  return `${'  '.repeat(depth)}${state}${mapIndex === null ? '' : ` #${mapIndex}`}`
}

function ending(visit: VisitReport): string {
  if (visit.exitedMs === null) return visit.error === null ? 'not left' : `failed${failureText(visit)}`
  const took = visit.exitedMs - visit.enteredMs
  const caught =
    visit.attempts.at(-1)?.outcome !== 'succeeded' && visit.error !== null ? `caught${failureText(visit)}` : 'ok'
  return took === 0 ? caught : `${caught}  ${readableMs(took)}`
}

function attemptLines({ attempts }: VisitReport): readonly string[] {
  if (attempts.length < 2) return []
  return attempts.map(
    (attempt, at) => `${moment(attempt.startedMs)}    attempt ${at + 1}  ${attempt.outcome}${attemptFailure(attempt)}`,
  )
}

function attemptFailure(attempt: AttemptReport): string {
  return attempt.error === null ? '' : failureText(attempt)
}

function failureText({ error, cause }: { readonly error: string | null; readonly cause: string | null }): string {
  if (error === null && cause === null) return ''
  const text = cause !== null && cause.length > longestCause ? `${cause.slice(0, longestCause)}…` : cause
  return `  ${error ?? '(no error name)'}${text === null || text === '' ? '' : `: ${text}`}`
}

function moment(ms: number): string {
  return `+${readableMs(ms)}`.padStart(9)
}
