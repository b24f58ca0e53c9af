import type { HistoryEvent } from '../../history/event.ts'
import { linksTo } from './links.ts'

/**
 * What is wrong with a history, by the laws that AWS's obey; empty for one that keeps them. It looks at events alone, so recorded ones can
 * be held against it too.
 */
export function brokenLaws(history: readonly Event[]): readonly string[] {
  return [...numbering(history, 0), ...links(history), ...closing(history), ...pairs(history)]
}

/** Of an event, what the laws are about: recorded ones have no timestamps. */
export type Event = Omit<HistoryEvent, 'timestamp'> & { readonly timestamp?: string }

const last = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/

/** Ids, the beginning, the ends and the times. `redrives` is how often it went on after an end. */
export function numbering(history: readonly Event[], redrives: number): readonly string[] {
  return [...wrongNumbers(history, redrives)]
}

function* wrongNumbers(history: readonly Event[], redrives: number): Generator<string> {
  for (const [at, { id, type }] of history.entries())
    if (id !== at + 1) yield `event ${at + 1}, ${type}, has the id ${id}`
  const [first] = history
  if (first?.type !== 'ExecutionStarted') yield `it begins with ${first?.type ?? 'nothing'}`
  const ends = history.filter(({ type }) => last.test(type))
  const final = history.at(-1)
  if (ends.length !== 1 + redrives || ends.at(-1) !== final)
    yield `it ends with ${final?.type ?? 'nothing'}, and has ${ends.length} events that end an execution`
  const times = history.map(({ timestamp }) => timestamp ?? '')
  for (const [at, time] of times.entries()) if (time < (times[at - 1] ?? '')) yield `time goes back at event ${at + 1}`
}

function* links(history: readonly Event[]): Generator<string> {
  for (const event of history) {
    const { id, type, previousEventId } = event
    if (previousEventId >= id) yield `${type} ${id} links forward, to ${previousEventId}`
    const allowed = linksTo[type]
    if (previousEventId === 0) {
      // What stops an execution from outside, and an expression that fails on entry to the first state, link to nothing.
      const isFree =
        id <= 2 || type === 'ExecutionAborted' || type === 'ExecutionTimedOut' || type === 'EvaluationFailed'
      if (!isFree) yield `${type} ${id} links to nothing`
      continue
    }
    const before = history[previousEventId - 1]
    if (allowed && !allowed.test(before?.type ?? '')) yield `${type} ${id} links to ${before?.type ?? 'nothing'}`
    const name = event.stateExitedEventDetails?.name
    if (name !== undefined && !comesFrom(name, event, history))
      yield `${type} ${id} of '${name}' comes from no entry of it`
  }
}

/** Whether the chain behind the exit of a state leads to an entry of it, or to its EvaluationFailed, which AWS links past the entry. */
function comesFrom(name: string, exit: Event, history: readonly Event[]): boolean {
  let at = exit.id
  // Only backwards: a history with a hole could lead round and round.
  for (let before = exit.previousEventId; before > 0 && before < at; before = history[at - 1]?.previousEventId ?? 0) {
    at = before
    const { stateEnteredEventDetails: entered, evaluationFailedEventDetails: evaluation } = history[at - 1] ?? {}
    if (entered?.name === name || evaluation?.state === name) return true
  }
  return false
}

/** No state is left or stopped more often than it was entered; where all went well, as often. */
function* closing(history: readonly Event[]): Generator<string> {
  const open = new Map<string, number>()
  const count = (name: string | undefined, by: number): void => {
    if (name !== undefined) open.set(name, (open.get(name) ?? 0) + by)
  }
  for (const { type, stateEnteredEventDetails: entry, stateExitedEventDetails: exit } of history) {
    const kind = /^(\w+?)State(Entered|Exited|Aborted)$/.exec(type)?.[1]
    if (entry) count(`${kind ?? ''} '${entry.name}'`, 1)
    if (exit) {
      const name = `${kind ?? ''} '${exit.name}'`
      count(name, -1)
      if ((open.get(name) ?? 0) < 0) yield `${name} is left more often than entered`
    }
  }
  const hasFailure = history.some(({ type }) => /Failed$|TimedOut$|Aborted$|^FailStateEntered$/.test(type))
  if (history.at(-1)?.type !== 'ExecutionSucceeded' || hasFailure) return
  for (const [name, times] of open) if (times !== 0) yield `${name} was entered and never left, though nothing failed`
}

/** What begins and ends in pairs: no kind ends more often than it begins, and in a run that succeeded nothing stays open but by a failure. */
function* pairs(history: readonly Event[]): Generator<string> {
  const count = (pattern: RegExp): number => history.filter(({ type }) => pattern.test(type)).length
  const families: readonly (readonly [string, RegExp, RegExp])[] = [
    ['task', /^TaskStarted$/, /^Task(Succeeded|Failed|TimedOut)$/],
    ['function', /^LambdaFunctionStarted$/, /^LambdaFunction(Succeeded|Failed|TimedOut)$/],
    ['activity', /^ActivityScheduled$/, /^Activity(Succeeded|Failed|TimedOut)$/],
    ['Map', /^MapStateStarted$/, /^MapStateSucceeded$/],
    ['Parallel', /^ParallelStateStarted$/, /^ParallelStateSucceeded$/],
    ['iteration', /^MapIterationStarted$/, /^MapIteration(Succeeded|Failed|Aborted)$/],
    ['Map Run', /^MapRunStarted$/, /^MapRun(Succeeded|Failed|Aborted)$/],
  ]
  for (const [what, begins, ends] of families) {
    const begun = count(begins)
    const ended = count(ends)
    if (ended > begun) yield `${what}: ${begun} began, and ${ended} ended`
    const isClosed = history.at(-1)?.type === 'ExecutionSucceeded' && (what === 'iteration' || what === 'Map Run')
    if (isClosed && ended < begun) yield `${what}: ${begun} began, and ${ended} ended`
  }
}
