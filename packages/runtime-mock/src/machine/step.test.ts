import type { JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { virtualClock } from '../clock/virtual-clock.ts'
import type { HistoryEvent } from '../history/event.ts'
import type { TaskWorld } from '../services/task-world.ts'
import { scenario, type Scenario } from '../testing/arbitrary-machine.ts'
import type { Execution } from './execution.ts'
import { machineOf, type Machine } from './machine.ts'
import { newExecution, runExecution } from './run-execution.ts'
import { step } from './step.ts'
import type { Effect, StepEvent } from './step-event.ts'

const startMs = Date.UTC(2026, 0, 1)

function begin(input: JsonValue, seed: number): Execution {
  const identity = {
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
    executionName: 'e',
    roleArn: 'arn:aws:iam::123456789012:role/m',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    stateMachineName: 'm',
    region: 'us-east-1',
    startMs,
    redriveCount: 0,
    childIndex: null,
  }
  return newExecution(identity, input, JSON.stringify(input), seed)
}

function answering({ replies }: Scenario): TaskWorld {
  let calls = 0
  return {
    call: () => {
      const reply = replies[calls++ % replies.length]
      return reply ? Promise.resolve(reply) : Promise.reject(new Error('no reply'))
    },
  }
}

const input = { items: [1, 2, 3] }

async function historyOf(of: Scenario, seed: number): Promise<readonly HistoryEvent[]> {
  const world = { clock: virtualClock(startMs), tasks: answering(of), s3: null }
  const { execution, entries } = await runExecution(machineOf(of.definition), begin(input, seed), world)
  expect(execution.status).not.toBe('RUNNING')
  return entries.map(({ event }) => event)
}

describe('any machine', () => {
  test('runs to the same history with the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.nat(), async (of, seed) => {
        expect(await historyOf(of, seed)).toEqual(await historyOf(of, seed))
      }),
    )
  })

  test('ends with one event that says so, and ids without gaps that link backwards', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (of) => {
        const history = await historyOf(of, 1)
        const last = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/
        expect(history.filter(({ type }) => last.test(type))).toEqual([history.at(-1)])
        expect(history.map(({ id }) => id)).toEqual(history.map((_, at) => at + 1))
        expect(history.filter(({ id, previousEventId }) => previousEventId >= id)).toEqual([])
        const times = history.map(({ timestamp }) => timestamp)
        expect(times).toEqual(times.toSorted())
      }),
      { numRuns: 200 },
    )
  })

  test('takes a step from a frozen execution that went through JSON, and gives the same', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        for (const { machine, execution, event, nowMs } of stepsOf(of)) {
          const frozen = deepFrozen(JSON.parse(JSON.stringify(execution)) as Execution)
          expect(step(machine, frozen, event, nowMs)).toEqual(step(machine, execution, event, nowMs))
        }
      }),
    )
  })
})

interface Taken {
  readonly machine: Machine
  readonly execution: Execution
  readonly event: StepEvent
  readonly nowMs: number
}

/** The steps of a run, without a world: calls are answered and timers are due as they come. */
function* stepsOf({ definition, replies }: Scenario): Generator<Taken> {
  const machine = machineOf(definition)
  let execution = begin(input, 1)
  const queue: StepEvent[] = [{ kind: 'start' }]
  for (let at = 0; execution.status === 'RUNNING' && at < 300; at += 1) {
    const event = queue.shift()
    if (!event) return
    const taken = { machine, execution, event, nowMs: startMs + at * 1000 }
    yield taken
    const result = step(machine, execution, event, taken.nowMs)
    execution = result.execution
    queue.push(...result.effects.flatMap((effect) => answerTo(effect, replies, at)))
  }
}

function answerTo(effect: Effect, replies: Scenario['replies'], at: number): readonly StepEvent[] {
  if (effect.kind === 'continue') return [effect]
  if (effect.kind === 'schedule') return [{ ...effect, kind: 'due' }]
  if (effect.kind !== 'call') return []
  const { strand, ticket } = effect
  const reply = replies[at % replies.length]
  return reply?.kind === 'success'
    ? [{ kind: 'task succeeded', strand, ticket, output: reply.output }]
    : [{ kind: 'task failed', strand, ticket, error: 'A', cause: null }]
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen)
  return value
}

test('an execution that is over takes no more events', () => {
  const machine = machineOf({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } })
  const first = step(machine, begin({}, 1), { kind: 'start' }, startMs)
  const stopped = step(machine, first.execution, { kind: 'stop', error: 'Halt', cause: null }, startMs).execution
  expect(stopped.status).toBe('ABORTED')
  expect(step(machine, stopped, { kind: 'start' }, startMs)).toEqual({ execution: stopped, effects: [] })
})
