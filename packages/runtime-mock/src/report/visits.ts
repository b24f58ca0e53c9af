import type { JsonValue } from '@stepwright/asl'
import type { ErrorDetails, HistoryEvent } from '../history/event.ts'
import type { Journal } from '../machine/run-execution.ts'
import type { AttemptReport, VisitReport } from './run.ts'

type Draft<T> = { -readonly [Key in keyof T]: T[Key] }

interface DraftVisit extends Draft<Omit<VisitReport, 'attempts'>> {
  readonly attempts: Draft<AttemptReport>[]
}

/** The visits of an execution and of its children, read off its journal. */
export function visitsOf(
  { entries, children }: Journal,
  startMs: number,
  outer: Outer = outermost,
): readonly VisitReport[] {
  const visits = new Map<number, DraftVisit>()
  const iterations = new Set<string>()
  for (const { event, place } of entries) {
    const atMs = Date.parse(event.timestamp) - startMs
    if (event.type === 'MapIterationStarted') {
      iterations.add([...place.strand, event.mapIterationStartedEventDetails?.index].join('/'))
    }
    if (place.visit === null) continue
    const visit = visits.get(place.visit)
    if (visit) note(visit, event, atMs)
    else if (event.stateEnteredEventDetails) {
      const { name, input } = event.stateEnteredEventDetails
      visits.set(place.visit, {
        state: name,
        type: event.type.slice(0, -'StateEntered'.length),
        depth: outer.depth + place.strand.length,
        mapIndex: innermostIteration(place.strand, iterations) ?? outer.index,
        input: parse(input),
        enteredMs: atMs,
        exitedMs: null,
        error: null,
        cause: null,
        attempts: [],
      })
    }
  }
  // The children of a Map Run follow the visit that started them.
  return [...visits].flatMap(([id, visit]) => [
    visit,
    ...children
      .filter((child) => child.visit === id)
      .flatMap(({ journal, index }) => visitsOf(journal, startMs, { depth: visit.depth + 1, index })),
  ])
}

/** Where an execution lies in the run: the child of a Map Run lies in a Map. */
interface Outer {
  readonly depth: number
  readonly index: number | null
}

const outermost: Outer = { depth: 0, index: null }

function note(visit: DraftVisit, event: HistoryEvent, atMs: number): void {
  const failure = failureIn(event)
  if (event.stateExitedEventDetails) {
    visit.output = parse(event.stateExitedEventDetails.output)
    visit.exitedMs = atMs
  } else if (event.type === 'EvaluationFailed' || event.type === 'ExecutionFailed') {
    Object.assign(visit, failure)
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
    if (attempt?.endedMs === null) noteEnd(visit, attempt, event, atMs)
  }
}

function noteEnd(visit: DraftVisit, attempt: Draft<AttemptReport>, event: HistoryEvent, atMs: number): void {
  const result = received(event)
  const outcome = outcomes.find(([pattern]) => pattern.test(event.type))?.[1]
  if (outcome === undefined) return
  Object.assign(attempt, { endedMs: atMs, outcome, ...failureIn(event) })
  if (result !== undefined) attempt.result = parse(result)
  if (outcome !== 'succeeded') Object.assign(visit, failureIn(event))
}

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

function received(event: HistoryEvent): string | undefined {
  return (
    event.taskSucceededEventDetails?.output ??
    event.lambdaFunctionSucceededEventDetails?.output ??
    event.activitySucceededEventDetails?.output
  )
}

function failureIn(event: HistoryEvent): { readonly error: string | null; readonly cause: string | null } {
  const details: ErrorDetails | undefined =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails ??
    event.evaluationFailedEventDetails ??
    event.executionFailedEventDetails
  return { error: details?.error ?? null, cause: details?.cause ?? null }
}

function innermostIteration(strand: readonly number[], iterations: ReadonlySet<string>): number | null {
  for (let length = strand.length; length > 0; length -= 1) {
    if (iterations.has(strand.slice(0, length).join('/'))) return strand[length - 1] ?? null
  }
  return null
}

function parse(text: string): JsonValue {
  // The history holds JSON text.
  return JSON.parse(text) as JsonValue
}
