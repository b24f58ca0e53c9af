import type { JsonValue } from '@stepwright/asl'
import type { Cancel } from '../clock/clock.ts'
import { durationMs } from '../clock/duration.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { readItems } from '../services/item-reader.ts'
import type { TaskReply, TaskWorld } from '../services/task-world.ts'
import type { Execution, ExecutionIdentity } from './execution.ts'
import { machineOf, type Machine } from './machine.ts'
import { step } from './step.ts'
import type { Effect, FailureNote, RecordPlace, StepEvent } from './step-event.ts'

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
  /** The child executions of its distributed Maps, by the visit that started them, in the order they were started. */
  readonly children: readonly ChildJournal[]
}

/** A child execution of a Map Run. */
interface ChildJournal {
  readonly visit: number
  readonly index: number
  readonly journal: Journal
}

/** What an execution runs in. */
export interface World {
  /** When somebody stops the execution, as `StopExecution` does; absent when nobody does. */
  readonly stop?: StopOrder | null
  readonly clock: VirtualClock
  /** What does the work of tasks. */
  readonly tasks: TaskWorld
  /** Where distributed Maps read, or null. */
  readonly s3: ObjectStore | null
}

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
  readonly entries: JournalEntry[]
  readonly failures: FailureNote[]
  readonly children: { readonly visit: number; readonly index: number; readonly running: Running }[]
  readonly timers: Map<number, Cancel>
  readonly parent: { readonly running: Running; readonly effect: StartChild } | null
  /** Set when its Map Run has failed or its parent is over. */
  isDropped: boolean
}

type StartChild = Extract<Effect, { kind: 'start child' }>
type Call = Extract<Effect, { kind: 'call' }>

/**
 * Runs an execution, and the child executions it starts, to the end: takes events one by one, carries out the effects of
 * each, and lets time pass when nothing else is left to do.
 *
 * Calls that are out at the same time run side by side, but their replies are taken in the order of the calls, so that
 * a run does not depend on which promise settles first.
 */
export async function runExecution(machine: Machine, first: Execution, world: World): Promise<Journal> {
  const { clock } = world
  const queue: { readonly to: Running; readonly event: StepEvent }[] = []
  let pending: Promise<void>[] = []

  const send = (to: Running, event: StepEvent): void => {
    queue.push({ to, event })
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
      children: [],
      timers: new Map(),
      parent,
      isDropped: false,
    }
    send(started, { kind: 'start' })
    return started
  }

  const deliver = (to: Running, { strand, ticket, call }: Call, reply: TaskReply): void => {
    const isActivity = call.resource.kind === 'activity'
    if (isActivity) send(to, { kind: 'task started', strand, ticket, workerName: reply.workerName ?? null })
    if (reply.submitted !== null) send(to, { kind: 'task submitted', strand, ticket, output: reply.submitted })
    if (reply.kind === 'none') return
    const end: StepEvent =
      reply.kind === 'success'
        ? { kind: 'task succeeded', strand, ticket, output: reply.output }
        : { kind: 'task failed', strand, ticket, error: reply.error, cause: reply.cause }
    const delayMs = durationMs(reply.delay)
    if (delayMs === 0) {
      send(to, end)
      return
    }
    const endMs = clock.now() + delayMs
    // Tickets of timers are positive, so the reply's own place cannot be one of theirs.
    to.timers.set(
      -ticket,
      clock.schedule(endMs, () => send(to, end)),
    )
    if (reply.heartbeatEvery)
      beat(to, { kind: 'task heartbeat', strand, ticket }, durationMs(reply.heartbeatEvery), endMs)
  }

  const beat = (to: Running, event: StepEvent, everyMs: number, endMs: number): void => {
    if (everyMs <= 0 || clock.now() + everyMs >= endMs) return
    clock.schedule(clock.now() + everyMs, () => {
      if (to.isDropped) return
      send(to, event)
      beat(to, event, everyMs, endMs)
    })
  }

  const drop = (running: Running): void => {
    running.isDropped = true
    for (const cancel of running.timers.values()) cancel()
    for (const child of running.children) drop(child.running)
  }

  const carryOut = (running: Running, effect: Effect): void => {
    switch (effect.kind) {
      case 'record':
        running.entries.push({ event: effect.event, place: effect.place })
        return
      case 'note failure':
        running.failures.push(effect.failure)
        return
      case 'continue':
        send(running, effect)
        return
      case 'schedule': {
        const { strand, ticket, purpose } = effect
        const due = (): void => send(running, { kind: 'due', strand, ticket, purpose })
        running.timers.set(ticket, clock.schedule(effect.atMs, due))
        return
      }
      case 'cancel':
        running.timers.get(effect.ticket)?.()
        running.timers.delete(effect.ticket)
        return
      case 'call':
        later(world.tasks.call(effect.call), (reply) => deliver(running, effect, reply))
        return
      case 'read items': {
        const { strand, ticket } = effect
        later(readItems(effect.request, world.s3), (read) =>
          send(running, { kind: 'items read', strand, ticket, read }),
        )
        return
      }
      case 'start child': {
        const { definition, identity, input, seed, index, visit } = effect.child
        const execution = newExecution(identity, input, JSON.stringify(input), seed)
        const child = begin(machineOf(definition), execution, { running, effect })
        running.children.push({ visit, index, running: child })
        return
      }
      case 'stop children':
        for (const { running: child } of running.children) {
          if (child.parent?.effect.ticket === effect.ticket && child.execution.status === 'RUNNING') drop(child)
        }
        return
    }
  }

  const root = begin(machine, first, null)
  const { stop } = world
  if (stop) clock.schedule(stop.atMs, () => send(root, { kind: 'stop', error: stop.error, cause: stop.cause }))
  for (;;) {
    const next = queue.shift()
    if (next) {
      const { to, event } = next
      if (to.isDropped) continue
      const result = step(to.machine, to.execution, event, clock.now())
      to.execution = result.execution
      for (const effect of result.effects) carryOut(to, effect)
      if (to.execution.status === 'RUNNING') continue
      drop(to)
      if (to.parent) send(to.parent.running, childEnded(to.parent.effect, to.execution))
      else {
        // Calls that are still out may be wrong calls, which nobody must miss.
        await Promise.all(pending)
        return journalOf(root)
      }
    } else if (pending.length > 0) {
      const asked = pending
      pending = []
      await Promise.all(asked)
    } else if (!clock.goToNext()) {
      return journalOf(root)
    }
  }
}

function childEnded({ strand, ticket, child }: StartChild, { status, output }: Execution): StepEvent {
  return { kind: 'child ended', strand, ticket, index: child.index, hasSucceeded: status === 'SUCCEEDED', output }
}

function journalOf({ execution, entries, failures, children }: Running): Journal {
  return {
    execution,
    entries,
    failures,
    children: children.map(({ visit, index, running }) => ({ visit, index, journal: journalOf(running) })),
  }
}
