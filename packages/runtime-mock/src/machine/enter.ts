import type { RandomSource } from '../clock/random.ts'
import { contextObject } from '../data/context-object.ts'
import { unobserved, type Observe } from '../data/observation.ts'
import { executionStarted, mapIteration, stateEntered } from '../history/bodies.ts'
import { taskEventsOf } from '../history/task-events.ts'
import type { Move, StateInterpreter, VisitScope } from '../states/interpreter.ts'
import { interpreters } from '../states/interpreters.ts'
import type { CallScope, TaskCall } from '../services/task-call.ts'
import type { JsonObject, JsonValue, QueryLanguage, State } from '@stepwright/asl'
import type { Activity, Deadline, Fork, Strand, Visit } from './execution.ts'
import { emptyTree, withValue } from './index-tree.ts'
import { blockUnder, languageOf } from './machine.ts'
import {
  advance,
  continueLater,
  innermostItem,
  newTicket,
  record,
  schedule,
  setActivity,
  setDoing,
  setFork,
  standing,
  standingAt,
  stateNamed,
  visibleVariables,
  type Position,
  type Standing,
  type Turn,
} from './turn.ts'

/** Begins the execution. */
export function start(turn: Turn, root: Position): void {
  const { execution, machine } = turn
  record(turn, root, executionStarted(execution.inputText, execution.identity.roleArn))
  const timeoutSeconds = machine.definition.TimeoutSeconds
  if (timeoutSeconds !== undefined) schedule(turn, root, 'execution timeout', turn.nowMs + timeoutSeconds * 1000)
  goTo(turn, root, machine.definition.StartAt, execution.input)
}

/**
 * Sends a strand to a state. It enters in its turn, after strands that were ready before it.
 *
 * @param text the input as JSON text: the one that the event before shows, so that it is in memory once
 */
export function goTo(
  turn: Turn,
  at: Position,
  state: string,
  input: JsonValue,
  text: string = JSON.stringify(input),
): void {
  setActivity(at, { kind: 'entering', ticket: continueLater(turn, at), state, input, text })
}

type Entering = Extract<Activity, { kind: 'entering' }>

/** Enters a state and begins its first attempt. */
export function enter(turn: Turn, at: Position, { state: name, input, text }: Entering): void {
  const state = stateNamed(at.block, name)
  const linkBeforeEntry = at.strand.previousEventId
  turn.execution.visits += 1
  const visit: Visit = {
    id: turn.execution.visits,
    state: name,
    input,
    enteredMs: turn.nowMs,
    enteredEventId: turn.execution.lastEventId + 1,
    linkBeforeEntry,
    retries: [],
  }
  setActivity(at, { kind: 'visiting', visit, doing: { kind: 'starting' } })
  advance(turn, at, stateEntered(state.Type, name, text))
  attempt(turn, at)
}

/** Begins an attempt: the first, or a retry. */
export function attempt(turn: Turn, at: Position): void {
  const here = standing(at)
  const move = interpreterOf(here.state).enter(here.state, scopeOf(turn, here))
  turn.todo.push({ kind: 'perform', at, move })
}

/** Makes what leaves a state from the result of its work. */
export function finish(turn: Turn, at: Position, result: JsonValue): void {
  const here = standing(at)
  const move = interpreterOf(here.state).finish(here.state, scopeOf(turn, here), result)
  turn.todo.push({ kind: 'perform', at, move })
}

/** Waits until a time has come. */
export function wait(turn: Turn, at: Position, untilMs: number): void {
  setDoing(standing(at), { kind: 'waiting', ticket: schedule(turn, at, 'wait', untilMs), untilMs })
}

/** Schedules a task; it starts in its turn. */
export function scheduleCall(turn: Turn, at: Position, call: TaskCall): void {
  const here = standing(at)
  advance(turn, at, taskEventsOf(call.resource).scheduled(call, turn.execution.identity.region))
  setDoing(here, { kind: 'scheduled', ticket: continueLater(turn, at), call })
}

/** Starts a scheduled task. An activity only waits for a worker from here, as long as the execution's timeout lets it. */
export function startCall(turn: Turn, at: Position, call: TaskCall): void {
  const ticket = newTicket(turn)
  setDoing(standing(at), { kind: 'calling', call, ticket, isTaken: false, deadlines: [] })
  if (call.resource.kind !== 'activity') startWork(turn, at, null)
  turn.effects.push({ kind: 'call', strand: at.path, ticket, call })
}

/** Somebody works on the task. Its heartbeat and its timeout run from here: AWS does not count the time in which no worker has polled. */
export function startWork(turn: Turn, at: Position, workerName: string | null): void {
  const here = standing(at)
  if (here.doing.kind !== 'calling' || here.doing.isTaken) return
  const { call } = here.doing
  advance(turn, at, taskEventsOf(call.resource).started(call, workerName))
  const deadlines: Deadline[] = []
  for (const purpose of ['heartbeat', 'timeout'] as const) {
    const seconds = call[`${purpose}Seconds`]
    if (seconds !== null) deadlines.push({ purpose, ticket: schedule(turn, at, purpose, turn.nowMs + seconds * 1000) })
  }
  setDoing(here, { ...here.doing, isTaken: true, deadlines })
}

/** Starts the branches of a Parallel, or as many iterations of a Map as may run at once. */
export function fork(turn: Turn, at: Position, move: Extract<Move, { kind: 'fork' }>): void {
  const here = standing(at)
  const count = move.inputs.length
  advance(
    turn,
    at,
    move.items === null
      ? { type: 'ParallelStateStarted' }
      : { type: 'MapStateStarted', mapStateStartedEventDetails: { length: count } },
  )
  const started: Fork = {
    strands: emptyTree,
    inputs: move.inputs,
    items: move.items,
    outputs: emptyTree,
    started: 0,
    ended: 0,
    maxConcurrency: move.maxConcurrency,
  }
  setFork(here, started)
  if (count === 0) turn.todo.push({ kind: 'join', at })
  else for (let index = 0; index < Math.min(count, move.maxConcurrency); index += 1) startNext(turn, at)
}

/** Starts the next branch or iteration. `link` is what its first event links to. */
export function startNext(turn: Turn, at: Position, link: number = at.strand.previousEventId): void {
  const here = standing(at)
  if (here.doing.kind !== 'forked') return
  const { fork } = here.doing
  const index = fork.started
  const block = blockUnder(here.state, index)
  if (!block) return
  const strand: Strand = {
    index,
    previousEventId: link,
    variables: {},
    item: fork.items === null ? null : { index, value: fork.items[index] ?? null },
    activity: { kind: 'done' },
  }
  const child: Position = { path: [...at.path, index], strand: { ...strand }, block, parent: at }
  if (fork.items !== null) {
    child.strand.previousEventId = record(turn, at, mapIteration('Started', here.visit.state, index), link)
  }
  goTo(turn, child, block.StartAt, fork.inputs[index] ?? null)
  setFork(here, { ...fork, strands: withValue(fork.strands, index, child.strand), started: index + 1 })
}

/** What an interpreter may look at. */
export function scopeOf(turn: Turn, here: Standing): VisitScope {
  return new ScopeInTurn(turn, here)
}

/** Most states look at the visit and its variables alone, so the rest is made when something asks for it. */
class ScopeInTurn implements VisitScope {
  readonly #turn: Turn
  readonly #here: Standing
  #context: JsonObject | null = null
  #variables: JsonObject | null = null

  constructor(turn: Turn, here: Standing) {
    this.#turn = turn
    this.#here = here
  }

  get visit(): Visit {
    return this.#here.visit
  }

  get language(): QueryLanguage {
    return languageOf(this.#turn.machine, this.#here.state)
  }

  get variables(): JsonObject {
    return (this.#variables ??= visibleVariables(this.#here))
  }

  get context(): JsonObject {
    return (this.#context ??= contextOf(this.#turn, this.#here))
  }

  get nowMs(): number {
    return this.#turn.nowMs
  }

  get random(): RandomSource {
    return this.#turn.random
  }

  get inside(): readonly CallScope[] {
    return scopesAround(this.#here)
  }

  get executionArn(): string {
    return this.#turn.execution.identity.executionArn
  }

  get childIndex(): number | null {
    return this.#turn.execution.identity.childIndex
  }

  get observe(): Observe {
    return unobserved
  }
}

function contextOf(turn: Turn, here: Standing): JsonObject {
  const { state, visit } = here
  return contextObject({ execution: turn.execution, state, visit, item: innermostItem(here), taskToken: null })
}

function scopesAround(at: Position): readonly CallScope[] {
  const parent = at.parent && standingAt(at.parent)
  if (!parent) return []
  const type = parent.state.Type === 'Parallel' ? 'Parallel' : 'Map'
  return [...scopesAround(parent), { type, state: parent.visit.state, index: at.strand.index }]
}

function interpreterOf(state: State): StateInterpreter<State> {
  // The table pairs each kind with its own interpreter.
  return interpreters[state.Type]
}
