import fc from 'fast-check'
import { checkMachine, type Seen } from './check-machine.ts'
import { randomMachine, type RandomMachine } from './machine.ts'

/** What was seen of many machines: plain data, which processes may send. */
export interface Totals {
  machines: number
  /** How many went on after a failure. */
  redriven: number
  events: number
  mostEvents: number
  /** How many machines ended so, by status. */
  readonly statuses: Counts
  /** How many machines had an event of the type. */
  readonly types: Counts
  /** How many machines had a failure of the name. */
  readonly errors: Counts
}

interface Counts {
  [name: string]: number
}

/** A batch, and the smallest machine that is wrong, told; null when none is. */
export interface BatchResult {
  readonly seen: Totals
  readonly finding: string | null
}

/** Checks some machines of a seed. The first that is wrong is shrunk. */
export async function checkBatch({
  seed,
  count,
  depth,
}: {
  readonly seed: number
  readonly count: number
  readonly depth: number
}): Promise<BatchResult> {
  const seen = emptyTotals()
  const property = fc.asyncProperty(randomMachine({ depth }), async (machine) => {
    noteMachine(seen, await checkMachine(machine))
  })
  const result = await fc.check(property, { seed, numRuns: count })
  const [machine] = result.counterexample ?? []
  // Shrinking has looked at more.
  seen.machines = count
  return { seen, finding: machine ? told(machine, result.errorInstance) : null }
}

function told({ definition, ...rest }: RandomMachine, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return [why, JSON.stringify(definition, null, 1), JSON.stringify(rest)].join('\n')
}

export function emptyTotals(): Totals {
  return { machines: 0, redriven: 0, events: 0, mostEvents: 0, statuses: {}, types: {}, errors: {} }
}

function noteMachine(totals: Totals, { status, types, errors, events, isRedriven }: Seen): void {
  const one = (names: Iterable<string>): Counts => Object.fromEntries([...names].map((name) => [name, 1]))
  const own = { statuses: one([status]), types: one(types), errors: one(errors) }
  addSeen(totals, { machines: 1, redriven: Number(isRedriven), events, mostEvents: events, ...own })
}

export function addSeen(totals: Totals, more: Totals): void {
  totals.machines += more.machines
  totals.redriven += more.redriven
  totals.events += more.events
  totals.mostEvents = Math.max(totals.mostEvents, more.mostEvents)
  for (const family of ['statuses', 'types', 'errors'] as const) {
    for (const [name, count] of Object.entries(more[family])) totals[family][name] = (totals[family][name] ?? 0) + count
  }
}

/** What a soak must have met, or its grammar has lost something. */
const wanted: {
  readonly statuses: readonly string[]
  readonly types: readonly string[]
  readonly errors: readonly string[]
} = {
  statuses: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
  types: [
    ...['Choice', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].map((kind) => `${kind}StateExited`),
    ...['Map', 'Parallel', 'Task', 'Wait'].map((kind) => `${kind}StateAborted`),
    ...['Succeeded', 'Failed', 'Aborted'].flatMap((end) => [`MapIteration${end}`, `MapRun${end}`]),
    ...['Task', 'LambdaFunction', 'Activity'].flatMap((kind) =>
      ['Scheduled', 'Started', 'Succeeded', 'Failed', 'TimedOut'].map((what) => `${kind}${what}`),
    ),
    ...['MapStateSucceeded', 'MapStateFailed', 'ParallelStateSucceeded', 'ParallelStateFailed'],
    ...['FailStateEntered', 'TaskSubmitted', 'EvaluationFailed'],
  ],
  errors: [
    'States.DataLimitExceeded',
    'States.ExceedToleratedFailureThreshold',
    'States.ItemReaderFailed',
    'States.NoChoiceMatched',
    'States.QueryEvaluationError',
    'States.ResultPathMatchFailure',
    'States.Runtime',
    'States.TaskFailed',
    'States.Timeout',
  ],
}

/** What the grammar should lead to, and did not. */
export function neverSeen(totals: Totals): readonly string[] {
  return (['statuses', 'types', 'errors'] as const).flatMap((family) =>
    wanted[family].filter((name) => totals[family][name] === undefined),
  )
}

export function describeSeen({ machines, redriven, events, mostEvents, statuses, types, errors }: Totals): string {
  const listed = (counts: Counts): string =>
    Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  const known = Object.fromEntries(Object.entries(errors).filter(([name]) => wanted.errors.includes(name)))
  return [
    `${machines} machines with ${events} events, at most ${mostEvents}; ${redriven} of them redriven`,
    listed(statuses),
    `${Object.keys(types).length} types of events: ${listed(types)}`,
    `errors: ${listed(known)}`,
  ].join('\n')
}
