import type { JsonValue } from '@stepwright/asl'
import type { ErrorDetails, HistoryEvent } from '../history/event.ts'
import type { StrandPath } from '../machine/execution.ts'
import type { Journal } from '../machine/run-execution.ts'
import type { FailureNote } from '../machine/step-event.ts'
import type { Places } from './places.ts'
import type { MockedCall } from '../mocks/mock-book.ts'
import type { AttemptReport, VisitReport } from './run.ts'

type Draft<T> = { -readonly [Key in keyof T]: T[Key] }

interface DraftVisit extends Draft<Omit<VisitReport, 'attempts' | 'parent'>> {
  readonly attempts: Draft<AttemptReport>[]
  /** The Map or Parallel around it. */
  readonly within: DraftVisit | null
  /** The field whose expression failed; null when the event names none, absent when none failed. */
  failedField?: string | null
}

/** The calls of a visit, in order, as mocks saw them. */
export type CallsOf = (executionArn: string, visit: number) => readonly MockedCall[]

/** The visits of an execution and of its children, read off its journal. */
export function visitsOf(
  journal: Journal,
  startMs: number,
  placesOf: Places,
  callsOf: CallsOf,
): readonly VisitReport[] {
  const drafts = draftsOf(journal, { startMs, callsOf }, null)
  const places = new Map(drafts.map((draft, place) => [draft, place]))
  return drafts.map(({ within, failedField, ...visit }) => {
    const failedAt = failedField === undefined ? undefined : placesOf.ofField(visit.state, failedField)
    return { ...visit, parent: within && (places.get(within) ?? null), ...(failedAt && { failedAt }) }
  })
}

/** What lies around an execution: the child of a Map Run lies in a Map. */
interface Around {
  readonly visit: DraftVisit
  readonly index: number
}

/** What is the same for an execution and its children. */
interface Telling {
  readonly startMs: number
  readonly callsOf: CallsOf
}

function draftsOf(
  { execution, entries, failures, children }: Journal,
  telling: Telling,
  around: Around | null,
): DraftVisit[] {
  const { startMs, callsOf } = telling
  const visits = new Map<number, DraftVisit>()
  /** Until something else is known of a visit: nothing is told of what is stopped from outside. */
  const unfinished = execution.status === 'RUNNING' ? 'running' : 'aborted'
  /** What each strand stands in. */
  const standing = new Map<string, DraftVisit>()
  const failuresLeft = [...failures]
  const takeFailures = (before: number): void => {
    while (failuresLeft[0] && failuresLeft[0].afterEventId < before) {
      const failure = failuresLeft.shift()
      const visit = failure && visits.get(failure.visit)
      if (visit) noteFailure(visit, failure, failure.atMs - startMs)
    }
  }

  for (const { event, place } of entries) {
    takeFailures(event.id)
    const atMs = Date.parse(event.timestamp) - startMs
    if (place.visit === null) continue
    const visit = visits.get(place.visit)
    if (visit) {
      // It failed before the execution was redriven, and is tried again.
      if (visit.outcome === 'failed' && isStart(event)) Object.assign(visit, { outcome: unfinished, exitedMs: null })
      noteEvent(visit, event, atMs)
    } else if (event.stateEnteredEventDetails) {
      const { name, input } = event.stateEnteredEventDetails
      const entered: DraftVisit = {
        state: name,
        type: event.type.slice(0, -'StateEntered'.length),
        ...placeOf(place.strand, standing, around),
        input: parse(input),
        enteredMs: atMs,
        exitedMs: null,
        outcome: unfinished,
        retries: 0,
        error: null,
        cause: null,
        attempts: [],
      }
      visits.set(place.visit, entered)
      standing.set(place.strand.join('/'), entered)
    }
  }
  takeFailures(Infinity)
  for (const [id, visit] of visits) noteCalls(visit, callsOf(execution.identity.executionArn, id))

  // The children of a Map Run follow the visit that started them.
  return [...visits].flatMap(([id, visit]) => [
    visit,
    ...children
      .filter((child) => child.visit === id)
      .flatMap(({ journal, index }) => draftsOf(journal, telling, { visit, index })),
  ])
}

function placeOf(
  strand: StrandPath,
  standing: ReadonlyMap<string, DraftVisit>,
  around: Around | null,
): Pick<DraftVisit, 'within' | 'depth' | 'mapIndex'> {
  const within = standing.get(strand.slice(0, -1).join('/'))
  const index = strand.at(-1)
  if (within && index !== undefined) {
    return { within, depth: within.depth + 1, mapIndex: within.type === 'Map' ? index : within.mapIndex }
  }
  return around
    ? { within: around.visit, depth: around.visit.depth + 1, mapIndex: around.index }
    : { within: null, depth: 0, mapIndex: null }
}

function noteEvent(visit: DraftVisit, event: HistoryEvent, atMs: number): void {
  if (event.stateExitedEventDetails) {
    visit.output = parse(event.stateExitedEventDetails.output)
    visit.exitedMs = atMs
    if (visit.outcome !== 'caught') visit.outcome = 'succeeded'
  } else if (event.evaluationFailedEventDetails) {
    visit.failedField = event.evaluationFailedEventDetails.location ?? null
  } else if (isStart(event)) {
    visit.attempts.push({
      startedMs: atMs,
      endedMs: null,
      outcome: 'running',
      error: null,
      cause: null,
      ...sent(event),
    })
  } else {
    const attempt = visit.attempts.at(-1)
    if (attempt?.endedMs === null) noteEnd(attempt, event, atMs)
  }
}

function noteEnd(attempt: Draft<AttemptReport>, event: HistoryEvent, atMs: number): void {
  const outcome = outcomes.find(([pattern]) => pattern.test(event.type))?.[1]
  if (outcome !== undefined) Object.assign(attempt, { endedMs: atMs, outcome, ...failureIn(event) })
}

/** Every attempt that was scheduled was also called, but for a last one that was stopped in between. */
function noteCalls({ attempts }: DraftVisit, calls: readonly MockedCall[]): void {
  for (const [at, attempt] of attempts.entries()) {
    const call = calls[at]
    if (!call) return
    attempt.input = call.input
    if (call.result !== undefined && attempt.outcome === 'succeeded') attempt.result = call.result
    if ('thrown' in call) attempt.thrown = call.thrown
    if (call.nested) attempt.nested = call.nested.report()
  }
}

/** Events tell the failure of a task's attempt; that of a Parallel, of a Map and of other states stands here alone. */
function noteFailure(visit: DraftVisit, { error, cause, handling }: FailureNote, atMs: number): void {
  visit.error = error
  visit.cause = cause
  // A JSONPath has no event of its own: what fails in it is known by its name.
  if (error !== null && pathFailures.has(error)) visit.failedField ??= null
  const attempt = visit.attempts.at(-1)
  if (attempt?.outcome === 'running') Object.assign(attempt, { endedMs: atMs, outcome: 'failed', error, cause })
  else if (attempt?.outcome === 'failed' && attempt.error === null) Object.assign(attempt, { error, cause })
  if (handling === 'retried') visit.retries += 1
  if (handling === 'caught') visit.outcome = 'caught'
  if (handling === 'not handled') Object.assign(visit, { outcome: 'failed', exitedMs: atMs })
}

/** What a state fails with when a path of JSONPath, or an intrinsic function, finds nothing to work on. */
const pathFailures: ReadonlySet<string> = new Set([
  'States.Runtime',
  'States.ParameterPathFailure',
  'States.ResultPathMatchFailure',
  'States.IntrinsicFailure',
])

const outcomes: readonly (readonly [RegExp, AttemptReport['outcome']])[] = [
  [/^(Task|LambdaFunction|Activity|MapState|ParallelState)Succeeded$/, 'succeeded'],
  [/^(Task|LambdaFunction|Activity|MapState|ParallelState|MapIteration)Failed$/, 'failed'],
  [/TimedOut$/, 'timed out'],
  [/StateAborted$/, 'aborted'],
]

function isStart({ type }: HistoryEvent): boolean {
  return /^(Task|LambdaFunction|Activity)Scheduled$|^(Map|Parallel)StateStarted$/.test(type)
}

function sent(event: HistoryEvent): { readonly arguments?: JsonValue } {
  const text =
    event.taskScheduledEventDetails?.parameters ??
    event.lambdaFunctionScheduledEventDetails?.input ??
    event.activityScheduledEventDetails?.input
  return text === undefined ? {} : { arguments: parse(text) }
}

function failureIn(event: HistoryEvent): { readonly error: string | null; readonly cause: string | null } {
  const details: ErrorDetails | undefined =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails
  return { error: details?.error ?? null, cause: details?.cause ?? null }
}

function parse(text: string): JsonValue {
  // The history holds JSON text.
  return JSON.parse(text) as JsonValue
}
