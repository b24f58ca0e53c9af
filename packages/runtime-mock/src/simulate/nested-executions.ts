import type { Diagnostic } from '@stepwright/asl'
import { randomSource } from '../clock/random.ts'
import { seedOfText } from '../clock/seed-of-text.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { ExecutionIdentity } from '../machine/execution.ts'
import { machineOf, type Machine } from '../machine/machine.ts'
import { whyNotRedrivable } from '../machine/redrive.ts'
import { newExecution, openExecution, type OpenExecution, type UnansweredCall } from '../machine/run-execution.ts'
import { openMockBook, type MockBook } from '../mocks/mock-book.ts'
import type { NestedStart, NestedStarter } from '../mocks/nested-starter.ts'
import type { FieldValidationMode } from '../mocks/result-mismatch.ts'
import type { NestedMock } from '../mocks/runs.ts'
import { placesIn, type Places } from '../report/places.ts'
import { reportOf } from '../report/report.ts'
import type { NestedRun } from '../report/run.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { readInput } from '../server/account/input-text.ts'
import { checkName } from '../server/account/names.ts'
import { refused, type Refused } from '../server/answered.ts'
import { nestedEnd, startedResult, startFailure, startRequestOf, type NestedEnd } from '../services/nested-execution.ts'
import type { TaskCall } from '../services/task-call.ts'
import { readDefinition } from './definition.ts'

/** The executions that tasks of a simulated execution start, and those that these start. */
export interface NestedExecutions extends NestedStarter {
  /** Does all there is to do at this moment in an execution and in all that are nested in it. */
  settle(root: OpenExecution): Promise<void>
  /** Whether one is not over. Those that nobody waits for may outlive the execution that started them. */
  isRunning(): boolean
  /** Whether a task waits for a nested execution, and not for the test. */
  answers(call: TaskCall): boolean
  /** Their tasks that wait for an answer from outside. */
  unanswered(): readonly { readonly startedBy: string; readonly call: UnansweredCall }[]
  /** An execution by its ARN; undefined once it is forgotten. */
  at(arn: string): NestedExecution | undefined
  /** What was not used of their mocks. */
  unused(): readonly Diagnostic[]
}

/** One of them. */
export interface NestedExecution {
  /** The task that started it. */
  readonly call: TaskCall
  readonly place: number
  /** As it is: among its tasks that are not answered are those that wait for executions nested in it. */
  readonly open: OpenExecution
  readonly plan: Plan
  readonly report: () => NestedRun
  /** How it ended, in the terms of the task that waits for it. */
  readonly end: () => NestedEnd
}

/** What all executions of one `runs(…)` share. */
interface Plan {
  readonly machine: Machine
  readonly name: string
  readonly places: Places
  readonly mocks: MockBook
}

interface Surroundings {
  readonly clock: VirtualClock
  readonly seed: number
  readonly s3: ObjectStore | null
  readonly leavesAnswersToTest: boolean
  readonly fieldValidationMode: FieldValidationMode
  /** The names of the outermost execution, whose region and account the others share. */
  readonly identity: ExecutionIdentity
}

export function nestedExecutions(surroundings: Surroundings): NestedExecutions {
  const { clock, seed, s3 } = surroundings
  const plans = new Map<NestedMock, Plan>()
  const executions = new Map<string, NestedExecution>()
  const running = new Set<NestedExecution>()
  const awaited = new Map<string, NestedExecution>()
  let places = 0
  /** Counts what may give others something to do: starts and ends. */
  let happened = 0

  const planOf = (mock: NestedMock): Plan => {
    const known = plans.get(mock)
    if (known) return known
    const { definition, options } = mock
    const { mocks = {}, params = {}, boundaries = {}, sourceOf, name = 'Nested', ...more } = options
    const { leavesAnswersToTest, fieldValidationMode } = { ...surroundings, ...more }
    const wire = readDefinition(definition, params)
    const placesOf = placesIn(wire, sourceOf)
    const book = {
      clock,
      seed,
      places: placesOf,
      boundaries,
      leavesAnswersToTest,
      fieldValidationMode,
      nested: starter,
    }
    const plan: Plan = { machine: machineOf(wire), name, places: placesOf, mocks: openMockBook(wire, mocks, book) }
    plans.set(mock, plan)
    return plan
  }

  const start = async (call: TaskCall, mock: NestedMock, place: number): Promise<NestedStart> => {
    const random = randomSource(seedOfText(`${seed} nested execution ${place}`))
    const plan = planOf(mock)
    const request = startRequestOf(call.parameters)
    const identity = identityIn(
      surroundings.identity,
      plan.name,
      request.machineArn,
      request.name ?? random.uuid(),
      clock.now(),
    )
    const { executionArn: arn } = identity
    const input = readInput(request.inputText)
    const refusal = checkName(identity.executionName) ?? taken(arn)
    if (refusal) return { kind: 'refused', ...startFailure(refusal, random.uuid()) }
    if (!input.ok) return { kind: 'refused', ...startFailure(input, random.uuid()) }
    await mock.options.before?.(input.value)

    const first = newExecution(identity, input.value, request.inputText, seedOfText(`${seed} ${arn}`))
    const boundaries = mock.options.boundaries ?? {}
    const own = openExecution(plan.machine, first, { clock, tasks: plan.mocks, s3, boundaries })
    const nested = executionOf({ call, place, plan, open: own, seed, clock })
    executions.set(arn, nested)
    running.add(nested)
    if (call.resource.pattern === 'run a job') awaited.set(keyOf(call), nested)
    happened += 1
    const result = startedResult(arn, clock.now(), random.uuid())
    const forget = (): void => {
      executions.delete(arn)
      plan.mocks.forget?.(arn)
    }
    return { kind: 'started', nested: { result, report: nested.report, forget } }
  }

  const taken = (arn: string): Refused | null =>
    executions.has(arn) ? refused('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`) : null

  const answers = (call: TaskCall): boolean => awaited.has(keyOf(call))
  const starter: NestedStarter = { nextPlace: () => (places += 1), start }

  /** One round through all; what comes of it for the others is done in the next. */
  const round = async (root: OpenExecution): Promise<void> => {
    await root.settle()
    const now = [...running].sort((one, other) => one.place - other.place)
    const waiting = new Map(
      [root, ...now.map(({ open }) => open)].flatMap((open) => open.unanswered()).map((one) => [keyOf(one.call), one]),
    )
    for (const nested of now) {
      const key = keyOf(nested.call)
      const waits = waiting.get(key)
      const isAwaited = awaited.get(key) === nested
      // Who waited for it timed out, was stopped, or what was around it ended: Step Functions stops it then.
      if (isAwaited && !waits) nested.open.stop(null, null)
      await nested.open.settle()
      if (!nested.open.isOver()) continue
      running.delete(nested)
      happened += 1
      if (isAwaited) awaited.delete(key)
      if (isAwaited && waits) waits.send(nested.end())
    }
  }

  return {
    ...starter,
    answers,
    isRunning: () => running.size > 0,
    at: (arn) => executions.get(arn),
    unused: () => [...plans.values()].flatMap(({ mocks }) => mocks.unused()),
    unanswered: () =>
      [...running].flatMap(({ open, call: { state } }) =>
        open
          .unanswered()
          .filter(({ call }) => !answers(call))
          .map((call) => ({ startedBy: state, call })),
      ),
    async settle(root) {
      for (let before = -1; before !== happened;) {
        before = happened
        await round(root)
      }
    },
  }
}

/** An execution as a test sees it: what waits for a nested execution does not wait for the test. */
export function outside(open: OpenExecution, nested: NestedExecutions): OpenExecution {
  return { ...open, unanswered: () => open.unanswered().filter(({ call }) => !nested.answers(call)) }
}

interface Parts extends Pick<NestedExecution, 'call' | 'place' | 'plan' | 'open'> {
  readonly seed: number
  readonly clock: VirtualClock
}

function executionOf({ seed, clock, ...parts }: Parts): NestedExecution {
  const { machine, mocks, places } = parts.plan
  const { open, call } = parts
  const report = (): NestedRun => {
    const journal = open.journal()
    const told = reportOf(machine.definition, journal, { places, callsOf: mocks.callsOf, seed, nowMs: clock.now() })
    const { executionArn } = journal.execution.identity
    return Object.defineProperty(told, 'executionArn', { value: executionArn, enumerable: true }) as NestedRun
  }
  const end = (): NestedEnd => {
    const { execution, entries } = open.journal()
    const { identity, inputText, output, error, cause, status } = execution
    const stoppedMs = Date.parse(entries.at(-1)?.event.timestamp ?? '')
    const why = whyNotRedrivable(machine, execution, { endedMs: stoppedMs, nowMs: clock.now() })
    return nestedEnd(call.resource, {
      arn: identity.executionArn,
      name: identity.executionName,
      machineArn: identity.stateMachineArn,
      inputText,
      startedMs: identity.startMs,
      stoppedMs,
      status,
      outputText: status === 'SUCCEEDED' ? JSON.stringify(output) : null,
      error,
      cause,
      redriveCount: identity.redriveCount ?? 0,
      redriveStatus: why === null ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      ...(why === null ? {} : { redriveStatusReason: `Execution ${why}` }),
    })
  }
  return { ...parts, report, end }
}

/** The names of a nested execution: of the machine that the task names, else of the mock's. */
function identityIn(
  { stateMachineArn: parentArn, region }: ExecutionIdentity,
  ownName: string,
  machineArn: string | null,
  executionName: string,
  startMs: number,
): ExecutionIdentity {
  const [, partition = 'aws', inRegion = region, account = '', stateMachineName = ownName] =
    /^arn:([\w-]+):states:([^:]+):([^:]+):stateMachine:([^:]+)/.exec(machineArn ?? '') ??
    /^arn:([\w-]+):states:([^:]+):([^:]+):/.exec(parentArn) ??
    []
  const arn = (kind: string, name: string): string => `arn:${partition}:states:${inRegion}:${account}:${kind}:${name}`
  return {
    executionArn: arn('execution', `${stateMachineName}:${executionName}`),
    executionName,
    roleArn: `arn:${partition}:iam::${account}:role/${stateMachineName}`,
    stateMachineArn: arn('stateMachine', stateMachineName),
    stateMachineName,
    region: inRegion,
    startMs,
    redriveCount: 0,
    childIndex: null,
  }
}

function keyOf({ executionArn, visit, attempt }: TaskCall): string {
  return `${executionArn} ${visit} ${attempt}`
}
