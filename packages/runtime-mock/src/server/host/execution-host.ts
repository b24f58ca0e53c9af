import { isStepwrightError, type JsonValue, type StateMachineDefinition } from '@stepwright/asl'
import type { Cancel, Clock } from '../../clock/clock.ts'
import { virtualClock } from '../../clock/virtual-clock.ts'
import type { ExecutionIdentity, ExecutionStatus } from '../../machine/execution.ts'
import { machineOf } from '../../machine/machine.ts'
import {
  newExecution,
  openExecution,
  type Journal,
  type OpenExecution,
  type TaskNews,
  type UnansweredCall,
  type World,
} from '../../machine/run-execution.ts'
import { brokenJournal, ourBug, type Breakage } from './breakage.ts'

/** What an execution is started from. */
export interface HostPlan {
  readonly identity: ExecutionIdentity
  readonly definition: StateMachineDefinition
  readonly input: JsonValue
  readonly inputText: string
  readonly seed: number
  /** The test case of a mock configuration file that answers its tasks, or null. */
  readonly testCase: string | null
}

/** How an execution's time relates to that of the world. */
export type Pace = 'skipping' | 'real'

/** An execution that goes on by itself, while others look at it and tell it things. */
export interface ExecutionHost {
  readonly status: () => ExecutionStatus
  /** All it wrote so far. */
  readonly journal: () => Journal
  /** The tasks that wait for an answer from outside. */
  readonly unanswered: () => readonly UnansweredCall[]
  /** Tells it about one of them; at a time that skipping has brought elsewhere, its own time goes on to there first. */
  readonly tell: (call: UnansweredCall, news: TaskNews, atMs?: number) => Promise<void>
  /** Stops it; nothing happens to one that is over. */
  readonly stop: (error: string | null, cause: string | null) => Promise<void>
  /** Goes on where it ended, as `RedriveExecution` does. It is over, and may be redriven. */
  readonly redrive: () => Promise<void>
  /** Whether it ended because it could not go on here: then nothing takes it further. */
  readonly isBroken: () => boolean
  /** Resolves when it is over, for this time. */
  readonly ended: () => Promise<void>
  /** Whether it has something to do at this moment. */
  readonly isBusy: () => boolean
  /** Resolves when it has done all it can without news or time. */
  readonly idle: () => Promise<void>
}

/** What an execution is hosted with. */
export interface HostSurroundings {
  /** The time outside. */
  readonly clock: Clock
  readonly pace: Pace
  /** Is called when there may be something new to see. */
  readonly progressed: () => void
  /** Makes what the execution runs in. */
  readonly worldOf: (clock: World['clock']) => Pick<World, 'boundaries' | 's3' | 'tasks'>
}

/**
 * Hosts an execution. Its own clock starts at the time outside and, when skipping, goes from deadline to deadline at once; while a task
 * waits for somebody outside, or at real pace, time passes as it does there.
 *
 * A wrong call, such as a task without a mock, breaks the execution: it ends as failed, with an error that no Retry or Catch sees.
 *
 * @throws StepwrightError when the world cannot be made
 */
export function hostExecution(plan: HostPlan, { clock, pace, progressed, worldOf }: HostSurroundings): ExecutionHost {
  const inner = virtualClock(plan.identity.startMs)
  const first = newExecution(plan.identity, plan.input, plan.inputText, plan.seed)
  let sleep: { readonly sinceMs: number; readonly cancel: Cancel } | null = null
  let broken: Breakage | null = null
  let news = 0
  /** Up to here what was told is known: time need not follow that outside. */
  let newsUntilMs = plan.identity.startMs
  let running: Promise<void> | null = null
  let end = (): void => undefined
  const untilEnd = (): Promise<void> => new Promise((resolve) => (end = resolve))
  let ended = untilEnd()

  const open: OpenExecution = openExecution(machineOf(plan.definition), first, { clock: inner, ...worldOf(inner) })
  const isOver = (): boolean => broken !== null || open.isOver()

  const goOn = async (): Promise<void> => {
    for (;;) {
      const newsBefore = news
      try {
        if (broken === null) await open.settle()
      } catch (error) {
        broken = { error: isStepwrightError(error) ? error : ourBug(error), atMs: inner.now() }
      }
      progressed()
      if (isOver()) {
        end()
        return
      }
      // What was told while the loop was on its way is taken first.
      if (news !== newsBefore) continue
      const nextMs = inner.nextDeadline()
      const isKnown = nextMs !== null && nextMs <= newsUntilMs
      const follows = !isKnown && (pace === 'real' || open.unanswered().length > 0)
      if (nextMs !== null && !follows) {
        inner.goToNext()
        continue
      }
      const nowMs = clock.now()
      const cancel = nextMs === null ? () => undefined : clock.schedule(nowMs + nextMs - inner.now(), wake)
      sleep = { sinceMs: nowMs, cancel }
      return
    }
  }
  const wake = (): void => {
    news += 1
    if (sleep) {
      sleep.cancel()
      inner.advance(clock.now() - sleep.sinceMs)
      sleep = null
    }
    // Not at once: who starts an execution is to know it before it does anything.
    running ??= Promise.resolve()
      .then(goOn)
      .finally(() => {
        running = null
      })
  }
  const idle = async (): Promise<void> => {
    while (running) await running
  }

  wake()
  return {
    status: () => (broken === null ? open.execution().status : 'FAILED'),
    journal: () => (broken === null ? open.journal() : brokenJournal(open.journal(), broken)),
    unanswered: () => (isOver() ? [] : open.unanswered()),
    tell: async (call, news, atMs = inner.now()) => {
      if (atMs <= inner.now()) call.send(news)
      else inner.schedule(atMs, () => call.send(news))
      newsUntilMs = Math.max(newsUntilMs, atMs)
      wake()
      await idle()
    },
    stop: async (error, cause) => {
      if (isOver()) return
      open.stop(error, cause)
      wake()
      await idle()
    },
    redrive: async () => {
      ended = untilEnd()
      // Skipping may have taken it past the time outside.
      inner.advance(Math.max(0, clock.now() - inner.now()))
      open.redrive()
      wake()
      await idle()
    },
    isBroken: () => broken !== null,
    isBusy: () => running !== null,
    ended: () => ended,
    idle,
  }
}
