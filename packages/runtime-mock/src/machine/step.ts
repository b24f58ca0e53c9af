import type { JsonValue } from '@stepwright/asl'
import { sizedText, tooLargeCause } from '../data/payload-size.ts'
import { errorDetails } from '../history/bodies.ts'
import { taskEventsOf } from '../history/task-events.ts'
import { cancelTimers } from './abort.ts'
import { attempt, enter, finish, fork, scheduleCall, start, startCall, startWork, wait } from './enter.ts'
import type { Doing, Execution } from './execution.ts'
import { taskFailure, type StateFailure } from './failure.ts'
import { failExecution, failScope, handleFailure } from './give-up.ts'
import { endExecution, join, leave } from './leave.ts'
import type { Machine } from './machine.ts'
import { startMapRun, takeChild, takeItems, takeWritten } from './map-run.ts'
import { redrive } from './redrive.ts'
import type { Effect, StepEvent } from './step-event.ts'
import {
  advance,
  beginTurn,
  historyLimit,
  locate,
  schedule,
  setDoing,
  standingAt,
  type Position,
  type Standing,
  type Todo,
  type Turn,
} from './turn.ts'

/** What a step gives: the execution after it, and what the world has to do, in order. */
export interface StepResult {
  readonly execution: Execution
  readonly effects: readonly Effect[]
}

/**
 * Takes an execution one event further.
 *
 * Pure: the arguments are not changed, and equal arguments give equal results.
 * An event that comes too late (a timer of a task that is over, a result after an abort) changes nothing.
 *
 * @param nowMs the time of the event, in milliseconds since 1970
 */
export function step(machine: Machine, execution: Execution, event: StepEvent, nowMs: number): StepResult {
  const isTaken = event.kind === 'redrive' ? isRedrivable(execution) : execution.status === 'RUNNING'
  if (!isTaken) return { execution, effects: [] }
  const turn = beginTurn(machine, execution, nowMs)
  take(turn, event)
  for (let next = turn.todo.shift(); next; next = turn.todo.shift()) carryOut(turn, next)
  enforceHistoryLimit(turn)
  return { execution: turn.execution, effects: turn.effects }
}

function isRedrivable({ status }: Execution): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED'
}

function take(turn: Turn, event: StepEvent): void {
  const at = locate(turn, 'strand' in event ? event.strand : [])
  if (!at) return
  switch (event.kind) {
    case 'start':
      start(turn, at)
      return
    case 'continue':
      goOn(turn, at, event.ticket)
      return
    case 'due':
      takeDue(turn, at, event)
      return
    case 'stop':
      stop(turn, at, event)
      return
    case 'redrive':
      redrive(turn, at)
      return
    case 'items read':
      takeItems(turn, at, event)
      return
    case 'child ended':
      takeChild(turn, at, event)
      return
    case 'results written':
      takeWritten(turn, at, event)
      return
    case 'task started':
    case 'task submitted':
    case 'task succeeded':
    case 'task failed':
    case 'task heartbeat': {
      const here = standingAt(at)
      if (here?.doing.kind === 'calling' && here.doing.ticket === event.ticket) takeReply(turn, here, here.doing, event)
      return
    }
  }
}

function carryOut(turn: Turn, todo: Todo): void {
  switch (todo.kind) {
    case 'finish':
      finish(turn, todo.at, todo.result)
      return
    case 'fail':
      handleFailure(turn, todo.at, todo.failure)
      return
    case 'join':
      join(turn, todo.at)
      return
    case 'perform':
      perform(turn, todo)
      return
  }
}

function perform(turn: Turn, { at, move }: Extract<Todo, { kind: 'perform' }>): void {
  switch (move.kind) {
    case 'exit':
      leave(turn, at, move)
      return
    case 'wait':
      wait(turn, at, move.untilMs)
      return
    case 'call':
      scheduleCall(turn, at, move.call)
      return
    case 'fork':
      fork(turn, at, move)
      return
    case 'map run':
      startMapRun(turn, at, move.given)
      return
    case 'fail':
      handleFailure(turn, at, move.failure)
      return
  }
}

/** A strand's turn has come. */
function goOn(turn: Turn, at: Position, ticket: number): void {
  const { activity } = at.strand
  if (activity.kind === 'entering' && activity.ticket === ticket) enter(turn, at, activity)
  if (activity.kind === 'failing' && activity.ticket === ticket) failScope(turn, at, activity.failure)
  if (activity.kind !== 'visiting') return
  const { doing } = activity
  if (doing.kind === 'scheduled' && doing.ticket === ticket) startCall(turn, at, doing.call)
}

function takeDue(turn: Turn, at: Position, event: Extract<StepEvent, { kind: 'due' }>): void {
  if (event.purpose === 'execution timeout') {
    const failure = taskFailure('States.Timeout', null)
    const body = { type: 'ExecutionTimedOut', executionTimedOutEventDetails: errorDetails(failure) } as const
    endExecution(turn, at, { status: 'TIMED_OUT', output: null, error: failure.error, cause: null }, body)
    return
  }
  const here = standingAt(at)
  if (!here) return
  const { doing } = here
  if (doing.kind === 'waiting' && doing.ticket === event.ticket) {
    turn.todo.push({ kind: 'finish', at, result: here.visit.input })
  } else if (doing.kind === 'backing off' && doing.ticket === event.ticket) {
    attempt(turn, at)
  } else if (doing.kind === 'calling' && doing.deadlines.some(({ ticket }) => ticket === event.ticket)) {
    timeOut(turn, here, doing, event.purpose === 'heartbeat' ? 'States.HeartbeatTimeout' : null)
  }
}

function timeOut(turn: Turn, here: Standing, { call }: Calling, otherName: string | null): void {
  const failure: StateFailure = { ...taskFailure('States.Timeout', null), otherName }
  advance(turn, here, taskEventsOf(call.resource).timedOut(call, failure))
  turn.todo.push({ kind: 'fail', at: here, failure })
}

type Calling = Extract<Doing, { kind: 'calling' }>
type Reply = Extract<StepEvent, { kind: `task ${string}` }>

function takeReply(turn: Turn, here: Standing, doing: Calling, reply: Reply): void {
  switch (reply.kind) {
    case 'task started':
      startWork(turn, here, reply.workerName)
      return
    case 'task submitted': {
      const body = taskEventsOf(doing.call.resource).submitted(doing.call, JSON.stringify(reply.output))
      if (body) advance(turn, here, body)
      return
    }
    case 'task heartbeat':
      restartHeartbeat(turn, here, doing)
      return
    case 'task succeeded':
      succeedTask(turn, here, doing, reply.output)
      return
    case 'task failed':
      failTask(turn, here, doing, taskFailure(reply.error, reply.cause))
      return
  }
}

function succeedTask(turn: Turn, here: Standing, doing: Calling, output: JsonValue): void {
  const { text, isTooLarge } = sizedText(output)
  if (isTooLarge) {
    failTask(turn, here, doing, taskFailure('States.DataLimitExceeded', tooLargeCause(doing.call.resource.arn)))
    return
  }
  cancelTimers(turn, doing)
  advance(turn, here, taskEventsOf(doing.call.resource).succeeded(doing.call, text))
  turn.todo.push({ kind: 'finish', at: here, result: output })
}

function failTask(turn: Turn, here: Standing, doing: Calling, failure: StateFailure): void {
  advance(turn, here, taskEventsOf(doing.call.resource).failed(doing.call, failure))
  turn.todo.push({ kind: 'fail', at: here, failure })
}

function restartHeartbeat(turn: Turn, here: Standing, doing: Calling): void {
  const seconds = doing.call.heartbeatSeconds
  if (seconds === null) return
  const heartbeat = doing.deadlines.find(({ purpose }) => purpose === 'heartbeat')
  if (heartbeat) turn.effects.push({ kind: 'cancel', ticket: heartbeat.ticket })
  const ticket = schedule(turn, here, 'heartbeat', turn.nowMs + seconds * 1000)
  const others = doing.deadlines.filter(({ purpose }) => purpose !== 'heartbeat')
  setDoing(here, { ...doing, deadlines: [...others, { purpose: 'heartbeat', ticket }] })
}

function stop(turn: Turn, root: Position, { error, cause }: Extract<StepEvent, { kind: 'stop' }>): void {
  const body = { type: 'ExecutionAborted', executionAbortedEventDetails: errorDetails({ error, cause }) } as const
  endExecution(turn, root, { status: 'ABORTED', output: null, error, cause }, body, 0)
}

/** The last event a history has room for is the one that ends it. */
function enforceHistoryLimit(turn: Turn): void {
  const { lastEventId, status } = turn.execution
  if (lastEventId < historyLimit || (lastEventId === historyLimit && status !== 'RUNNING')) return
  const kept = turn.effects.findIndex((effect) => effect.kind === 'record' && effect.event.id === historyLimit)
  if (kept >= 0) turn.effects.length = kept
  turn.execution.lastEventId = historyLimit - 1
  const root = locate(turn, [])
  if (!root) return
  failExecution(turn, root, {
    error: 'States.Runtime',
    cause: `The execution reached the maximum number of history events (${historyLimit}).`,
    otherName: null,
    isFatal: true,
    evaluation: null,
  })
}
