import { StepwrightError } from '@stepwright/asl'
import { durationMs } from '../clock/duration.ts'
import { virtualClock } from '../clock/virtual-clock.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { Execution, ExecutionIdentity, Strand } from '../machine/execution.ts'
import { machineOf } from '../machine/machine.ts'
import { newExecution, runExecution, type StopOrder } from '../machine/run-execution.ts'
import { openMockBook, type MockBook } from '../mocks/mock-book.ts'
import { placesIn, type Places } from '../report/places.ts'
import { reportOf } from '../report/report.ts'
import type { Run } from '../report/run.ts'
import { timeline } from '../report/timeline.ts'
import { toJson } from '../services/json-value.ts'
import { readDefinition } from './definition.ts'
import type { DefinitionSource, SimulateOptions } from './options.ts'

const defaults = {
  startTime: '2026-01-01T00:00:00Z',
  seed: 1,
  executionName: 'simulation',
  name: 'StateMachine',
  region: 'us-east-1',
  accountId: '123456789012',
} as const

/**
 * Executes an ASL definition in virtual time, with mocks in the place of its tasks.
 *
 * It runs the JSON that would be deployed, in both query languages, and writes the event history AWS would. A run that
 * fails is a result, not an error: look at `run.status`. An error means that the test is wrong.
 *
 * @throws StepwrightError SW4001 a task that was reached has no mock; SW4002 a mock for no task; SW4003 an unused mock;
 * SW4004 an exhausted sequence; SW4005 a param without a value; SW4006 not JSON; SW4007 not simulated;
 * SW3xxx what AWS would refuse to create;
 * SW4010 not JSON; SW4011 the execution waits for ever
 * @example
 * const run = await simulate(definition, { input: { n: 1 }, mocks: { Double: ({ n }) => ({ n: n * 2 }) } })
 * run.status    // 'SUCCEEDED'
 * run.output    // { n: 2 }
 */
export async function simulate(definition: DefinitionSource, options: SimulateOptions = {}): Promise<Run> {
  const seed = options.seed ?? defaults.seed
  const wire = readDefinition(definition, options.params ?? {})
  const identity = identityOf(options)
  const input = toJson(options.input ?? {}, 'The input')
  const clock = virtualClock(identity.startMs)
  const places = placesIn(wire, options.sourceOf)
  const mocks = openMockBook(wire, options.mocks ?? {}, { clock, seed, places })
  const first = newExecution(identity, input, JSON.stringify(input), seed)
  const journal = await runExecution(machineOf(wire), first, {
    clock,
    tasks: mocks,
    s3: options.s3 ?? null,
    stop: stopOf(options, identity.startMs),
  })
  if (journal.execution.status === 'RUNNING') throw waitsForEver(journal.execution, places)
  const run = reportOf(wire, journal, places)
  if (options.allowUnusedMocks !== true) rejectUnused(mocks, run)
  return run
}

function stopOf({ stop }: SimulateOptions, startMs: number): StopOrder | null {
  if (!stop) return null
  return { atMs: startMs + durationMs(stop.after), error: stop.error ?? null, cause: stop.cause ?? null }
}

function identityOf(options: SimulateOptions): ExecutionIdentity {
  const { startTime, executionName, name, region, accountId } = { ...defaults, ...options }
  const startMs = typeof startTime === 'string' ? Date.parse(startTime) : startTime.getTime()
  if (Number.isNaN(startMs)) {
    throw runtimeError('SW4010', `The start time '${String(startTime)}' is not an ISO 8601 time.`)
  }
  const arn = (kind: string, resource: string): string => `arn:aws:states:${region}:${accountId}:${kind}:${resource}`
  return {
    executionArn: arn('execution', `${name}:${executionName}`),
    executionName,
    roleArn: `arn:aws:iam::${accountId}:role/${name}`,
    stateMachineArn: arn('stateMachine', name),
    stateMachineName: name,
    region,
    startMs,
    redriveCount: 0,
    childIndex: null,
  }
}

function rejectUnused(mocks: MockBook, run: Run): void {
  const unused = mocks.unused()
  if (unused.length === 0) return
  const hint = [
    'Remove it, or set `allowUnusedMocks: true` for a set of mocks that several tests share. What happened:',
    ...timeline(run, { maxLines: 40 }),
  ].join('\n')
  throw new StepwrightError(unused.map((one, at) => (at === unused.length - 1 ? { ...one, hint } : one)))
}

function waitsForEver(execution: Execution, places: Places): StepwrightError {
  const names = standsIn(execution.root)
  return runtimeError(
    'SW4011',
    `The execution waits for ever in ${names.map((name) => `'${name}'`).join(', ')}.`,
    'Give the task a timeout or a mock that answers, or `stop` the execution.',
    places.ofState(names[0] ?? ''),
  )
}

function standsIn({ activity }: Strand): readonly string[] {
  if (activity.kind !== 'visiting') return []
  const { visit, doing } = activity
  return doing.kind === 'forked' ? doing.fork.strands.flatMap(standsIn) : [visit.state]
}
