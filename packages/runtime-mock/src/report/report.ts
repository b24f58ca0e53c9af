import { suggestion, StepwrightError, type JsonValue, type State, type StateMachineDefinition } from '@stepwright/asl'
import { elapsedOf } from '../clock/duration.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { ExecutionStatus } from '../machine/execution.ts'
import { allStates } from '../machine/machine.ts'
import type { Journal } from '../machine/run-execution.ts'
import type { Places } from './places.ts'
import type { Run, StateReport, VisitReport } from './run.ts'
import { visitsAt, type VisitPlace } from './visit-place.ts'
import { visitsOf, type CallsOf } from './visits.ts'

/** What a report tells besides what the journal holds. */
export interface Telling {
  readonly places: Places
  readonly callsOf: CallsOf
  readonly seed: number
  /** The time up to which an execution is told that is not over. */
  readonly nowMs: number
}

/** A report of an execution that may not be over. */
export type Told = Omit<Run<unknown>, 'status' | 'redrive'> & { readonly status: ExecutionStatus }

/** Makes the report of an execution, as far as it has gone. */
export function reportOf(definition: StateMachineDefinition, journal: Journal, telling: Telling): Told {
  const { execution, entries } = journal
  const { status, error, cause } = execution
  const { startMs } = execution.identity
  const history = entries.map(({ event }) => event)
  const endMs = status === 'RUNNING' ? telling.nowMs : Date.parse(history.at(-1)?.timestamp ?? '')
  let visits: readonly VisitReport[] | null = null
  let path: readonly string[] | null = null
  const allVisits = (): readonly VisitReport[] =>
    (visits ??= visitsOf(journal, startMs, telling.places, telling.callsOf))

  const run = {
    status,
    error,
    cause,
    history,
    elapsed: elapsedOf(endMs - startMs),
    variables: execution.root.variables,
    seed: telling.seed,
    state: (name: string, place: VisitPlace = {}) => stateReport(name, place, definition, allVisits()),
  }
  return Object.defineProperties(run, {
    path: { enumerable: true, get: () => (path ??= pathIn(history)) },
    visits: { get: allVisits },
    output: {
      // Not enumerable without an output, so that printing or comparing a failed run does not throw.
      enumerable: status === 'SUCCEEDED',
      get: (): JsonValue => (status === 'SUCCEEDED' ? execution.output : throwNoOutput(status, error, cause)),
    },
  }) as typeof run & Pick<Told, 'path' | 'visits' | 'output'>
}

function pathIn(history: readonly HistoryEvent[]): readonly string[] {
  const names: string[] = []
  for (const { stateEnteredEventDetails: entered } of history) if (entered) names.push(entered.name)
  return names
}

function stateReport(
  name: string,
  place: VisitPlace,
  definition: StateMachineDefinition,
  visits: readonly VisitReport[],
): StateReport {
  const states = [...allStates(definition)]
  rejectUnknownState(name, states)
  const maps = states.filter(({ state }) => state.Type === 'Map')
  for (const map of Object.keys(place.inside ?? {})) rejectUnknownState(map, maps, 'Map')
  const own = visitsAt(visits, name, place)
  return { name, visits: own, attempts: own.flatMap(({ attempts }) => attempts) }
}

interface NamedState {
  readonly name: string
  readonly state: State
}

/** @throws StepwrightError SW4002 when no state has the name */
export function rejectUnknownState(name: string, states: readonly NamedState[], what = 'state'): void {
  const names = states.map((state) => state.name)
  if (names.includes(name)) return
  const message = `The definition has no ${what} '${name}'.`
  throw new StepwrightError({ code: 'SW4002', severity: 'error', message, ...suggestion(name, names) })
}

function throwNoOutput(status: string, error: string | null, cause: string | null): never {
  const isOver = status !== 'RUNNING'
  const why = error === null ? '' : ` with ${error}${cause === null ? '' : `: ${cause}`}`
  throw runtimeError(
    'SW4008',
    `The run has no output: it ${isOver ? `ended ${status}${why}` : 'is not over'}.`,
    isOver ? 'Look at run.status first.' : 'Go on to its end: `await run.finish()`.',
  )
}
