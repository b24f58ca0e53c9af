import type { JsonObject, JsonValue, StateType } from '@stepwright/asl'
import { isTooLarge, tooLargeCause } from '../data/payload-size.ts'
import { excessOf } from '../data/variable-size.ts'
import { executionSucceeded, mapIteration, stateExited } from '../history/bodies.ts'
import type { EventBody } from '../history/event.ts'
import { resultOf } from '../states/map-results.ts'
import type { ExecutionStatus } from './execution.ts'
import { goTo, startNext } from './enter.ts'
import type { StateFailure } from './failure.ts'
import { valueAt, withValue } from './index-tree.ts'
import { advance, record, setActivity, setFork, standing, type Position, type Turn } from './turn.ts'

/** What leaves a state, and for where. */
export interface Leaving {
  readonly output: JsonValue
  readonly assigned: JsonObject | null
  /** Null for the state's own Next. */
  readonly next: string | null
}

/** Leaves a state: to the next one, or out of the scope. */
export function leave(turn: Turn, at: Position, { output, assigned, next }: Leaving): void {
  const { state, visit } = standing(at)
  const text = JSON.stringify(output)
  if (isTooLarge(text)) {
    turn.todo.push({ kind: 'fail', at, failure: tooLarge(tooLargeCause(visit.state)) })
    return
  }
  if (assigned !== null) {
    const excess = excessOf(visit.state, assigned, scopesOf(at))
    if (excess !== null) {
      turn.todo.push({ kind: 'fail', at, failure: tooLarge(excess) })
      return
    }
    at.strand.variables = { ...at.strand.variables, ...assigned }
  }
  // A Fail state is never left, it fails.
  advance(turn, at, stateExited(state.Type as Exclude<StateType, 'Fail'>, visit.state, text, assigned))
  const target = next ?? ('Next' in state ? state.Next : undefined)
  if (target === undefined) endScope(turn, at, output, text)
  else goTo(turn, at, target, output, text)
}

/** Ends a scope with success: the execution, a branch, or an iteration. */
function endScope(turn: Turn, at: Position, output: JsonValue, text: string): void {
  if (!at.parent) {
    endExecution(turn, at, { status: 'SUCCEEDED', output, error: null, cause: null }, executionSucceeded(text))
    return
  }
  const parent = standing(at.parent)
  if (parent.doing.kind !== 'forked') return
  const last = at.strand.previousEventId
  setActivity(at, { kind: 'done' })
  const isMap = parent.doing.fork.items !== null
  const closing = isMap
    ? record(turn, at.parent, mapIteration('Succeeded', parent.visit.state, at.strand.index), last)
    : last
  const fork = {
    ...parent.doing.fork,
    strands: withValue(parent.doing.fork.strands, at.strand.index, null),
    outputs: withValue(parent.doing.fork.outputs, at.strand.index, output),
    ended: parent.doing.fork.ended + 1,
  }
  setFork(parent, fork)
  if (fork.started < fork.inputs.length) startNext(turn, at.parent, last)
  else if (fork.ended === fork.inputs.length) {
    at.parent.strand.previousEventId = closing
    turn.todo.push({ kind: 'join', at: at.parent })
  }
}

/** Goes on from a Parallel or Map whose branches are all over. */
export function join(turn: Turn, at: Position): void {
  const { doing } = standing(at)
  if (doing.kind === 'running map' || doing.kind === 'writing results') {
    record(turn, at, { type: 'MapStateSucceeded' })
    turn.todo.push({ kind: 'finish', at, result: resultOf(doing.mapRun) })
  }
  if (doing.kind !== 'forked') return
  record(turn, at, { type: doing.fork.items === null ? 'ParallelStateSucceeded' : 'MapStateSucceeded' })
  const { inputs, outputs } = doing.fork
  turn.todo.push({ kind: 'finish', at, result: inputs.map((_, index) => valueAt(outputs, index)) })
}

/** How an execution ends. */
export interface Ending {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>
  readonly output: JsonValue | null
  readonly error: string | null
  readonly cause: string | null
}

/** Writes the last event. Whatever else was to be done in the step is dropped. */
export function endExecution(turn: Turn, at: Position, ending: Ending, body: EventBody, link?: number): void {
  record(turn, at, body, link)
  Object.assign(turn.execution, ending)
  turn.todo.length = 0
}

function tooLarge(cause: string): StateFailure {
  return { error: 'States.DataLimitExceeded', cause, otherName: null, isFatal: true, evaluation: null }
}

/** The variables of a scope and of those around it, the innermost first. */
function scopesOf(at: Position): readonly JsonObject[] {
  const scopes: JsonObject[] = []
  for (let scope: Position | null = at; scope !== null; scope = scope.parent) scopes.push(scope.strand.variables)
  return scopes
}
