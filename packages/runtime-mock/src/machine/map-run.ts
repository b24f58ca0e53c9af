import type { JsonValue, MapState, StateMachineDefinition } from '@stepwright/asl'
import { errorDetails } from '../history/bodies.ts'
import {
  childInputs,
  exceedsTolerance,
  planMapRun,
  thresholdExceeded,
  type MapRunPlan,
} from '../states/distributed-map.ts'
import { filesOf } from '../states/map-results.ts'
import { scopeOf } from './enter.ts'
import type { ExecutionIdentity, MapRun, MapRunIdentity } from './execution.ts'
import { taskFailure, type StateFailure } from './failure.ts'
import { blockUnder } from './machine.ts'
import type { StepEvent } from './step-event.ts'
import { advance, newTicket, setDoing, standing, standingAt, type Position, type Standing, type Turn } from './turn.ts'

/** Opens the Map Run of a distributed Map, and reads its items where it has a reader. */
export function startMapRun(turn: Turn, at: Position, items: readonly JsonValue[] | null): void {
  const here = standing(at)
  advance(turn, at, { type: 'MapStateStarted', mapStateStartedEventDetails: { length: items?.length ?? 0 } })
  // Only a Map makes this move.
  const plan = planMapRun(here.state as MapState, scopeOf(turn, here))
  if (!plan.ok) {
    turn.todo.push({ kind: 'fail', at, failure: plan.failure })
    return
  }
  const identity = identityOf(turn, here)
  advance(turn, at, { type: 'MapRunStarted', mapRunStartedEventDetails: { mapRunArn: identity.arn } })
  note(turn, here, identity, plan.value, [])
  const { reader } = plan.value
  if (!reader) {
    startChildren(turn, at, items ?? [], plan.value, identity)
    return
  }
  const ticket = newTicket(turn)
  setDoing(here, { kind: 'reading items', ticket, plan: plan.value, run: identity })
  turn.effects.push({ kind: 'read items', strand: at.path, ticket, request: reader })
}

/** The items are there, or could not be read. */
export function takeItems(
  turn: Turn,
  at: Position,
  { ticket, read }: Extract<StepEvent, { kind: 'items read' }>,
): void {
  const here = standingAt(at)
  if (here?.doing.kind !== 'reading items' || here.doing.ticket !== ticket) return
  if (read.ok) startChildren(turn, at, read.items, here.doing.plan, here.doing.run)
  else failRun(turn, at, taskFailure('States.ItemReaderFailed', read.cause))
}

/** A child is over: start another, or close the run. */
export function takeChild(turn: Turn, at: Position, event: Extract<StepEvent, { kind: 'child ended' }>): void {
  const here = standingAt(at)
  if (here?.doing.kind !== 'running map' || here.doing.ticket !== event.ticket) return
  const before = here.doing.mapRun
  const failed = event.end.status === 'SUCCEEDED' ? 0 : (before.children[event.index]?.items ?? 0)
  const mapRun: MapRun = {
    ...before,
    ends: before.ends.with(event.index, event.end),
    ended: before.ended + 1,
    failedItems: before.failedItems + failed,
  }
  setDoing(here, { ...here.doing, mapRun })
  if (hasTooManyFailures(mapRun)) {
    turn.effects.push({ kind: 'stop children', ticket: event.ticket })
    close(turn, at, mapRun, thresholdExceeded)
  } else goOn(turn, at)
}

function startChildren(
  turn: Turn,
  at: Position,
  items: readonly JsonValue[],
  plan: MapRunPlan,
  identity: MapRunIdentity,
): void {
  const here = standing(at)
  const children = childInputs(here.state as MapState, scopeOf(turn, here), items, sourceOf(plan))
  if (!children.ok) {
    turn.todo.push({ kind: 'fail', at, failure: children.failure })
    return
  }
  note(
    turn,
    here,
    identity,
    plan,
    children.value.map((child) => child.items),
  )
  const ends = children.value.map(() => null)
  const counts = { started: 0, ended: 0, failedItems: 0 }
  const mapRun: MapRun = { identity, plan, children: children.value, identities: [], ends, ...counts }
  setDoing(here, { kind: 'running map', ticket: newTicket(turn), mapRun })
  goOn(turn, at)
}

function note(
  turn: Turn,
  { visit }: Standing,
  { arn }: MapRunIdentity,
  { maxConcurrency, toleratedCount, toleratedPercentage }: MapRunPlan,
  itemsOfChildren: readonly number[],
): void {
  const mapRun = { arn, visit: visit.id, maxConcurrency, toleratedCount, toleratedPercentage, itemsOfChildren }
  turn.effects.push({ kind: 'note map run', mapRun })
}

/** Starts as many children as may run, or closes the run when all are over. */
function goOn(turn: Turn, at: Position): void {
  const here = standing(at)
  if (here.doing.kind !== 'running map') return
  const { ticket, mapRun } = here.doing
  let { started } = mapRun
  const identities: ExecutionIdentity[] = []
  for (; started < mapRun.children.length && started - mapRun.ended < mapRun.plan.maxConcurrency; started += 1) {
    identities.push(startChild(turn, here, ticket, mapRun, started))
  }
  const gone = { ...mapRun, started, identities: [...mapRun.identities, ...identities] }
  setDoing(here, { kind: 'running map', ticket, mapRun: gone })
  if (gone.ended === gone.children.length) close(turn, at, gone, null)
}

/** Ends a Map Run whose children are over or stopped, once its results are written. */
function close(turn: Turn, at: Position, mapRun: MapRun, failure: StateFailure | null): void {
  const here = standing(at)
  const request = filesOf(here.visit.state, mapRun, turn.nowMs)
  if (!request) {
    end(turn, at, failure)
    return
  }
  const ticket = newTicket(turn)
  setDoing(here, { kind: 'writing results', ticket, mapRun, failure })
  turn.effects.push({ kind: 'write results', strand: at.path, ticket, request })
}

/** The results are written. */
export function takeWritten(
  turn: Turn,
  at: Position,
  { ticket }: Extract<StepEvent, { kind: 'results written' }>,
): void {
  const here = standingAt(at)
  if (here?.doing.kind === 'writing results' && here.doing.ticket === ticket) end(turn, at, here.doing.failure)
}

function end(turn: Turn, at: Position, failure: StateFailure | null): void {
  if (failure !== null) {
    failRun(turn, at, failure)
    return
  }
  advance(turn, at, { type: 'MapRunSucceeded' })
  turn.todo.push({ kind: 'join', at })
}

function startChild(
  turn: Turn,
  here: Standing,
  ticket: number,
  { identity, children }: MapRun,
  index: number,
): ExecutionIdentity {
  const parent = turn.execution.identity
  const id = turn.random.uuid()
  const child: ExecutionIdentity = {
    ...parent,
    executionArn: arnLike(parent.stateMachineArn, 'execution', `${identity.name}:${id}`),
    executionName: id,
    stateMachineArn: identity.stateMachineArn,
    stateMachineName: identity.name,
    startMs: turn.nowMs,
    childIndex: index,
  }
  const block = blockUnder(here.state, 0)
  if (!block) return child
  const definition: StateMachineDefinition = { ...block, QueryLanguage: turn.machine.language }
  const seed = Math.floor(turn.random.next() * 0x1_0000_0000)
  const input = children[index]?.input ?? null
  turn.effects.push({
    kind: 'start child',
    strand: here.path,
    ticket,
    child: { visit: here.visit.id, mapRunArn: identity.arn, index, definition, identity: child, input, seed },
  })
  return child
}

function hasTooManyFailures({ plan, failedItems, children }: MapRun): boolean {
  // Most runs have no failures, and are asked after each child.
  if (failedItems === 0) return false
  const totalItems = children.reduce((sum, { items }) => sum + items, 0)
  return exceedsTolerance(plan, failedItems, totalItems)
}

function failRun(turn: Turn, at: Position, failure: StateFailure): void {
  advance(turn, at, { type: 'MapRunFailed', mapRunFailedEventDetails: errorDetails(failure) })
  turn.todo.push({ kind: 'fail', at, failure })
}

function identityOf(turn: Turn, { state }: Standing): MapRunIdentity {
  const { stateMachineArn, stateMachineName } = turn.execution.identity
  const label = ('Label' in state ? state.Label : undefined) ?? turn.random.uuid()
  const name = `${stateMachineName}/${label}`
  const id = turn.random.uuid()
  return {
    name,
    id,
    arn: arnLike(stateMachineArn, 'mapRun', `${name}:${id}`),
    stateMachineArn: arnLike(stateMachineArn, 'stateMachine', name),
  }
}

/** An ARN of another kind in the same partition, region and account. */
function arnLike(arn: string, kind: string, rest: string): string {
  return [...arn.split(':').slice(0, 5), kind, rest].join(':')
}

function sourceOf({ reader }: MapRunPlan): string {
  if (!reader) return 'STATE_DATA'
  return reader.action === 'listObjectsV2' ? `S3://${reader.bucket}` : `S3://${reader.bucket}/${reader.key}`
}
