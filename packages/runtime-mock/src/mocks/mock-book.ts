import {
  isStepwrightError,
  suggestion,
  type Diagnostic,
  type JsonObject,
  type JsonValue,
  type SourceLocation,
  type State,
  type StateMachineDefinition,
  StepwrightError,
} from '@stepwright/asl'
import type { Clock } from '../clock/clock.ts'
import { durationMs, type Duration } from '../clock/duration.ts'
import { randomSource } from '../clock/random.ts'
import { seedOfText } from '../clock/seed-of-text.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import { allStates } from '../machine/machine.ts'
import type { Places } from '../report/places.ts'
import { adapterOf } from '../services/adapter-of.ts'
import { toJson } from '../services/json-value.ts'
import { startsExecution } from '../services/nested-execution.ts'
import { isStartFailure } from '../services/start-failure.ts'
import type { TaskCall } from '../services/task-call.ts'
import type { TaskReply, TaskWorld } from '../services/task-world.ts'
import { checkResult } from './check-result.ts'
import { failureOfThrown } from './handler-error.ts'
import {
  isDelayed,
  isFailure,
  isSequence,
  isServiceResult,
  isWaiting,
  isWorker,
  waits,
  type Mock,
  type MockCall,
  type MockFunction,
  type Mocks,
} from './mock.ts'
import { mockSkeleton } from './mock-skeleton.ts'
import type { NestedStarter, StartedExecution } from './nested-starter.ts'
import type { FieldValidationMode } from './result-mismatch.ts'
import { isNestedMock, type NestedMock } from './runs.ts'
import { taskBoundary, type Boundaries } from './boundaries.ts'
import type { TaskBoundary } from './task-boundary.ts'

/** Mocks at work: answers calls, and keeps count of what was used. */
export interface MockBook extends TaskWorld {
  /**
   * Puts mocks in the places of those of the same keys.
   *
   * @throws StepwrightError SW4002 as for those that it was opened with
   */
  add(mocks: Mocks): void
  /** What was not used: whole mocks, and replies of sequences. */
  unused(): readonly Diagnostic[]
  /** The calls of a visit, in order, as mocks saw them. */
  readonly callsOf: (executionArn: string, visit: number) => readonly MockedCall[]
  /** The answer that a service gives, made of what a test gives in its place. It is noted as the result of the call. */
  outputOf(call: TaskCall, result: unknown): Promise<JsonValue>
}

/** One call in the terms of mocks: for a Lambda function, the payload. */
export interface MockedCall {
  readonly attempt: number
  readonly input: JsonValue
  /** What the mock gave, also when the task had ended by then; absent for a failure. */
  result?: JsonValue
  /** What the mock threw. */
  thrown?: unknown
  /** The execution that it started. */
  nested?: StartedExecution
}

interface Entry {
  readonly key: string
  readonly replies: readonly unknown[]
  readonly isSequence: boolean
  used: number
}

/** What mocks need of the run around them. */
interface MockSurroundings {
  readonly clock: Clock
  readonly seed: number
  /** Where the definition's states were written. */
  readonly places: Places
  /** What stands between a task and its mock, by state name. */
  readonly boundaries: Boundaries
  /** Whether tasks that wait by nature (callbacks, activities, jobs) and have no mock wait for the test to answer them. */
  readonly leavesAnswersToTest: boolean
  /** How closely results follow the APIs' models. Default `PRESENT`. */
  readonly fieldValidationMode?: FieldValidationMode
  /** What starts the executions that mocks stand for; absent where none are. */
  readonly nested?: NestedStarter
}

/**
 * Opens the mocks of a run.
 *
 * @throws StepwrightError SW4002 when a key is neither a Task of the definition nor the resource of one
 */
export function openMockBook(
  definition: StateMachineDefinition,
  mocks: Mocks,
  { clock, seed, places, boundaries, leavesAnswersToTest, fieldValidationMode = 'PRESENT', nested }: MockSurroundings,
): MockBook {
  const states = [...allStates(definition)]
  rejectUnknownKeys(Object.keys(mocks), states, places)
  const entries = new Map(Object.entries(mocks).map(([key, mock]) => [key, entryOf(key, mock)]))
  const visits = new Map<string, VisitNumbers>()

  /** By execution, then by visit. */
  const calls = new Map<string, Map<number, MockedCall[]>>()
  const callsOf = (executionArn: string, visit: number): readonly MockedCall[] =>
    calls.get(executionArn)?.get(visit) ?? []

  const boundaryOf = ({ state }: TaskCall): TaskBoundary | null => taskBoundary(boundaries, state)

  /** Notes a call before it is answered. */
  const noteCall = async (call: TaskCall): Promise<MockedCall> => {
    const passed = adapterOf(call.resource).argumentsOf(call)
    const boundary = boundaryOf(call)
    const noted: MockedCall = { attempt: call.attempt, input: boundary ? await boundary.argumentsOf(passed) : passed }
    const { executionArn, visit } = call
    const inExecution = calls.get(executionArn) ?? new Map<number, MockedCall[]>()
    calls.set(executionArn, inExecution)
    inExecution.set(visit, [...(inExecution.get(visit) ?? []), noted])
    return noted
  }

  const outputOf = async (call: TaskCall, noted: MockedCall | undefined, result: JsonValue): Promise<JsonValue> => {
    if (noted) noted.result = result
    const boundary = boundaryOf(call)
    const sent = boundary ? await boundary.resultOf(result) : result
    // Lambda's adapter makes the answer around what the function returns, which is anybody's.
    if (!adapterOf(call.resource).throwsLikeLambda) checkResult(call, sent, fieldValidationMode, places)
    const random = randomSource(seedOfText(`${seed} ${visitKey(call)} ${call.attempt}`))
    return adapterOf(call.resource).outputOf(call, sent, { random, nowMs: clock.now() })
  }

  /** Starts the execution that stands for a task; its end answers the task, or somebody with the task's token. */
  const startNested = async (call: TaskCall, mock: NestedMock, starter: NestedStarter): Promise<TaskReply> => {
    const place = starter.nextPlace()
    const noted = await noteCall(call)
    const start = await starter.start(call, mock, place)
    if (start.kind === 'refused') return { ...start, kind: 'failure', submitted: null, delay: {} }
    noted.nested = start.nested
    const { result } = start.nested
    return call.resource.pattern === 'request response'
      ? { kind: 'success', output: result, submitted: null, delay: {} }
      : { kind: 'none', submitted: result, delay: {} }
  }

  const reply = async (call: TaskCall): Promise<TaskReply> => {
    const entry = entries.get(call.state) ?? entries.get(call.resource.arn)
    const submitted = call.resource.pattern === 'request response' ? null : {}
    if (!entry && (submitted === null || !leavesAnswersToTest)) throw unmocked(call.state, states, entries, places)
    // Both are taken at once, in the order of the calls: what comes after waits for promises, whose order is nobody's.
    const next = entry ? nextReply(entry, call, places) : waits()
    const about = mockCall(call, countVisit(visits, call))
    if (isNestedMock(next)) return startNested(call, next, starterFor(call, nested, places))
    const noted = await noteCall(call)
    const answer = await settle(next, call, () => [noted.input, about])
    if (answer.kind === 'none') return { kind: 'none', submitted, delay: {}, takenAfter: null, ...answer.timing.work }
    const { delayMs, heartbeatEvery, work } = answer.timing
    const timing = { delay: { milliseconds: delayMs }, heartbeatEvery, ...work }
    if (answer.kind === 'failure') {
      const { error, cause } = answer
      return { kind: 'failure', error, cause, submitted: isStartFailure(call.resource, error) ? null : {}, ...timing }
    }
    if (answer.kind === 'thrown') {
      noted.thrown = answer.thrown
      return { ...failureOfThrown(answer.thrown, adapterOf(call.resource).throwsLikeLambda), ...timing }
    }
    if (isServiceResult(answer.value)) {
      noted.result = answer.value.result
      checkResult(call, answer.value.result, fieldValidationMode, places)
    }
    const output = isServiceResult(answer.value)
      ? answer.value.result
      : await outputOf(call, noted, toJson(answer.value, `The result of the mock '${entry?.key ?? call.state}'`))
    return { kind: 'success', output, submitted, ...timing }
  }

  return {
    call: reply,
    add(more) {
      rejectUnknownKeys(Object.keys(more), states, places)
      for (const [key, mock] of Object.entries(more)) entries.set(key, entryOf(key, mock))
    },
    unused: () => [...entries.values()].flatMap((entry) => unusedIn(entry, places)),
    callsOf,
    forget(executionArn) {
      for (const inVisit of calls.get(executionArn)?.values() ?? []) for (const call of inVisit) call.nested?.forget()
      calls.delete(executionArn)
      for (const numbers of visits.values()) numbers.known.delete(executionArn)
    },
    outputOf: (call, result) => {
      const noted = callsOf(call.executionArn, call.visit).findLast(({ attempt }) => attempt === call.attempt)
      return outputOf(call, noted, toJson(result, `The result of '${call.state}'`))
    },
  }
}

function visitKey({ executionArn, visit }: Pick<TaskCall, 'executionArn' | 'visit'>): string {
  return `${executionArn} ${visit}`
}

interface Timing {
  readonly delayMs: number
  readonly heartbeatEvery: Duration | null
  /** Who does the work of an activity, and when. */
  readonly work: Pick<TaskReply, 'workerName' | 'takenAfter'>
}

type Answer = { readonly timing: Timing } & (
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly error: string; readonly cause: string | null }
  | { readonly kind: 'thrown'; readonly thrown: unknown }
  | { readonly kind: 'none' }
)

/** Follows a reply to its end: through delays and functions to a value or a failure. */
async function settle(
  reply: unknown,
  call: TaskCall,
  args: () => [unknown, MockCall],
  timing: Timing = { delayMs: 0, heartbeatEvery: null, work: {} },
): Promise<Answer> {
  if (isFailure(reply)) return { kind: 'failure', error: reply.error, cause: reply.cause, timing }
  if (isWaiting(reply)) return { kind: 'none', timing }
  if (isWorker(reply)) {
    const work = { workerName: reply.name, takenAfter: reply.takesAfter }
    return settle(reply.reply, call, args, { ...timing, work })
  }
  if (isDelayed(reply)) {
    const delayMs = timing.delayMs + durationMs(reply.delay)
    const heartbeatEvery = reply.heartbeatEvery ?? timing.heartbeatEvery
    return settle(reply.reply, call, args, { ...timing, delayMs, heartbeatEvery })
  }
  if (isSequence(reply)) {
    throw runtimeError(
      'SW4010',
      `The mock of '${call.state}' has a sequence inside another reply.`,
      'A sequence stands for a whole mock.',
    )
  }
  if (isNestedMock(reply)) {
    throw runtimeError(
      'SW4010',
      `The mock of '${call.state}' has runs(…) inside another reply.`,
      'It stands for a whole mock, or for one reply of a sequence.',
    )
  }
  if (typeof reply !== 'function') return { kind: 'value', value: reply, timing }
  try {
    // What is callable in a mock is a mock function.
    const value: unknown = await (reply as MockFunction)(...args())
    return typeof value === 'function' ? { kind: 'value', value, timing } : await settle(value, call, args, timing)
  } catch (thrown) {
    if (isStepwrightError(thrown)) throw thrown
    return { kind: 'thrown', thrown, timing }
  }
}

function entryOf(key: string, mock: Mock): Entry {
  if (isSequence(mock)) return { key, replies: mock.replies, isSequence: true, used: 0 }
  if (Array.isArray(mock)) return { key, replies: mock, isSequence: true, used: 0 }
  return { key, replies: [mock], isSequence: false, used: 0 }
}

function starterFor({ state, resource }: TaskCall, starter: NestedStarter | undefined, places: Places): NestedStarter {
  if (starter && startsExecution(resource)) return starter
  throw runtimeError(
    'SW4010',
    starter
      ? `The mock of '${state}' runs a state machine, and its task starts none: it is on '${resource.arn}'.`
      : `The mock of '${state}' runs a state machine, which only simulate and start do.`,
    "runs(…) stands for a task on 'states:startExecution'.",
    places.ofState(state),
  )
}

function nextReply(entry: Entry, call: TaskCall, places: Places): unknown {
  const at = entry.isSequence ? entry.used : 0
  entry.used += 1
  if (at < entry.replies.length) return entry.replies[at]
  const count = entry.replies.length
  throw runtimeError(
    'SW4004',
    `The mock '${entry.key}' has ${count} ${count === 1 ? 'reply' : 'replies'}, and state '${call.state}' asked for one more (attempt ${call.attempt}).`,
    'Add a reply for each call, retries included, or use one reply for all calls. An array as the result itself goes in sequence([…]).',
    places.ofState(call.state),
  )
}

function mockCall(call: TaskCall, visit: number): MockCall {
  // The context object is an object.
  return { attempt: call.attempt, visit, mapIndex: call.mapIndex, context: call.context as JsonObject }
}

/** The visits of a state that a mock has seen. */
interface VisitNumbers {
  last: number
  /** By execution, then by visit there. */
  readonly known: Map<string, Map<number, number>>
}

/** Visits are numbered in their execution; children of a Map Run are executions of their own. */
function countVisit(visits: Map<string, VisitNumbers>, { state, executionArn, visit }: TaskCall): number {
  const numbers = visits.get(state) ?? { last: 0, known: new Map<string, Map<number, number>>() }
  visits.set(state, numbers)
  const seen = numbers.known.get(executionArn) ?? new Map<number, number>()
  numbers.known.set(executionArn, seen)
  const number = seen.get(visit) ?? (numbers.last += 1)
  seen.set(visit, number)
  return number
}

interface NamedState {
  readonly name: string
  readonly state: State
}

function rejectUnknownKeys(keys: readonly string[], states: readonly NamedState[], places: Places): void {
  const tasks = states.filter(({ state }) => state.Type === 'Task')
  const names = tasks.map(({ name }) => name)
  const known = new Set(tasks.flatMap(({ name, state }) => (state.Type === 'Task' ? [name, state.Resource] : [])))
  const wrong = keys
    .filter((key) => !known.has(key))
    .map((key): Diagnostic => {
      const other = states.find(({ name }) => name === key)
      return {
        code: 'SW4002',
        severity: 'error',
        message: other
          ? `The mock '${key}' is for a ${other.state.Type} state; only Task states take mocks.`
          : `The mock '${key}' is for a state that the definition does not have.`,
        ...suggestion(key, names, `Its tasks are ${list(names)}.`),
        ...placed(places.ofState(key)),
      }
    })
  if (wrong.length > 0) throw new StepwrightError(wrong)
}

function unmocked(
  reached: string,
  states: readonly NamedState[],
  entries: ReadonlyMap<string, Entry>,
  places: Places,
): StepwrightError {
  const missing = states.filter(
    ({ name, state }) => state.Type === 'Task' && !entries.has(name) && !entries.has(state.Resource),
  )
  const others = missing.map(({ name }) => name).filter((name) => name !== reached)
  const rest = others.length === 0 ? '' : ` Nor ${others.length === 1 ? 'has' : 'have'} ${list(others)}.`
  return runtimeError(
    'SW4001',
    `The run reached the task '${reached}', which has no mock.${rest}`,
    `Mock what the run will reach:\n${mockSkeleton(missing)}`,
    places.ofState(reached),
  )
}

function unusedIn(entry: Entry, places: Places): readonly Diagnostic[] {
  const left = entry.replies.length - entry.used
  if (entry.used > 0 && (!entry.isSequence || left <= 0)) return []
  const message =
    entry.used === 0
      ? `The mock '${entry.key}' was not used.`
      : `The mock '${entry.key}' has ${entry.replies.length} replies, and ${left} of them ${left === 1 ? 'was' : 'were'} not used.`
  return [{ code: 'SW4003', severity: 'error', message, ...placed(places.ofState(entry.key)) }]
}

function placed(location: SourceLocation | undefined): Pick<Diagnostic, 'location'> {
  return location ? { location } : {}
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}
