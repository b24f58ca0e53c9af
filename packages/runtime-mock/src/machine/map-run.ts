import {
  StepwrightError,
  type ItemProcessor,
  type JsonValue,
  type MapState,
  type QueryLanguage,
  type StateMachineDefinition,
} from '@stepwright/asl'
import { errorDetails } from '../history/bodies.ts'
import type { ChildResult } from '../services/result-files.ts'
import {
  childInputs,
  exceedsTolerance,
  planMapRun,
  thresholdExceeded,
  type ChildInput,
  type MapRunPlan,
} from '../states/distributed-map.ts'
import type { MapItems } from '../states/item-pairs.ts'
import { pendingRecord, recordOf, resultFolder, resultsOf, type ChildEnd } from '../states/map-results.ts'
import { scopeOf } from './enter.ts'
import type { ChildCounts, ChildRun, Doing, ExecutionIdentity, MapRun, MapRunIdentity } from './execution.ts'
import { succeeded, taskFailure, type Outcome, type StateFailure } from './failure.ts'
import { emptyTree, valueAt, valuesIn, withValue } from './index-tree.ts'
import { blockUnder, withExpressTimeout } from './machine.ts'
import type { StepEvent } from './step-event.ts'
import { advance, newTicket, setDoing, standing, standingAt, type Position, type Standing, type Turn } from './turn.ts'

/** Opens the Map Run of a distributed Map, and reads its items where it has a reader. */
export function startMapRun(turn: Turn, at: Position, given: MapItems | null): void {
  const here = standing(at)
  advance(turn, at, { type: 'MapStateStarted', mapStateStartedEventDetails: { length: given?.items.length ?? 0 } })
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
    const { items, arePairs } = given ?? { items: [], arePairs: false }
    startChildren(turn, at, { items, total: items.length, arePairs }, plan.value, identity)
    return
  }
  const ticket = newTicket(turn)
  setDoing(here, { kind: 'reading items', ticket, plan: plan.value, run: identity })
  turn.effects.push({ kind: 'read items', strand: at.path, ticket, mapRunArn: identity.arn, from: 0, request: reader })
}

/** Items are there, or could not be read. */
export function takeItems(
  turn: Turn,
  at: Position,
  { ticket, read }: Extract<StepEvent, { kind: 'items read' }>,
): void {
  const here = standingAt(at)
  if (here?.doing.kind === 'reading items' && here.doing.ticket === ticket) {
    if (read.ok) startChildren(turn, at, { arePairs: false, ...read }, here.doing.plan, here.doing.run)
    else failRun(turn, at, taskFailure('States.ItemReaderFailed', read.cause))
  } else if (here?.doing.kind === 'running map' && here.doing.mapRun.reading === ticket) {
    if (read.ok && read.items.length > 0) takePage(turn, at, here.doing, read.items)
    else closeEarly(turn, at, here.doing, taskFailure('States.ItemReaderFailed', read.ok ? itemsGone : read.cause))
  } else if (here?.doing.kind === 'writing results' && here.doing.mapRun.reading === ticket) {
    takeRest(turn, at, here.doing, read.ok ? read.items : [])
  }
}

/** They were counted before the first child was started. */
const itemsGone = 'The items changed while they were read.'

/** A child is over: start another, or close the run. */
export function takeChild(
  turn: Turn,
  at: Position,
  { ticket, index, end }: Extract<StepEvent, { kind: 'child ended' }>,
): void {
  const here = standingAt(at)
  if (here?.doing.kind !== 'running map' || here.doing.ticket !== ticket) return
  const child = valueAt(here.doing.mapRun.running, index)
  if (!child) return
  const mapRun = withEnd(turn, here, here.doing.mapRun, child, end)
  setDoing(here, { ...here.doing, mapRun })
  if (hasTooManyFailures(mapRun)) closeEarly(turn, at, { ticket, mapRun }, thresholdExceeded)
  else goOn(turn, at)
}

/** The run after one of its children. What that left goes to the results, and nothing else is kept of it. */
function withEnd(turn: Turn, here: Standing, mapRun: MapRun, child: ChildRun, end: ChildEnd): MapRun {
  const { plan, counts } = mapRun
  const hasSucceeded = end.status === 'SUCCEEDED'
  const values = hasSucceeded ? resultsOf(plan.writer, child, end) : []
  const isExported = plan.writer?.place
  if (isExported) {
    const result = hasSucceeded ? values : [recordOf(child, end)]
    addResult(turn, here, mapRun, { index: child.index, kind: hasSucceeded ? 'SUCCEEDED' : 'FAILED', values: result })
  }
  const way = ways[end.status]
  return {
    ...mapRun,
    running: withValue(mapRun.running, child.index, null),
    results: isExported || !hasSucceeded ? mapRun.results : withValue(mapRun.results, child.index, values),
    counts: { ...counts, [way]: counts[way] + 1 },
    failedItems: mapRun.failedItems + (hasSucceeded ? 0 : child.items),
  }
}

const ways = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const

function startChildren(
  turn: Turn,
  at: Position,
  { items, total, arePairs }: MapItems & { readonly total: number },
  plan: MapRunPlan,
  identity: MapRunIdentity,
): void {
  const counts = { started: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }
  const mapRun: MapRun = {
    identity,
    plan,
    arePairs,
    totalItems: total,
    itemsTaken: 0,
    reading: null,
    batches: null,
    openBatch: [],
    backlog: [],
    backlogFrom: 0,
    running: emptyTree,
    results: emptyTree,
    counts,
    failedItems: 0,
    listed: 0,
  }
  takePage(turn, at, { ticket: newTicket(turn), mapRun }, items)
}

type Running = Pick<Extract<Doing, { kind: 'running map' }>, 'ticket' | 'mapRun'>
type Writing = Extract<Doing, { kind: 'writing results' }>

/** More items are there. They come when all children before them have been started. */
function takePage(turn: Turn, at: Position, { ticket, mapRun }: Running, items: readonly JsonValue[]): void {
  const here = standing(at)
  const filled = withPage(turn, here, mapRun, items)
  if (!filled.ok) {
    // The run has begun, so it has to end; a failure that ends the whole execution tells of nothing else.
    if (filled.failure.isFatal) turn.todo.push({ kind: 'fail', at, failure: filled.failure })
    else failRun(turn, at, filled.failure)
    return
  }
  setDoing(here, { kind: 'running map', ticket, mapRun: filled.value })
  goOn(turn, at)
}

function withPage(turn: Turn, here: Standing, mapRun: MapRun, items: readonly JsonValue[]): Outcome<MapRun> {
  const { itemsTaken: from, totalItems } = mapRun
  const taken = from + items.length
  const page = { items, from, source: sourceOf(mapRun.plan), isLast: taken >= totalItems, arePairs: mapRun.arePairs }
  const inputs = childInputs(here.state as MapState, scopeOf(turn, here), page, mapRun)
  if (!inputs.ok) return inputs
  const { children, batches, openBatch } = inputs.value
  note(turn, here, mapRun.identity, mapRun.plan, children)
  const backlog = { backlog: children, backlogFrom: mapRun.counts.started + mapRun.listed }
  return succeeded({ ...mapRun, itemsTaken: taken, reading: null, batches, openBatch, ...backlog })
}

/** @param more the children that became known */
function note(
  turn: Turn,
  { visit }: Standing,
  { arn }: MapRunIdentity,
  { maxConcurrency, toleratedCount, toleratedPercentage }: MapRunPlan,
  more: readonly ChildInput[],
): void {
  const itemsOfChildren = more.map(({ items }) => items)
  const mapRun = { arn, visit: visit.id, maxConcurrency, toleratedCount, toleratedPercentage, itemsOfChildren }
  turn.effects.push({ kind: 'note map run', mapRun })
}

/** Starts as many children as may run, asks for more items when none are left, and closes the run when all are over. */
function goOn(turn: Turn, at: Position): void {
  const here = standing(at)
  if (here.doing.kind !== 'running map') return
  const { ticket } = here.doing
  let { mapRun } = here.doing
  for (let next = nextChild(mapRun); next && runningIn(mapRun) < mapRun.plan.maxConcurrency; next = nextChild(mapRun)) {
    const child = startChild(turn, here, ticket, mapRun, next)
    const counts = { ...mapRun.counts, started: mapRun.counts.started + 1 }
    mapRun = { ...mapRun, counts, running: withValue(mapRun.running, child.index, child) }
  }
  if (!nextChild(mapRun)) mapRun = askForItems(turn, at, mapRun)
  setDoing(here, { kind: 'running map', ticket, mapRun })
  if (runningIn(mapRun) === 0 && !nextChild(mapRun) && mapRun.reading === null) close(turn, at, mapRun, null)
}

/** What the next child gets, if it is there already. */
function nextChild({ backlog, backlogFrom, counts, listed }: MapRun): ChildInput | undefined {
  return backlog[counts.started + listed - backlogFrom]
}

function runningIn({ counts }: MapRun): number {
  return counts.started - endedIn(counts)
}

function endedIn({ succeeded: good, failed, timedOut, aborted }: ChildCounts): number {
  return good + failed + timedOut + aborted
}

/** Asks for the next page, unless all items are there or it is on its way. */
function askForItems(turn: Turn, at: Position, mapRun: MapRun): MapRun {
  const { identity, plan, reading, itemsTaken: from, totalItems } = mapRun
  if (!plan.reader || reading !== null || from >= totalItems) return mapRun
  const ticket = newTicket(turn)
  const { arn: mapRunArn } = identity
  turn.effects.push({ kind: 'read items', strand: at.path, ticket, mapRunArn, from, request: plan.reader })
  return { ...mapRun, reading: ticket }
}

/** Ends a Map Run that has failed: its children are stopped. */
function closeEarly(turn: Turn, at: Position, { ticket, mapRun }: Running, failure: StateFailure): void {
  const here = standing(at)
  turn.effects.push({ kind: 'stop children', ticket })
  const stopped = { status: 'ABORTED', output: null, error: null, cause: null, endMs: turn.nowMs } as const
  let ended = mapRun
  for (const child of valuesIn(mapRun.running)) ended = withEnd(turn, here, ended, child, stopped)
  close(turn, at, ended, failure)
}

/** Ends a Map Run whose children are over or stopped, once its results are written. */
function close(turn: Turn, at: Position, mapRun: MapRun, failure: StateFailure | null): void {
  const here = standing(at)
  if (!mapRun.plan.writer?.place) {
    end(turn, at, failure)
    return
  }
  const rest = pending(turn, here, { ...mapRun, reading: null })
  const asked = askForItems(turn, at, rest)
  const ticket = newTicket(turn)
  setDoing(here, { kind: 'writing results', ticket, mapRun: asked, failure })
  if (asked.reading === null) writeResults(turn, here, asked, ticket)
}

/** A page of items for which no child will be started: they are listed all the same. */
function takeRest(turn: Turn, at: Position, { ticket, mapRun, failure }: Writing, items: readonly JsonValue[]): void {
  const here = standing(at)
  const filled = withPage(turn, here, mapRun, items)
  const isReadable = filled.ok && items.length > 0
  // What cannot be evaluated is not listed, nor what comes after it.
  const rest = isReadable ? pending(turn, here, filled.value) : { ...mapRun, reading: null }
  const asked = isReadable ? askForItems(turn, at, rest) : rest
  setDoing(here, { kind: 'writing results', ticket, mapRun: asked, failure })
  if (asked.reading === null) writeResults(turn, here, asked, ticket)
}

/** Lists the children that were not started. */
function pending(turn: Turn, here: Standing, mapRun: MapRun): MapRun {
  let after = mapRun
  for (let next = nextChild(after); next; next = nextChild(after)) {
    const { counts, identity, listed } = after
    const values = [pendingRecord(next.input, identity)]
    addResult(turn, here, after, { index: counts.started + listed, kind: 'PENDING', values })
    after = { ...after, listed: listed + 1 }
  }
  return after
}

function addResult(turn: Turn, here: Standing, { plan, identity }: MapRun, result: ChildResult): void {
  const folder = resultFolder(plan.writer, identity)
  if (folder) turn.effects.push({ kind: 'add result', state: here.visit.state, folder, result })
}

function writeResults(turn: Turn, here: Standing, { plan, identity }: MapRun, ticket: number): void {
  const folder = resultFolder(plan.writer, identity)
  if (folder) turn.effects.push({ kind: 'write results', strand: here.path, ticket, state: here.visit.state, folder })
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
  { identity, counts }: MapRun,
  { input, items }: ChildInput,
): ChildRun {
  const index = counts.started
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
  const seed = Math.floor(turn.random.next() * 0x1_0000_0000)
  const definition = definitionOf(processorOf(here), turn.machine.language)
  turn.effects.push({
    kind: 'start child',
    strand: here.path,
    ticket,
    child: { visit: here.visit.id, mapRunArn: identity.arn, index, items, definition, identity: child, input, seed },
  })
  return { index, input, items, identity: child }
}

function definitionOf(processor: ItemProcessor, language: QueryLanguage): StateMachineDefinition {
  const definition = { ...processor, QueryLanguage: language }
  return processor.ProcessorConfig?.ExecutionType === 'EXPRESS' ? withExpressTimeout(definition) : definition
}

function processorOf({ state }: Standing): ItemProcessor {
  const block = blockUnder(state, 0)
  if (block) return block
  const message = 'A distributed Map has no item processor.'
  throw new StepwrightError({ code: 'SW9001', severity: 'error', message })
}

function hasTooManyFailures({ plan, failedItems, totalItems }: MapRun): boolean {
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
