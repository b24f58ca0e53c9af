import type { JsonValue } from '@stepwright/asl'
import { durationMs } from '../clock/duration.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import type { ChildEnd } from '../states/map-results.ts'
import { itemBoundary, type Boundaries } from '../mocks/boundaries.ts'
import { behindBoundary } from '../services/item-boundary.ts'
import { openItems, type ItemReader, type ReaderRequest } from '../services/item-reader.ts'
import { openResultFiles, type ResultFiles } from '../services/result-files.ts'
import type { TaskReply, TaskWorld } from '../services/task-world.ts'
import type { Execution, ExecutionIdentity } from './execution.ts'
import { firstInFirstOut } from './first-in-first-out.ts'
import { machineOf, type Machine } from './machine.ts'
import type { MapRunJournal } from './map-run-journal.ts'
import { abandon, allWritten, noMapRuns, noteMapRun, tally, type RunningMapRuns } from './running-map-runs.ts'
import { callsIn, stateOfStrand, type CallInProgress, type MapPlace } from './calls-in-progress.ts'
import { step } from './step.ts'
import type { Effect, FailureNote, RecordPlace, StepEvent } from './step-event.ts'
import { timersOn, type Timers } from './timers.ts'

/** A history event with its place in the execution. */
export interface JournalEntry {
  readonly event: HistoryEvent
  readonly place: RecordPlace
}

/** A finished execution, and all it wrote. */
export interface Journal {
  readonly execution: Execution
  readonly entries: readonly JournalEntry[]
  /** How its states failed, in order. */
  readonly failures: readonly FailureNote[]
  /** Its Map Runs, in the order they were started. */
  readonly mapRuns: readonly MapRunJournal[]
  /**
   * The child executions of its distributed Maps, by the visit that started them, in the order they were started; of many, some
   * ({@link World.childHistories}).
   */
  readonly children: readonly ChildJournal[]
}

/** A child execution of a Map Run. */
interface ChildJournal {
  readonly visit: number
  readonly mapRunArn: string
  readonly index: number
  /** How many items it stands for. */
  readonly items: number
  readonly journal: Journal
}

/** What an execution runs in. */
export interface World {
  /** When somebody stops the execution, as `StopExecution` does; absent when nobody does. */
  readonly stop?: StopOrder | null
  readonly clock: VirtualClock
  /** What does the work of tasks. */
  readonly tasks: TaskWorld
  /** Where distributed Maps read and write, or null. */
  readonly s3: ObjectStore | null
  /** What distributed Maps show their items to, by state name; nothing when absent. */
  readonly boundaries?: Boundaries
  /**
   * Of how many child executions the histories are kept; 1000 when absent. Of those that end later only the failed ones are kept, and of them
   * as many again.
   */
  readonly childHistories?: number
}

const defaultChildHistories = 1000

/** An execution before its first step. */
export function newExecution(
  identity: ExecutionIdentity,
  input: JsonValue,
  inputText: string,
  seed: number,
): Execution {
  return {
    identity,
    input,
    inputText,
    status: 'RUNNING',
    output: null,
    error: null,
    cause: null,
    lastEventId: 0,
    visits: 0,
    tickets: 0,
    random: seed >>> 0,
    root: { index: 0, previousEventId: 0, variables: {}, item: null, activity: { kind: 'done' } },
  }
}

/** A call of `StopExecution`. */
export interface StopOrder {
  readonly atMs: number
  readonly error: string | null
  readonly cause: string | null
}

/** An execution under way, with what it wrote so far. */
interface Running {
  readonly machine: Machine
  execution: Execution
  entries: JournalEntry[]
  failures: FailureNote[]
  mapRuns: RunningMapRuns<Child> | null
  /** Those that steps ask for are under their tickets, a call's answer under the call's, its heartbeats under that below zero. */
  readonly timers: Timers
  /** The tickets of calls that are out. */
  readonly calls: Set<number>
  /** The tickets of calls that were taken and whose end comes from outside. */
  readonly unanswered: Set<number>
  /** The execution that started it, and its number among the children there. */
  readonly parent: { readonly running: Running; readonly effect: StartChild; readonly number: number } | null
  /** Set when its Map Run has failed or its parent is over. */
  isDropped: boolean
}

interface Child extends Omit<ChildJournal, 'journal'> {
  readonly running: Running
}

type StartChild = Extract<Effect, { kind: 'start child' }>
type Call = Extract<Effect, { kind: 'call' }>

/** An execution under way that is moved on from outside: it does its work at each moment, and time passes by its clock. */
export interface OpenExecution {
  /** The execution as it stands. */
  readonly execution: () => Execution
  /** Whether it has ended, and every call that it made has been answered or refused. */
  readonly isOver: () => boolean
  /** Does all there is to do at this moment of virtual time. It rejects when a call is wrong, such as a task without a mock. */
  settle(): Promise<void>
  /** The tasks whose world left the answer to somebody else (a reply of the kind `none`), and that still wait, children included. */
  unanswered(): readonly UnansweredCall[]
  /** Stops it, as `StopExecution` does. It takes effect with the next `settle`. */
  stop(error: string | null, cause: string | null): void
  /** Redrives it, as `RedriveExecution` does, once it is over. It takes effect with the next `settle`. */
  redrive(): void
  /** What was written so far. */
  journal(): Journal
}

/** A task that waits for an answer from outside. */
export interface UnansweredCall extends CallInProgress {
  /** Tells the execution about the task. It takes effect with the next `settle`; a task that is over takes no notice. */
  send(news: TaskNews): void
}

/** What may be told about a task from outside. */
export type TaskNews =
  | { readonly kind: 'task started'; readonly workerName: string | null }
  | { readonly kind: 'task heartbeat' }
  | { readonly kind: 'task succeeded'; readonly output: JsonValue }
  | { readonly kind: 'task failed'; readonly error: string | null; readonly cause: string | null }

/** Runs an execution, and the child executions it starts, to the end: lets time pass when nothing else is left to do. */
export async function runExecution(machine: Machine, first: Execution, world: World): Promise<Journal> {
  const open = openExecution(machine, first, world)
  do await open.settle()
  while (!open.isOver() && world.clock.goToNext())
  return open.journal()
}

/**
 * Opens an execution: takes events one by one and carries out the effects of each.
 *
 * Calls that are out at the same time run side by side, but their replies are taken in the order of the calls, so that
 * a run does not depend on which promise settles first.
 */
export function openExecution(machine: Machine, first: Execution, world: World): OpenExecution {
  const { clock, childHistories = defaultChildHistories } = world
  let childrenStarted = 0
  let kept = 0
  let keptFailures = 0
  let queue = firstInFirstOut<{ readonly to: Running; readonly event: StepEvent }>()
  let pending: Promise<void>[] = []

  const send = (to: Running, event: StepEvent): void => {
    queue.add({ to, event })
  }

  /** Takes the answer to something that was asked, after the answers to all that was asked before. */
  const later = <T>(answer: Promise<T>, take: (answer: T) => void): void => {
    const before = pending.at(-1)
    pending.push(Promise.all([answer, before]).then(([value]) => take(value)))
  }

  const begin = (from: Machine, execution: Execution, parent: Running['parent']): Running => {
    const started: Running = {
      machine: from,
      execution,
      entries: [],
      failures: [],
      mapRuns: null,
      timers: timersOn(clock),
      calls: new Set(),
      unanswered: new Set(),
      parent,
      isDropped: false,
    }
    send(started, { kind: 'start' })
    return started
  }

  const deliver = (to: Running, { strand, ticket, call }: Call, reply: TaskReply): void => {
    // What it was for may have ended meanwhile.
    if (!to.calls.has(ticket)) return
    const isActivity = call.resource.kind === 'activity'
    const work = (): void => {
      if (isActivity) send(to, { kind: 'task started', strand, ticket, workerName: reply.workerName ?? null })
      if (reply.submitted !== null) send(to, { kind: 'task submitted', strand, ticket, output: reply.submitted })
      if (reply.kind !== 'none') answer(to, { strand, ticket }, reply)
    }
    if (reply.kind === 'none') to.unanswered.add(ticket)
    if (!isActivity || reply.takenAfter === undefined) work()
    else if (reply.takenAfter !== null) after(to, ticket, durationMs(reply.takenAfter), work)
  }

  const answer = (to: Running, place: CallPlace, reply: Exclude<TaskReply, { kind: 'none' }>): void => {
    const end: StepEvent =
      reply.kind === 'success'
        ? { kind: 'task succeeded', ...place, output: reply.output }
        : { kind: 'task failed', ...place, error: reply.error, cause: reply.cause }
    const delayMs = durationMs(reply.delay)
    after(to, place.ticket, delayMs, () => send(to, end))
    if (reply.heartbeatEvery && delayMs > 0)
      beat(to, { kind: 'task heartbeat', ...place }, durationMs(reply.heartbeatEvery), clock.now() + delayMs)
  }

  /** Runs what a call leads to, later. */
  const after = (to: Running, ticket: number, delayMs: number, run: () => void): void => {
    if (delayMs > 0) to.timers.set(ticket, clock.now() + delayMs, run)
    else run()
  }

  const beat = (to: Running, event: StepEvent & CallPlace, everyMs: number, endMs: number): void => {
    if (everyMs <= 0 || clock.now() + everyMs >= endMs) return
    to.timers.set(-event.ticket, clock.now() + everyMs, () => {
      send(to, event)
      beat(to, event, everyMs, endMs)
    })
  }

  const drop = (running: Running): void => {
    running.isDropped = true
    running.timers.cancelAll()
    running.calls.clear()
    const { mapRuns } = running
    if (!mapRuns) return
    pending.push(abandon(mapRuns))
    for (const child of mapRuns.children.values()) {
      const { execution, isDropped } = child.running
      if (execution.status === 'RUNNING' && !isDropped) tally(mapRuns, child, 'RUNNING', 'ABORTED')
      drop(child.running)
    }
  }

  /** A child that is over or stopped: it is kept for the report, or nothing but its counts is. */
  const keepOrForget = ({ children }: RunningMapRuns<Child>, number: number, { running }: Child): void => {
    const hasFailed = running.execution.status !== 'SUCCEEDED'
    if (kept < childHistories) kept += 1
    else if (hasFailed && keptFailures < childHistories) keptFailures += 1
    else {
      children.delete(number)
      forgetCalls(running)
    }
  }

  const forgetCalls = ({ execution, mapRuns }: Running): void => {
    world.tasks.forget?.(execution.identity.executionArn)
    for (const child of mapRuns?.children.values() ?? []) forgetCalls(child.running)
  }

  const resultFiles = (
    { results }: RunningMapRuns<Child>,
    { state, folder }: Extract<Effect, { kind: 'add result' | 'write results' }>,
  ): ResultFiles => {
    const files = results.get(folder.mapRunArn) ?? openResultFiles(state, folder, world.s3)
    results.set(folder.mapRunArn, files)
    return files
  }

  const readerFor = (request: ReaderRequest): ItemReader =>
    behindBoundary(openItems(request, world.s3), itemBoundary(world.boundaries ?? {}, request.state))

  const carryOut = (running: Running, effect: Effect): void => {
    switch (effect.kind) {
      case 'record':
        running.entries.push({ event: effect.event, place: effect.place })
        return
      case 'note failure':
        running.failures.push(effect.failure)
        return
      case 'note map run':
        noteMapRun(mapRunsOf(running), effect.mapRun)
        return
      case 'continue':
        send(running, effect)
        return
      case 'schedule': {
        const { strand, ticket, purpose } = effect
        const due = (): void => send(running, { kind: 'due', strand, ticket, purpose })
        running.timers.set(ticket, effect.atMs, due)
        return
      }
      case 'cancel':
        running.timers.cancel(effect.ticket)
        return
      case 'end call':
        running.calls.delete(effect.ticket)
        running.unanswered.delete(effect.ticket)
        running.timers.cancel(effect.ticket)
        running.timers.cancel(-effect.ticket)
        return
      case 'call':
        running.calls.add(effect.ticket)
        later(world.tasks.call(effect.call), (reply) => deliver(running, effect, reply))
        return
      case 'read items': {
        const { strand, ticket, mapRunArn } = effect
        const mapRuns = mapRunsOf(running)
        const reader = mapRuns.readers.get(mapRunArn) ?? readerFor(effect.request)
        mapRuns.readers.set(mapRunArn, reader)
        // What was written is out of memory before more is read.
        const page = allWritten(mapRuns).then(() => reader.page(effect.from))
        later(page, (read) => send(running, { kind: 'items read', strand, ticket, read }))
        return
      }
      case 'add result':
        resultFiles(mapRunsOf(running), effect).take(effect.result)
        return
      case 'write results': {
        const { strand, ticket } = effect
        const mapRuns = mapRunsOf(running)
        const files = resultFiles(mapRuns, effect)
        mapRuns.results.delete(effect.folder.mapRunArn)
        later(files.finish(), () => send(running, { kind: 'results written', strand, ticket }))
        return
      }
      case 'start child': {
        const { definition, identity, input, seed, index, visit, mapRunArn, items } = effect.child
        const execution = newExecution(identity, input, JSON.stringify(input), seed)
        childrenStarted += 1
        const child = begin(machineOf(definition), execution, { running, effect, number: childrenStarted })
        const mapRuns = mapRunsOf(running)
        mapRuns.children.set(childrenStarted, { visit, mapRunArn, index, items, running: child })
        tally(mapRuns, effect.child, null, 'RUNNING')
        return
      }
      case 'stop children':
        stopChildren(mapRunsOf(running), effect.ticket)
        return
    }
  }

  const stopChildren = (mapRuns: RunningMapRuns<Child>, ticket: number): void => {
    for (const [number, child] of mapRuns.children) {
      const { parent, execution, isDropped } = child.running
      if (parent?.effect.ticket !== ticket || execution.status !== 'RUNNING' || isDropped) continue
      tally(mapRuns, child, 'RUNNING', 'ABORTED')
      drop(child.running)
      keepOrForget(mapRuns, number, child)
    }
  }

  const root = begin(machine, first, null)
  const { stop } = world
  const cancelStop =
    stop && clock.schedule(stop.atMs, () => send(root, { kind: 'stop', error: stop.error, cause: stop.cause }))
  let isOver = false

  /** One event; the execution is over with the one that ends its root. */
  const takeNext = ({ to, event }: { readonly to: Running; readonly event: StepEvent }): void => {
    if (to.isDropped) return
    const result = step(to.machine, to.execution, event, clock.now())
    to.execution = result.execution
    for (const effect of result.effects) carryOut(to, effect)
    if (to.execution.status === 'RUNNING') return
    drop(to)
    const { parent } = to
    if (!parent) {
      isOver = true
      cancelStop?.()
      return
    }
    send(parent.running, childEnded(parent.effect, to.execution, clock.now()))
    const { mapRuns } = parent.running
    const child = mapRuns?.children.get(parent.number)
    if (!mapRuns || !child) return
    tally(mapRuns, child, 'RUNNING', to.execution.status)
    keepOrForget(mapRuns, parent.number, child)
  }

  const settle = async (): Promise<void> => {
    while (!isOver) {
      const next = queue.take()
      if (next) takeNext(next)
      else if (pending.length > 0) {
        const asked = pending
        pending = []
        await Promise.all(asked)
      } else return
    }
    // Calls that are still out may be wrong calls, which nobody must miss.
    await Promise.all(pending)
  }

  const unansweredIn = (running: Running, maps: readonly MapPlace[]): readonly UnansweredCall[] => {
    if (running.isDropped) return []
    const own = callsIn(running.execution, maps)
      .filter(({ ticket }) => running.unanswered.has(ticket))
      .map((call) => ({
        ...call,
        send: (news: TaskNews) => send(running, { ...news, strand: call.strand, ticket: call.ticket }),
      }))
    const inner = [...(running.mapRuns?.children.values() ?? [])].flatMap(({ index, running: child }) => {
      const state = child.parent && stateOfStrand(running.execution, child.parent.effect.strand)
      return unansweredIn(child, state === null ? maps : [...maps, { state, index }])
    })
    return [...own, ...inner]
  }

  return {
    execution: () => root.execution,
    isOver: () => isOver,
    settle,
    unanswered: () => unansweredIn(root, []),
    stop: (error, cause) => send(root, { kind: 'stop', error, cause }),
    redrive() {
      // What was still to come when it ended is not to come any more; and what was told before stays as it was.
      queue = firstInFirstOut()
      root.entries = [...root.entries]
      root.failures = [...root.failures]
      root.isDropped = false
      isOver = false
      send(root, { kind: 'redrive' })
    },
    journal: () => journalOf(root),
  }
}

/** What a call is known by in its execution. */
type CallPlace = Pick<Call, 'strand' | 'ticket'>

function childEnded({ strand, ticket, child }: StartChild, execution: Execution, endMs: number): StepEvent {
  const { output, error, cause } = execution
  // It is over: its parent hears of it once it no longer runs.
  const status = execution.status as ChildEnd['status']
  return { kind: 'child ended', strand, ticket, index: child.index, end: { status, output, error, cause, endMs } }
}

function mapRunsOf(running: Running): RunningMapRuns<Child> {
  return (running.mapRuns ??= noMapRuns())
}

function journalOf({ execution, entries, failures, mapRuns }: Running): Journal {
  const { journals, children } = mapRuns ?? noMapRuns<Child>()
  return {
    execution,
    entries,
    failures,
    mapRuns: [...journals.values()],
    children: [...children.values()].map(({ running, ...child }) => ({ ...child, journal: journalOf(running) })),
  }
}
