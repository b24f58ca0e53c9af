import type { JsonObject, JsonValue, MapState, State } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import { isTooLarge, tooLargeCause } from '../data/payload-size.ts'
import { excessOf } from '../data/variable-size.ts'
import { failed, runtimeFailure, succeeded, taskFailure, type Outcome } from '../machine/failure.ts'
import type { TaskCall } from '../services/task-call.ts'
import type { TaskWorld } from '../services/task-world.ts'
import { childInputs, exceedsTolerance, planMapRun, thresholdExceeded } from '../states/distributed-map.ts'
import type { Move, StateInterpreter, VisitScope } from '../states/interpreter.ts'
import type { MapItems } from '../states/item-pairs.ts'
import { interpreters } from '../states/interpreters.ts'
import type { MockedWork } from './check-mock.ts'
import { readJson } from './json-text.ts'
import type { TestStateConfiguration } from './request.ts'

/** What leaves a tested state, and for where. */
export interface Departure {
  readonly output: JsonValue
  readonly assigned: JsonObject | null
  readonly next: string | null
}

/** What does the work of a tested state. */
export interface TestedWork {
  readonly mock: MockedWork | null
  readonly tasks: TaskWorld | null
  readonly configuration: TestStateConfiguration
}

/** Takes a state from entry to exit, or to its failure. Waits are over at once, and branches are not run. */
export async function runTestedState(state: State, scope: VisitScope, work: TestedWork): Promise<Outcome<Departure>> {
  // The table pairs each kind with its own interpreter.
  const interpreter = interpreters[state.Type] as StateInterpreter<State>
  const entry = interpreter.enter(state, scope)
  const done = await workOf(state, entry, scope, work)
  if (done === null) return departureOf(state, entry, scope)
  return done.ok ? departureOf(state, interpreter.finish(state, scope, done.value), scope) : done
}

/** The result of what a state does between entry and exit; null when it does nothing. */
async function workOf(
  state: State,
  entry: Move,
  scope: VisitScope,
  work: TestedWork,
): Promise<Outcome<JsonValue> | null> {
  switch (entry.kind) {
    case 'exit':
    case 'fail':
      return null
    case 'wait':
      return succeeded(scope.visit.input)
    case 'call':
      return work.mock ? mocked(work.mock) : called(entry.call, work.tasks)
    case 'fork':
      return state.Type === 'Map' && work.mock
        ? tolerated(state, scope, work.mock, work.configuration)
        : mocked(work.mock)
    case 'map run': {
      // Only a Map makes this move.
      const map = state as MapState
      const inputs = inputsOf(map, scope, entry.given, work.configuration)
      return inputs.ok && work.mock ? tolerated(map, scope, work.mock, work.configuration) : inputs
    }
  }
}

function mocked(mock: MockedWork | null): Outcome<JsonValue> | null {
  if (mock === null) return null
  return mock.kind === 'result' ? succeeded(mock.value) : failed(taskFailure(mock.error, mock.cause))
}

async function called(call: TaskCall, tasks: TaskWorld | null): Promise<Outcome<JsonValue>> {
  if (!tasks) {
    throw runtimeError(
      'SW4001',
      `State '${call.state}' calls a service and has no mock.`,
      "Give the request a `mock: { result: '…' }`, or `tasks` that answer.",
    )
  }
  const reply = await tasks.call(call)
  if (reply.kind === 'success') return succeeded(reply.output)
  return failed(reply.kind === 'failure' ? taskFailure(reply.error, reply.cause) : taskFailure('States.Timeout', null))
}

/** Evaluates what a distributed Map makes of its items, for its failures and for the observer. */
function inputsOf(
  state: MapState,
  scope: VisitScope,
  given: MapItems | null,
  { mapItemReaderData }: TestStateConfiguration,
): Outcome<JsonValue> {
  const plan = planMapRun(state, scope)
  if (!plan.ok) return plan
  const read = given?.items ?? readJson(mapItemReaderData ?? '[]')
  if (!Array.isArray(read))
    return failed(taskFailure('States.ItemReaderFailed', 'The items read are not a JSON array.'))
  const children = childInputs(state, scope, {
    items: read as readonly JsonValue[],
    from: 0,
    source: 'STATE_DATA',
    arePairs: given?.arePairs ?? false,
    isLast: true,
  })
  return children.ok ? succeeded(null) : children
}

/**
 * The mocked result of a Map, unless more of its items failed than it tolerates. A Map that sets no tolerance gives its
 * result whatever failed, other than in an execution (recorded).
 */
function tolerated(
  state: MapState,
  scope: VisitScope,
  mock: MockedWork,
  { mapIterationFailureCount = 0 }: TestStateConfiguration,
): Outcome<JsonValue> | null {
  if (mock.kind === 'error' || mapIterationFailureCount === 0) return mocked(mock)
  const plan = planMapRun(state, scope)
  if (!plan.ok) return plan
  const { toleratedCount, toleratedPercentage } = plan.value
  if (toleratedCount === null && toleratedPercentage === null) return mocked(mock)
  const total = Array.isArray(mock.value) ? mock.value.length : mapIterationFailureCount
  return exceedsTolerance(plan.value, mapIterationFailureCount, total) ? failed(thresholdExceeded) : mocked(mock)
}

function departureOf(state: State, move: Move, scope: VisitScope): Outcome<Departure> {
  if (move.kind === 'fail') return failed(move.failure)
  if (move.kind !== 'exit') return failed(runtimeFailure(`A state of type ${state.Type} was not left.`))
  if (isTooLarge(JSON.stringify(move.output))) {
    return failed({ ...taskFailure('States.DataLimitExceeded', tooLargeCause(scope.visit.state)), isFatal: true })
  }
  const excess = move.assigned === null ? null : excessOf(scope.visit.state, move.assigned, [scope.variables])
  if (excess !== null) return failed({ ...taskFailure('States.DataLimitExceeded', excess), isFatal: true })
  return succeeded({ ...move, next: move.next ?? ('Next' in state ? (state.Next ?? null) : null) })
}
