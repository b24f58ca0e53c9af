import { abortBranches, cancelTimers } from './abort.ts'
import { dataFlowOf } from '../data/flow-of.ts'
import { errorDetails, evaluationFailed } from '../history/bodies.ts'
import { errorOutputOf } from './error-output.ts'
import type { Doing } from './execution.ts'
import { scopeOf } from './enter.ts'
import type { StateFailure } from './failure.ts'
import { endExecution, leave } from './leave.ts'
import { languageOf } from './machine.ts'
import type { FailureNote } from './step-event.ts'
import { catcherFor, planRetry } from './retry.ts'
import {
  advance,
  continueLater,
  schedule,
  setActivity,
  setDoing,
  standing,
  type Position,
  type Standing,
  type Turn,
} from './turn.ts'

/** A state failed: retry it, hand over to a catcher, or fail the scope around it. */
export function handleFailure(turn: Turn, at: Position, failure: StateFailure): void {
  const here = standing(at)
  if (failure.evaluation) recordEvaluationFailure(turn, here, failure)
  if (failure.isFatal) {
    noteFailure(turn, here, failure, 'not handled')
    failExecution(turn, at, failure)
    return
  }
  cancelTimers(turn, here.doing)
  if (retry(turn, here, failure)) return
  if (here.state.Type === 'Map' || here.state.Type === 'Parallel') {
    advance(turn, at, { type: `${here.state.Type}StateFailed` })
  }
  if (handOver(turn, here, failure)) return
  noteFailure(turn, here, failure, 'not handled')
  setActivity(at, { kind: 'failing', ticket: continueLater(turn, at), visit: here.visit, doing: here.doing, failure })
}

/** Ends a scope with failure: the execution, or the Parallel or Map around a branch or iteration. */
export function failScope(turn: Turn, at: Position, failure: StateFailure): void {
  if (!at.parent) {
    failExecution(turn, at, failure)
    return
  }
  at.parent.strand.previousEventId = at.strand.previousEventId
  abortBranches(turn, standing(at.parent), at.strand.index, at.strand.previousEventId)
  // The place of an evaluation is told once, by the state it happened in.
  turn.todo.push({ kind: 'fail', at: at.parent, failure: { ...failure, evaluation: null } })
}

/** Fails the execution whatever handlers there are. */
export function failExecution(turn: Turn, at: Position, failure: StateFailure): void {
  const { error, cause } = failure
  const body = { type: 'ExecutionFailed', executionFailedEventDetails: errorDetails(failure) } as const
  endExecution(turn, at, { status: 'FAILED', output: null, error, cause }, body)
}

function noteFailure(
  turn: Turn,
  { visit }: Standing,
  { error, cause }: StateFailure,
  handling: FailureNote['handling'],
): void {
  const afterEventId = turn.execution.lastEventId
  const failure = { visit: visit.id, afterEventId, atMs: turn.nowMs, error, cause, handling }
  turn.effects.push({ kind: 'note failure', failure })
}

function recordEvaluationFailure(turn: Turn, { strand, visit, ...at }: Standing, failure: StateFailure): void {
  // AWS links it to the event before StateEntered when the expression failed on entry (recorded).
  const isOnEntry = strand.previousEventId === visit.enteredEventId
  const link = failure.evaluation?.isInExpression && isOnEntry ? visit.linkBeforeEntry : strand.previousEventId
  const body = evaluationFailed(visit.state, failure, failure.evaluation?.location ?? null)
  advance(turn, { ...at, strand }, body, link)
}

function retry(turn: Turn, here: Standing, failure: StateFailure): boolean {
  const retriers = 'Retry' in here.state ? here.state.Retry : undefined
  const plan = retriers && planRetry(retriers, here.visit.retries, failure, turn.random)
  if (!plan) return false
  const untilMs = turn.nowMs + plan.delayMs
  const retries = retriers.map((_, index) => (here.visit.retries[index] ?? 0) + (index === plan.retrier ? 1 : 0))
  const doing: Doing = { kind: 'backing off', ticket: schedule(turn, here, 'retry', untilMs), untilMs }
  setDoing({ ...here, visit: { ...here.visit, retries } }, doing)
  noteFailure(turn, here, failure, 'retried')
  return true
}

function handOver(turn: Turn, here: Standing, failure: StateFailure): boolean {
  const catchers = 'Catch' in here.state ? here.state.Catch : undefined
  const catcher = catchers && catcherFor(catchers, failure)
  if (!catcher) return false
  const flow = dataFlowOf(languageOf(turn.machine, here.state))
  const exit = flow.exitCaught(catcher, catchers.indexOf(catcher), scopeOf(turn, here), errorOutputOf(failure))
  if (exit.ok) {
    noteFailure(turn, here, failure, 'caught')
    leave(turn, here, { ...exit.value, next: catcher.Next })
    return true
  }
  // A catcher that fails itself catches nothing more.
  if (exit.failure.evaluation) recordEvaluationFailure(turn, here, exit.failure)
  noteFailure(turn, here, exit.failure, 'not handled')
  const after = exit.failure.isFatal ? null : { ...exit.failure, evaluation: null }
  if (after) {
    const { visit, doing } = here
    setActivity(here, { kind: 'failing', ticket: continueLater(turn, here), visit, doing, failure: after })
  } else failExecution(turn, here, exit.failure)
  return true
}
