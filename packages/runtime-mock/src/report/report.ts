import { suggestion, StepwrightError, type JsonValue, type StateMachineDefinition } from '@stepwright/asl'
import { elapsedOf } from '../clock/duration.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import { allStates } from '../machine/machine.ts'
import type { Journal } from '../machine/run-execution.ts'
import { noPlaces, type Places } from './places.ts'
import type { Run, VisitReport } from './run.ts'
import { visitsOf } from './visits.ts'

/** Makes the report of a finished execution. */
export function reportOf(definition: StateMachineDefinition, journal: Journal, places: Places = noPlaces): Run {
  const { execution, entries } = journal
  const { status, error, cause } = execution
  if (status === 'RUNNING') throw runtimeError('SW9001', 'A report was asked of an execution that is not over.')
  const { startMs } = execution.identity
  const history = entries.map(({ event }) => event)
  const endMs = Date.parse(history.at(-1)?.timestamp ?? '') - startMs
  let visits: readonly VisitReport[] | null = null
  const allVisits = (): readonly VisitReport[] => (visits ??= visitsOf(journal, startMs, places))

  const run = {
    status,
    error,
    cause,
    path: history.flatMap(({ stateEnteredEventDetails: entered }) => (entered ? [entered.name] : [])),
    history,
    elapsed: elapsedOf(endMs),
    variables: execution.root.variables,
    state: (name: string) => stateReport(name, definition, allVisits()),
  }
  return Object.defineProperties(run, {
    visits: { get: allVisits },
    output: {
      // Not enumerable without an output, so that printing or comparing a failed run does not throw.
      enumerable: status === 'SUCCEEDED',
      get: (): JsonValue => (status === 'SUCCEEDED' ? execution.output : throwNoOutput(status, error, cause)),
    },
  }) as typeof run & Pick<Run, 'visits' | 'output'>
}

function stateReport(
  name: string,
  definition: StateMachineDefinition,
  visits: readonly VisitReport[],
): ReturnType<Run['state']> {
  const names = [...allStates(definition)].map((state) => state.name)
  if (!names.includes(name)) {
    const message = `The definition has no state '${name}'.`
    throw new StepwrightError({ code: 'SW4002', severity: 'error', message, ...suggestion(name, names) })
  }
  const own = visits.filter(({ state }) => state === name)
  return { name, visits: own, attempts: own.flatMap(({ attempts }) => attempts) }
}

function throwNoOutput(status: string, error: string | null, cause: string | null): never {
  const why = error === null ? '' : ` with ${error}${cause === null ? '' : `: ${cause}`}`
  throw runtimeError('SW4008', `The run has no output: it ended ${status}${why}.`, 'Look at run.status first.')
}
