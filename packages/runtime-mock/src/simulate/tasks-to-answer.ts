import type { StateMachineDefinition } from '@stepwright/asl'
import type { OpenExecution } from '../machine/run-execution.ts'
import { allStates } from '../machine/machine.ts'
import type { MockBook } from '../mocks/mock-book.ts'
import type { Places } from '../report/places.ts'
import { rejectUnknownState, type Told } from '../report/report.ts'
import type { Drive } from './drive.ts'
import { neverCame } from './live-problems.ts'
import type { LiveNestedRun, TasksToAnswer } from './live-run.ts'
import { outside, type NestedExecution, type NestedExecutions } from './nested-executions.ts'
import { waitingTasks } from './waiting-tasks.ts'

interface Surroundings {
  readonly definition: StateMachineDefinition
  /** The execution as a test sees it. */
  readonly open: OpenExecution
  readonly mocks: MockBook
  readonly places: Places
  readonly report: () => Omit<Told, 'output'>
  /** Moves the outermost execution on, with all that is nested in it. */
  readonly drive: Drive
  readonly nested: NestedExecutions
}

/** What of an execution the test answers: its tasks, and those of the executions that it starts. */
export function tasksToAnswer(surroundings: Surroundings): TasksToAnswer {
  const { definition, open, places, report, drive, nested } = surroundings
  const waiting = waitingTasks(surroundings)
  const tasks = [...allStates(definition)].filter(({ state }) => state.Type === 'Task')

  const liveNested = (one: NestedExecution): LiveNestedRun => {
    const { plan, report: told } = one
    const of = { ...plan, definition: plan.machine.definition, open: outside(one.open, nested), report: told }
    return liveReport(tasksToAnswer({ ...of, drive, nested }), [...reported, 'executionArn'], told, ['output'])
  }

  return {
    get waiting() {
      return waiting.now()
    },
    task: (name, place = {}) => {
      rejectUnknownState(name, tasks, 'task')
      return waiting.handle(name, place)
    },
    tasks: (name, place = {}) =>
      drive.inTurn(() => {
        rejectUnknownState(name, tasks, 'task')
        return waiting.all(name, place)
      }),
    nested: <Tasks>(name: string, place = {}) =>
      drive.inTurn(async () => {
        rejectUnknownState(name, tasks, 'task')
        const found = await drive.goOnUntil(() => {
          const started = report()
            .state(name, place)
            .attempts.findLast((attempt) => attempt.nested)
          return nested.at(started?.nested?.executionArn ?? '') ?? null
        })
        const what = `The task '${name}' never starts an execution that the test runs`
        if (found === null) throw neverCame(what, name, report(), open.unanswered(), places)
        // Which tasks the machine has, the test says.
        return liveNested(found) as LiveNestedRun<Tasks>
      }),
  }
}

type Reported =
  'status' | 'error' | 'cause' | 'path' | 'history' | 'elapsed' | 'variables' | 'seed' | 'state' | 'visits'

/** What is told of an execution under way. */
export const reported: readonly Reported[] = [
  'status',
  'error',
  'cause',
  'path',
  'history',
  'elapsed',
  'variables',
  'seed',
  'state',
  'visits',
]

/**
 * Controls with what a report tells, made anew each time it is read.
 *
 * @param hidden those members that are not there to be printed or compared
 */
export function liveReport<Controls extends object, Report extends object>(
  controls: Controls,
  names: readonly NoInfer<keyof Report & string>[],
  report: () => Report,
  hidden: readonly NoInfer<keyof Report & string>[] = [],
): Controls & Report {
  const getters = [...names, ...hidden].map((name) => {
    const enumerable = !hidden.includes(name)
    return [name, { enumerable, get: () => report()[name] }] as const
  })
  return Object.defineProperties(controls, Object.fromEntries(getters)) as Controls & Report
}
