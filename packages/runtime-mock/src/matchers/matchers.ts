import { isDeepStrictEqual } from 'node:util'
import type { ExecutionStatus } from '../machine/execution.ts'
import { failureText } from '../report/failure-text.ts'
import { placeText } from '../report/places.ts'
import type { Run } from '../report/run.ts'
import { timeline } from '../report/timeline.ts'
import { compareHistory, type ExpectedEvent } from './compare-history.ts'

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
  toSucceedWith(this: unknown, received: unknown, output: unknown): MatcherResult
  toFailWith(this: unknown, received: unknown, error: string | RegExp, cause?: string | RegExp | object): MatcherResult
  toHaveVisited(received: unknown, ...names: readonly string[]): MatcherResult
  toHaveRetried(received: unknown, state: string, times?: number): MatcherResult
  toMatchHistory(
    this: unknown,
    received: unknown,
    events: readonly ExpectedEvent[] | { readonly events: readonly ExpectedEvent[] },
  ): MatcherResult
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
  /** The run ended SUCCEEDED, and its output is equal to this one. */
  toSucceedWith(received, output) {
    const run = asRun(received)
    if (run.status !== 'SUCCEEDED') {
      return { pass: false, message: () => explain(run, `the run to have succeeded, and it ${howItEnded(run)}`) }
    }
    const pass = equalityOf(this)(run.output, output)
    return {
      pass,
      expected: output,
      actual: run.output,
      message: () =>
        explain(
          run,
          pass
            ? 'the run not to have succeeded with this output, and it did'
            : 'the run to have succeeded with this output, and it has another',
        ),
    }
  },
  /**
   * The run ended with this error, and with this cause when one is given; a string must be equal, a pattern must match, and a cause that is
   * an object is compared with the cause's JSON.
   */
  toFailWith(received, error, cause) {
    return failedWith(this, received, error, cause)
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
  /** The Retry of this state began it anew: so many times in all its visits, or at least once. */
  toHaveRetried(received, state, times) {
    const run = asRun(received)
    const { visits } = run.state(state)
    const retries = visits.reduce((sum, visit) => sum + visit.retries, 0)
    const pass = times === undefined ? retries > 0 : retries === times
    const wanted = times === undefined ? '' : ` ${countOf(times)}`
    const done =
      visits.length === 0 ? 'it was not reached' : retries === 0 ? 'it was not' : `it was ${countOf(retries)}`
    return {
      pass,
      message: () => explain(run, `'${state}' ${pass ? 'not ' : ''}to have been retried${wanted}, and ${done}`),
    }
  },
  /** The history consists of these events: the name of a type, or an object with what matters of the event. */
  toMatchHistory(received, events) {
    const run = asRun(received)
    const expected = 'events' in events ? events.events : events
    const { pass, actual, firstDifference } = compareHistory(run.history, expected, equalityOf(this))
    const where = firstDifference === null ? '' : `, and it differs from event ${firstDifference + 1} on`
    return {
      pass,
      expected,
      actual,
      message: () =>
        explain(run, `the history ${pass ? 'not ' : ''}to match ${countOfEvents(expected.length)}${where}`),
    }
  },
}

type Equals = (one: unknown, other: unknown) => boolean

/** The framework's own equality, which knows its placeholders such as `expect.any(String)`; without a framework, that of values. */
function equalityOf(context: unknown): Equals {
  if (typeof context !== 'object' || context === null || !('equals' in context)) return isDeepStrictEqual
  // Jest and Vitest have it so.
  return (one, other) => (context as { equals: Equals }).equals(one, other)
}

function failedWith(
  context: unknown,
  received: unknown,
  error: string | RegExp,
  cause: string | RegExp | object | undefined,
): MatcherResult {
  const run = asRun(received)
  const isEnded = run.status === 'FAILED' || run.status === 'TIMED_OUT' || run.status === 'ABORTED'
  const isValue = typeof cause === 'object' && !(cause instanceof RegExp)
  const told = isValue ? parsed(run.cause) : run.cause
  const isCause = cause === undefined || (isValue ? equalityOf(context)(told, cause) : matches(run.cause, cause))
  const pass = isEnded && matches(run.error, error) && isCause
  const withCause = cause === undefined ? '' : ` and ${isValue ? 'this cause' : `cause ${shown(cause)}`}`
  return {
    pass,
    expected: cause === undefined ? { error } : { error, cause },
    actual: cause === undefined ? { error: run.error } : { error: run.error, cause: told },
    message: () =>
      explain(
        run,
        `the run ${pass ? 'not ' : ''}to have failed with ${shown(error)}${withCause}, and it ${howItEnded(run)}`,
      ),
  }
}

/** A cause that is JSON text, as its value. */
function parsed(cause: string | null): unknown {
  try {
    return cause === null ? null : (JSON.parse(cause) as unknown)
  } catch {
    return cause
  }
}

function countOf(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
}

function countOfEvents(count: number): string {
  return count === 1 ? 'this one event' : `these ${count} events`
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

/** A run, or one that is not over. */
type Received = Omit<Run<unknown>, 'status'> & { readonly status: ExecutionStatus }

function asRun(received: unknown): Received {
  const isRun = typeof received === 'object' && received !== null && 'status' in received && 'history' in received
  // `visits` and `path` come with them.
  if (isRun) return received as Received
  throw new TypeError('The value given to expect(…) is not a Run. Is an `await` missing before simulate(…)?')
}

function matches(value: string | null, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? value === wanted : value !== null && value.search(wanted) >= 0
}

function shown(wanted: string | RegExp): string {
  return typeof wanted === 'string' ? `'${wanted}'` : String(wanted)
}

function howItEnded(run: Received): string {
  if (run.status === 'RUNNING') return 'is not over'
  if (run.status === 'SUCCEEDED') return 'succeeded'
  const failure = run.error === null && run.cause === null ? '' : ` with ${failureText(run)}`
  const at = run.visits.findLast((visit) => visit.outcome === 'failed' && visit.error === run.error)?.failedAt
  return `ended ${run.status}${failure}${at ? `\n  at ${placeText(at)}` : ''}`
}

/** Where the handler threw that the run failed with: the history has no stack. */
function thrownIn(run: Received): readonly string[] {
  const visit = run.visits.findLast(({ outcome, error }) => outcome === 'failed' && error === run.error)
  const thrown = visit?.attempts.at(-1)?.thrown
  const stack = thrown instanceof Error ? thrown.stack : undefined
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line)) ?? []
  return frames.length === 0 ? [] : ['', `thrown ${frames[0]?.trim() ?? ''}`]
}

/** Enough to see how the run began and how it ended, and no more than a screen of it. */
const maxLines = 40

function explain(run: Received, expectation: string): string {
  const told = [`expected ${expectation}`, '', ...timeline(run, { maxLines }), ...thrownIn(run), '', `seed ${run.seed}`]
  return told.join('\n')
}
