import type { JsonValue } from '@stepwright/asl'
import type { OpenExecution, TaskNews, UnansweredCall } from '../machine/run-execution.ts'
import { fails } from '../mocks/mock.ts'
import type { MockBook } from '../mocks/mock-book.ts'
import type { Places } from '../report/places.ts'
import type { TimelineSource } from '../report/timeline.ts'
import type { Drive } from './drive.ts'
import { ambiguous, neverCame, waitsNoLonger } from './live-problems.ts'
import type { TaskHandle, TaskPlace, WaitingTask } from './live-run.ts'

/** The tasks of an execution that wait for the test. */
export interface WaitingTasks {
  now(): readonly WaitingTask[]
  /** Once at least one waits, all that do. */
  all(name: string, place: TaskPlace): Promise<readonly WaitingTask[]>
  handle(name: string, place: TaskPlace): TaskHandle
}

interface Surroundings {
  readonly open: OpenExecution
  readonly drive: Drive
  readonly mocks: MockBook
  readonly places: Places
  /** What to show of the execution when something is wrong. */
  readonly report: () => TimelineSource
}

type Find = () => Promise<UnansweredCall>

export function waitingTasks({ open, drive, mocks, places, report }: Surroundings): WaitingTasks {
  const argumentsOf = ({ call }: UnansweredCall): JsonValue =>
    mocks.callsOf(call.executionArn, call.visit).findLast(({ attempt }) => attempt === call.attempt)?.input ?? null

  const findAll = async (name: string, place: TaskPlace): Promise<readonly UnansweredCall[]> => {
    const found = await drive.goOnUntil(() => {
      const some = open.unanswered().filter((one) => one.call.state === name && isAt(one, place, argumentsOf(one)))
      return some.length > 0 ? some : null
    })
    if (found) return found
    const which = Object.keys(place).length > 0 ? ', the one that is meant,' : ''
    throw neverCame(`The task '${name}'${which} never waits for an answer`, name, report(), open.unanswered(), places)
  }

  const findOne = async (name: string, place: TaskPlace): Promise<UnansweredCall> => {
    const found = await findAll(name, place)
    const [one, ...others] = found
    if (one && others.length === 0) return one
    throw ambiguous(name, found, places)
  }

  /** Tells a task something, and does all that follows at this moment. */
  const tell = async ({ call, ticket }: UnansweredCall, news: TaskNews): Promise<void> => {
    await drive.settle()
    const now = open.unanswered().find((one) => one.ticket === ticket && one.call.executionArn === call.executionArn)
    if (!now) throw waitsNoLonger(call.state, report(), places)
    const lies = call.resource.kind === 'activity' && !now.isTaken
    if (lies && news.kind !== 'task started') now.send({ kind: 'task started', workerName: null })
    now.send(news)
    await drive.settle()
  }

  const answersTo = (find: Find): Omit<TaskHandle, 'waiting'> => {
    const answer = (newsFor: (one: UnansweredCall) => TaskNews | Promise<TaskNews>): Promise<void> =>
      drive.inTurn(async () => {
        const one = await find()
        await tell(one, await newsFor(one))
      })
    return {
      succeed: (result) =>
        answer(async ({ call }) => ({ kind: 'task succeeded', output: await mocks.outputOf(call, result) })),
      fail: (error, cause) => answer(() => ({ kind: 'task failed', error, cause: fails(error, cause).cause })),
      heartbeat: () => answer(() => ({ kind: 'task heartbeat' })),
      take: (workerName) => answer(() => ({ kind: 'task started', workerName: workerName ?? null })),
    }
  }

  const waitingTask = (one: UnansweredCall): WaitingTask => {
    const { state, taskToken: token, attempt, mapIndex, inside } = one.call
    const answers = answersTo(() => Promise.resolve(one))
    return { state, arguments: argumentsOf(one), token, attempt, mapIndex, inside, ...answers }
  }

  return {
    now: () => open.unanswered().map(waitingTask),
    all: async (name, place) => (await findAll(name, place)).map(waitingTask),
    handle: (name, place) => {
      const find: Find = () => findOne(name, place)
      return { waiting: () => drive.inTurn(async () => waitingTask(await find())), ...answersTo(find) }
    },
  }
}

function isAt({ call, maps }: UnansweredCall, place: TaskPlace, args: JsonValue): boolean {
  const { mapIndex = call.mapIndex, inside = {}, token = call.taskToken, where } = place
  return (
    mapIndex === call.mapIndex &&
    token === call.taskToken &&
    Object.entries(inside).every(([map, index]) => maps.some((one) => one.state === map && one.index === index)) &&
    (where === undefined || where(args))
  )
}
