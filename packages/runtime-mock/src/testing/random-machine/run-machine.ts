import { virtualClock } from '../../clock/virtual-clock.ts'
import type { Journal } from '../../machine/run-execution.ts'
import { newExecution, openExecution } from '../../machine/run-execution.ts'
import { machineOf } from '../../machine/machine.ts'
import { mapRunToRedrive, whyNotRedrivable } from '../../machine/redrive.ts'
import { after, fails, waits, worker, type Mock, type MockFunction, type Mocks, type Reply } from '../../mocks/mock.ts'
import { openMockBook } from '../../mocks/mock-book.ts'
import { placesIn } from '../../report/places.ts'
import { s3 } from '../../s3/s3.ts'
import { identityOf } from '../../simulate/identity.ts'
import type { RandomMachine } from './machine.ts'
import { storedObjects } from './nests.ts'
import type { Answer } from './scope.ts'

/** How a machine ran. */
export interface RandomRun {
  readonly journal: Journal
  /** What is still scheduled when it is over. */
  readonly nextDeadline: number | null
  /** Whether nothing was left to do before it was over. */
  readonly isStuck: boolean
  /** How it went on once it was redriven, with all that was before; null where it cannot be. */
  readonly redriven: Omit<RandomRun, 'redriven'> | null
}

/** More deadlines than any machine of the grammar may have. */
const mostDeadlines = 100_000

/** Runs a machine to its end in virtual time, and once more from where it failed, if it can be redriven. */
export async function runMachine(machine: RandomMachine): Promise<RandomRun> {
  const { definition, input, seed, stopAfter } = machine
  const identity = identityOf({})
  const clock = virtualClock(identity.startMs)
  const surroundings = {
    clock,
    seed,
    places: placesIn(definition, undefined),
    boundaries: {},
    leavesAnswersToTest: false,
  }
  const tasks = openMockBook(definition, mocksOf(machine), surroundings)
  const stop =
    stopAfter === null ? null : { atMs: identity.startMs + stopAfter * 1000, error: 'Stopped', cause: 'from outside' }
  const ran = machineOf(definition)
  const open = openExecution(ran, newExecution(identity, input, JSON.stringify(input), seed), {
    clock,
    tasks,
    s3: s3.memory(storedObjects),
    stop,
  })
  const toTheEnd = async (): Promise<Omit<RandomRun, 'redriven'>> => {
    await open.settle()
    for (let at = 0; !open.isOver() && at < mostDeadlines && clock.goToNext(); at += 1) await open.settle()
    return { journal: open.journal(), nextDeadline: clock.nextDeadline(), isStuck: !open.isOver() }
  }
  const first = await toTheEnd()
  const now = { endedMs: clock.now(), nowMs: clock.now() }
  const canRedrive =
    !first.isStuck &&
    whyNotRedrivable(ran, open.execution(), now) === null &&
    mapRunToRedrive(ran, open.execution()) === null
  if (!canRedrive) return { ...first, redriven: null }
  open.redrive()
  return { ...first, redriven: await toTheEnd() }
}

function mocksOf({ answers }: RandomMachine): Mocks {
  return Object.fromEntries(Object.entries(answers).map(([state, own]): [string, Mock] => [state, mockOf(own)]))
}

/** The answers in turn: each visit begins with another one, and each retry goes on to the next. */
function mockOf(answers: readonly Answer[]): Mock {
  const replies = answers.map(replyOf)
  const [only] = replies
  // A worker stands for a whole mock: it decides when the work is taken, before a function could be called.
  if (only !== undefined && (replies.length === 1 || answers.some(({ kind }) => kind === 'worker'))) return only
  return ((args, call) => {
    const reply = replies[(call.visit + call.attempt) % replies.length]
    return typeof reply === 'function' ? (reply as MockFunction)(args, call) : reply
  }) satisfies MockFunction
}

function replyOf(answer: Answer): Reply {
  switch (answer.kind) {
    case 'gives':
      return later(answer.delaySeconds, answer.value)
    case 'fails':
      return later(answer.delaySeconds, fails(answer.error, answer.cause ?? undefined))
    case 'throws':
      return () => {
        throw new TypeError(answer.message)
      }
    case 'waits':
      return waits()
    case 'worker': {
      const { name, value, delaySeconds, heartbeatEvery, takesAfterSeconds } = answer
      const beats = heartbeatEvery === null ? {} : { heartbeatEvery: { seconds: heartbeatEvery } }
      return worker(name, after({ seconds: delaySeconds }, value, beats), {
        takesAfter: { seconds: takesAfterSeconds },
      })
    }
  }
}

function later(seconds: number, reply: Reply): Reply {
  // A plain array would be a sequence of replies.
  const single: Reply = Array.isArray(reply) ? (): unknown => reply : reply
  return seconds === 0 ? single : after({ seconds }, single)
}
