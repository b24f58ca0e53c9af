import { failureText } from '../report/failure-text.ts'
import { placeText } from '../report/places.ts'
import type { Run } from '../report/run.ts'
import { timeline } from '../report/timeline.ts'

/** What a matcher gives to `expect`. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
  readonly expected?: unknown
  readonly actual?: unknown
}

/** Matchers for `expect.extend`. They need no test framework; `stepwright/testing` registers them with Vitest. */
export const matchers: {
  toHaveSucceeded(received: unknown): MatcherResult
  toHaveFailedWith(received: unknown, error: string | RegExp, cause?: string | RegExp): MatcherResult
  toHaveVisited(received: unknown, ...names: readonly string[]): MatcherResult
} = {
  /** The run ended SUCCEEDED. */
  toHaveSucceeded(received) {
    const run = asRun(received)
    const pass = run.status === 'SUCCEEDED'
    return {
      pass,
      message: () => explain(run, `the run ${pass ? 'not ' : ''}to have succeeded, and it ${howItEnded(run)}`),
    }
  },
  /** The run ended with this error, and with this cause when one is given; a string must be equal, a pattern must match. */
  toHaveFailedWith(received, error, cause) {
    const run = asRun(received)
    const isEnded = run.status === 'FAILED' || run.status === 'TIMED_OUT' || run.status === 'ABORTED'
    const pass = isEnded && matches(run.error, error) && (cause === undefined || matches(run.cause, cause))
    const wanted = `${shown(error)}${cause === undefined ? '' : ` and cause ${shown(cause)}`}`
    return {
      pass,
      expected: cause === undefined ? { error } : { error, cause },
      actual: cause === undefined ? { error: run.error } : { error: run.error, cause: run.cause },
      message: () =>
        explain(run, `the run ${pass ? 'not ' : ''}to have failed with ${wanted}, and it ${howItEnded(run)}`),
    }
  },
  /** The run went through these states, in this order; others may lie between them. */
  toHaveVisited(received, ...names) {
    const run = asRun(received)
    const reached = countReached(run.path, names)
    const pass = reached === names.length
    const why = pass ? 'and it did' : `and ${whatIsMissing(run.path, names, reached)}`
    // No `expected` and `actual`: a difference between a few states and a whole path helps nobody.
    return {
      pass,
      message: () => explain(run, `the run ${pass ? 'not ' : ''}to have visited ${listed(names)}, ${why}`),
    }
  },
}

/** How many of the names the path goes through, in their order. */
function countReached(path: readonly string[], names: readonly string[]): number {
  let from = 0
  for (const [count, name] of names.entries()) {
    const at = path.indexOf(name, from)
    if (at < 0) return count
    from = at + 1
  }
  return names.length
}

function whatIsMissing(path: readonly string[], names: readonly string[], reached: number): string {
  const missing = names[reached] ?? ''
  if (!path.includes(missing)) return `'${missing}' was not reached`
  return `'${missing}' was reached, but not after ${listed(names.slice(0, reached))}`
}

function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

function asRun(received: unknown): Run<unknown> {
  const isRun = typeof received === 'object' && received !== null && 'status' in received && 'history' in received
  // `visits` and `path` come with them.
  if (isRun) return received as Run<unknown>
  throw new TypeError('The value given to expect(…) is not a Run. Is an `await` missing before simulate(…)?')
}

function matches(value: string | null, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? value === wanted : value !== null && value.search(wanted) >= 0
}

function shown(wanted: string | RegExp): string {
  return typeof wanted === 'string' ? `'${wanted}'` : String(wanted)
}

function howItEnded(run: Run<unknown>): string {
  if (run.status === 'SUCCEEDED') return 'succeeded'
  const failure = run.error === null && run.cause === null ? '' : ` with ${failureText(run)}`
  const at = run.visits.findLast((visit) => visit.outcome === 'failed' && visit.error === run.error)?.failedAt
  return `ended ${run.status}${failure}${at ? `\n  at ${placeText(at)}` : ''}`
}

/** Enough to see how the run began and how it ended, and no more than a screen of it. */
const maxLines = 40

function explain(run: Run<unknown>, expectation: string): string {
  return [`expected ${expectation}`, '', ...timeline(run, { maxLines })].join('\n')
}
