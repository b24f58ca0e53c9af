import { StepwrightError } from '@stepwright/asl'
import { durationMs } from '../clock/duration.ts'
import { virtualClock } from '../clock/virtual-clock.ts'
import type { Strand } from '../machine/execution.ts'
import { valuesIn } from '../machine/index-tree.ts'
import { allStates, machineOf } from '../machine/machine.ts'
import { newExecution, openExecution, type Journal } from '../machine/run-execution.ts'
import { openMockBook } from '../mocks/mock-book.ts'
import { placesIn } from '../report/places.ts'
import { rejectUnknownState, reportOf, type Told } from '../report/report.ts'
import type { RedriveOptions, Run } from '../report/run.ts'
import { timeline } from '../report/timeline.ts'
import { toJson } from '../services/json-value.ts'
import { readDefinition } from './definition.ts'
import { driveOf } from './drive.ts'
import { identityOf } from './identity.ts'
import { neverCame, waitsForEver } from './live-problems.ts'
import type { LiveRun, TasksToAnswer } from './live-run.ts'
import { nestedExecutions, outside } from './nested-executions.ts'
import { refuseRedrive } from './redrive-problems.ts'
import type { DefinitionSource, SimulateOptions } from './options.ts'
import { liveReport, reported, tasksToAnswer } from './tasks-to-answer.ts'

/**
 * Starts an execution that the test drives: it answers callbacks, activities and jobs, and lets virtual time pass.
 *
 * Tasks that wait by nature (`.waitForTaskToken`, activities, `.sync`) and have no mock wait for the test; all others need a mock, as for
 * {@link simulate}. Nothing happens before something is awaited.
 *
 * @throws StepwrightError what `simulate` throws for the definition, its params and its mocks
 * @example
 * const run = start(definition, { input: { order: 'o-1' } })
 * await run.clock.advance({ hours: 1 })
 * await run.task('Approve').succeed({ approved: true })
 * expect(await run.finish()).toHaveSucceeded()
 */
export function start(definition: DefinitionSource, options: SimulateOptions = {}): LiveRun {
  return begin(definition, options, true)
}

/** @param leavesAnswersToTest whether tasks that wait by nature, and have no mock, wait for the test */
export function begin(definition: DefinitionSource, options: SimulateOptions, leavesAnswersToTest: boolean): LiveRun {
  const { seed = 1, boundaries = {}, stop, s3 = null, fieldValidationMode = 'PRESENT' } = options
  const wire = readDefinition(definition, options.params ?? {})
  const identity = identityOf(options)
  const input = toJson(options.input ?? {}, 'The input')
  const clock = virtualClock(identity.startMs)
  const places = placesIn(wire, options.sourceOf)
  const common = { clock, seed, leavesAnswersToTest, fieldValidationMode }
  const nested = nestedExecutions({ ...common, s3, identity })
  const mocks = openMockBook(wire, options.mocks ?? {}, { ...common, places, boundaries, nested })
  const machine = machineOf(wire)
  const whole = openExecution(machine, newExecution(identity, input, JSON.stringify(input), seed), {
    clock,
    tasks: mocks,
    s3,
    boundaries,
    stop: stop
      ? { atMs: identity.startMs + durationMs(stop.after), error: stop.error ?? null, cause: stop.cause ?? null }
      : null,
  })
  const open = outside(whole, nested)
  const states = [...allStates(wire)]
  const report = (): Told =>
    reportOf(wire, open.journal(), { places, callsOf: mocks.callsOf, seed, nowMs: clock.now() })
  const drive = driveOf(
    { settle: () => nested.settle(whole), isOver: () => open.isOver() && !nested.isRunning() },
    clock,
    options.before ?? null,
  )

  const until = async (name: string): Promise<void> => {
    rejectUnknownState(name, states)
    const before = timesEntered(open.journal(), name)
    const isReached = (): true | null =>
      standsIn(open.execution().root).includes(name) || timesEntered(open.journal(), name) > before ? true : null
    if ((await drive.goOnUntil(isReached)) === null)
      throw neverCame(`The state '${name}' is never reached`, name, report(), open.unanswered(), places)
  }

  const redrive = async ({ mocks: more = {}, after = {} }: RedriveOptions = {}): Promise<void> => {
    await drive.settle()
    refuseRedrive(machine, open, clock.now() + durationMs(after))
    mocks.add(more)
    clock.advance(durationMs(after))
    open.redrive()
    await drive.settle()
  }

  const finish = async (): Promise<Run> => {
    const isOver = await drive.goOnUntil(() => (open.isOver() ? true : null))
    if (isOver === null)
      throw waitsForEver(standsIn(open.execution().root), open.unanswered(), places, nested.unanswered())
    // Executions that nobody waits for go on by themselves.
    await drive.goOnUntil(() => (nested.isRunning() ? null : true))
    // It is over, and has a status that says so.
    const run = withRedrive(report(), (how) =>
      drive.inTurn(async () => {
        await redrive(how)
        return finish()
      }),
    )
    const unused = options.allowUnusedMocks === true ? [] : [...mocks.unused(), ...nested.unused()]
    if (unused.length === 0) return run
    const hint = [
      'Remove it, or set `allowUnusedMocks: true` for a set of mocks that several tests share. What happened:',
      ...timeline(run, { maxLines: 40 }),
    ].join('\n')
    throw new StepwrightError(unused.map((one, at) => (at === unused.length - 1 ? { ...one, hint } : one)))
  }

  const controls: Omit<LiveRun, keyof Told | keyof TasksToAnswer> = {
    clock: { now: () => new Date(clock.now()), advance: (duration) => drive.inTurn(() => drive.advance(duration)) },
    until: (name) => drive.inTurn(() => until(name)),
    stop: ({ error, cause } = {}) =>
      drive.inTurn(async () => {
        await drive.settle()
        open.stop(error ?? null, cause ?? null)
        await drive.settle()
      }),
    redrive: (how) => drive.inTurn(() => redrive(how)),
    finish: () => drive.inTurn(finish),
  }
  // The getter among the answers is to stay one.
  const answers = tasksToAnswer({ definition: wire, open, mocks, places, report, drive, nested })
  return liveReport(Object.assign(answers, controls), reported, report)
}

/** The run of an execution that is over. Printing it, or comparing two, should not show how it is redriven. */
function withRedrive(told: Told, redrive: (how?: RedriveOptions) => Promise<Run>): Run {
  return Object.defineProperty(told, 'redrive', { value: redrive, enumerable: false }) as Run
}

/** How often a state was entered, in child executions too. */
function timesEntered({ entries, children }: Journal, name: string): number {
  const own = entries.filter(({ event }) => event.stateEnteredEventDetails?.name === name).length
  return children.reduce((sum, { journal }) => sum + timesEntered(journal, name), own)
}

/** The states in which an execution stands, each once. */
function standsIn({ activity }: Strand): readonly string[] {
  if (activity.kind !== 'visiting') return []
  const { visit, doing } = activity
  return doing.kind === 'forked' ? [...new Set([...valuesIn(doing.fork.strands)].flatMap(standsIn))] : [visit.state]
}
