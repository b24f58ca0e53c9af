import type { Clock } from '../clock/clock.ts'
import { randomSource } from '../clock/random.ts'
import { systemClock } from '../clock/system-clock.ts'
import type { Boundaries } from '../mocks/boundaries.ts'
import { mocksFromConfigFile } from '../mocks/config-file.ts'
import type { Mocks } from '../mocks/mock.ts'
import { openMockBook } from '../mocks/mock-book.ts'
import { placesIn } from '../report/places.ts'
import type { TaskWorld } from '../services/task-world.ts'
import type { Account } from './account/account.ts'
import { statusChangeOf } from './account/status-change.ts'
import { nestedExecutions } from './host/nested-executions.ts'
import { workerTasks } from './host/worker-tasks.ts'
import { hostExecution, type ExecutionHost, type HostPlan } from './host/execution-host.ts'
import type { LocalStepFunctionsOptions } from './options.ts'

/** An empty account, with the engine behind it. */
export function openAccount(options: LocalStepFunctionsOptions): Account {
  const { clock = systemClock(), pace = 'skipping', s3 = null, seed = 1, onStatusChange } = options
  const { region = 'us-east-1', accountId = '123456789012', params = {} } = options
  let ordinal = 0
  const tokens = new Map<string, ExecutionHost>()
  const watchers = new Set<() => void>()

  const boundariesOf = ({ identity }: HostPlan): Boundaries =>
    ownOf(options.boundaries, identity.stateMachineName) ?? {}

  const tasksOf = (plan: HostPlan, inner: Clock, parentOf: () => ExecutionHost): TaskWorld => {
    if (options.tasks) return options.tasks
    const mocks = mocksFor(plan, options)
    const book = openMockBook(plan.definition, mocks, {
      clock: inner,
      seed: plan.seed,
      places: placesIn(plan.definition, undefined),
      boundaries: boundariesOf(plan),
      leavesAnswersToTest: false,
    })
    return nestedExecutions(workerTasks(book, mocks), mocks, account, parentOf)
  }

  const host = (plan: HostPlan): ExecutionHost => {
    const hosted: ExecutionHost = hostExecution(plan, {
      clock,
      pace,
      progressed: () => {
        for (const watcher of [...watchers]) watcher()
      },
      worldOf: (inner) => ({
        s3,
        boundaries: boundariesOf(plan),
        tasks: noting(
          tasksOf(plan, inner, () => hosted),
          (token) => tokens.set(token, hosted),
        ),
      }),
    })
    return hosted
  }

  const account: Account = {
    partition: 'aws',
    region,
    accountId,
    clock,
    random: randomSource(seed),
    nextOrdinal: () => (ordinal += 1),
    machines: new Map(),
    executions: new Map(),
    activities: new Map(),
    tokens,
    handedOut: new Set(),
    deliveries: new Set(),
    watchers,
    logGroups: options.logGroups ? new Set(options.logGroups) : null,
    host,
    statusChanged: (execution) => onStatusChange?.(statusChangeOf(account, execution)),
    testing: { params, region, accountId, seed, ...(options.tasks && { tasks: options.tasks }) },
  }
  return account
}

/** @throws StepwrightError SW4013 when the mock configuration does not have the test case */
function mocksFor({ identity, testCase }: HostPlan, { mocks, mockConfig }: LocalStepFunctionsOptions): Mocks {
  const { stateMachineName } = identity
  const own = ownOf(mocks, stateMachineName) ?? {}
  if (testCase === null) return own
  const file = mockConfig ?? { StateMachines: {}, MockedResponses: {} }
  return { ...own, ...mocksFromConfigFile(file, { stateMachine: stateMachineName, testCase }) }
}

/** The same world; it tells of each token that a task gave away. */
function noting(tasks: TaskWorld, note: (token: string) => void): TaskWorld {
  return {
    call(call) {
      if (call.taskToken !== null) note(call.taskToken)
      return tasks.call(call)
    },
  }
}

/** What is kept under a name, where there is something. */
function ownOf<Value>(holder: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return holder && Object.hasOwn(holder, name) ? holder[name] : undefined
}
