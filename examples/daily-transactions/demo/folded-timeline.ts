import { timeline, type Run, type VisitReport } from 'stepwright/testing'

/** The run's timeline, with the iterations of a Map told once where they are alike. */
export function foldedTimeline(run: Run<unknown>): readonly string[] {
  const shown = run.visits.filter((visit) => !isAlike(visit))
  const lines = timeline({
    status: run.status,
    error: run.error,
    cause: run.cause,
    elapsed: run.elapsed,
    visits: shown,
  })
  const folded = run.visits.length - shown.length
  if (folded === 0) return lines
  const last = lines.findLastIndex((line) => / #\d+ /.test(line))
  return [...lines.slice(0, last + 1), `             … and ${folded} more like #0`, ...lines.slice(last + 1)]
}

/** An iteration after the first that went through at once. */
const isAlike = ({ mapIndex, error, attempts, type }: VisitReport): boolean =>
  mapIndex !== null && mapIndex > 0 && type === 'Task' && error === null && attempts.length < 2
