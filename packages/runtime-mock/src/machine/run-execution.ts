import type { JsonValue } from '@stepwright/asl'
import type { Cancel } from '../clock/clock.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import { durationMs } from '../clock/duration.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { TaskReply, TaskWorld } from '../services/task-world.ts'
import type { Execution, ExecutionIdentity } from './execution.ts'
import type { Machine } from './machine.ts'
import { step } from './step.ts'
import type { Effect, RecordPlace, StepEvent } from './step-event.ts'

/** A history event with its place in the execution. */
export interface JournalEntry {
  readonly event: HistoryEvent
  readonly place: RecordPlace
}

/** A finished execution, and all it wrote. */
export interface Journal {
  readonly execution: Execution
  readonly entries: readonly JournalEntry[]
}

/** What an execution runs in. */
export interface World {
  readonly clock: VirtualClock
  /** What does the work of tasks. */
  readonly tasks: TaskWorld
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

type CallEffect = Extract<Effect, { kind: 'call' }>

/**
 * Runs an execution to its end: takes events one by one, carries out the effects of each, and lets time pass when
 * nothing else is left to do.
 *
 * Calls that are out at the same time run side by side, but their replies are taken in the order of the calls, so that
 * a run does not depend on which promise settles first.
 */
export async function runExecution(machine: Machine, first: Execution, world: World): Promise<Journal> {
  const { clock, tasks } = world
  const entries: JournalEntry[] = []
  const queue: StepEvent[] = [{ kind: 'start' }]
  const timers = new Map<number, Cancel>()
  let calls: Promise<void>[] = []
  let execution = first

  const deliver = ({ strand, ticket, call }: CallEffect, reply: TaskReply): void => {
    const isActivity = call.resource.kind === 'activity'
    if (isActivity) queue.push({ kind: 'task started', strand, ticket, workerName: reply.workerName ?? null })
    if (reply.submitted !== null) queue.push({ kind: 'task submitted', strand, ticket, output: reply.submitted })
    if (reply.kind === 'none') return
    const end: StepEvent =
      reply.kind === 'success'
        ? { kind: 'task succeeded', strand, ticket, output: reply.output }
        : { kind: 'task failed', strand, ticket, error: reply.error, cause: reply.cause }
    if (durationMs(reply.delay) === 0) queue.push(end)
    else clock.schedule(clock.now() + durationMs(reply.delay), () => queue.push(end))
  }

  const carryOut = (effect: Effect): void => {
    switch (effect.kind) {
      case 'record':
        entries.push({ event: effect.event, place: effect.place })
        return
      case 'continue':
        queue.push(effect)
        return
      case 'schedule': {
        const { strand, ticket, purpose } = effect
        const due = (): number => queue.push({ kind: 'due', strand, ticket, purpose })
        timers.set(ticket, clock.schedule(effect.atMs, due))
        return
      }
      case 'cancel':
        timers.get(effect.ticket)?.()
        timers.delete(effect.ticket)
        return
      case 'call': {
        const answer = tasks.call(effect.call)
        // Each waits for the ones before it, so that replies come in the order of the calls.
        const before = calls.at(-1)
        const settled = (async () => {
          const [reply] = await Promise.all([answer, before])
          deliver(effect, reply)
        })()
        calls.push(settled)
        return
      }
    }
  }

  for (;;) {
    const event = queue.shift()
    if (event) {
      const result = step(machine, execution, event, clock.now())
      execution = result.execution
      for (const effect of result.effects) carryOut(effect)
      if (execution.status !== 'RUNNING') {
        // Calls that are still out may be wrong calls, which nobody must miss.
        await Promise.all(calls)
        return { execution, entries }
      }
    } else if (calls.length > 0) {
      const pending = calls
      calls = []
      await Promise.all(pending)
    } else if (!clock.goToNext()) {
      return { execution, entries }
    }
  }
}
