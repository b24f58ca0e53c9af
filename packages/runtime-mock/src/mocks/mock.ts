import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { Duration } from '../clock/duration.ts'

const brand: unique symbol = Symbol.for('stepwright.mock')

/** A mock that fails its task. Made by {@link fails}. */
export interface Failure {
  readonly [brand]: 'failure'
  readonly error: string
  readonly cause: string | null
}

/** A reply that no adapter touches. Made by {@link serviceResult}. */
export interface ServiceResult {
  readonly [brand]: 'service result'
  readonly result: JsonValue
}

/** A mock that takes virtual time. Made by {@link after}. */
export interface Delayed<Args = unknown, Result = unknown> {
  readonly [brand]: 'delayed'
  readonly delay: Duration
  readonly heartbeatEvery: Duration | null
  readonly reply: Reply<Args, Result>
}

/** A mock that does not answer by itself. Made by {@link waits}. */
export interface Waiting {
  readonly [brand]: 'waiting'
}

/** A mock in the place of an activity's worker. Made by {@link worker}. */
export interface Worker<Args = unknown, Result = unknown> {
  readonly [brand]: 'worker'
  readonly name: string
  readonly takesAfter: Duration
  readonly reply: Reply<Args, Result>
}

/** Replies for one call after another. Made by {@link sequence}; a plain array does the same. */
export interface ReplySequence<Args = unknown, Result = unknown> {
  readonly [brand]: 'sequence'
  readonly replies: readonly Reply<Args, Result>[]
}

/** What a mock function learns beside its arguments. */
export interface MockCall {
  /** Which attempt of this visit: 1, and one more for each retry. */
  readonly attempt: number
  /** Which visit of this state in the run, from 1. In a Map each iteration is a visit. */
  readonly visit: number
  /** The index of the innermost Map iteration around the state, or null. */
  readonly mapIndex: number | null
  /** The context object as the state sees it. */
  readonly context: JsonObject
}

/** A function in a task's place: real handler code, or a stand-in. What it throws fails the task. */
export type MockFunction<Args = unknown, Result = unknown> = (
  args: Args,
  call: MockCall,
) => MockAnswer<Args, Result> | Promise<MockAnswer<Args, Result>>

type MockAnswer<Args, Result> = Result | Failure | Waiting | Delayed<Args, Result>

/** One answer of a mock: a value, a function, a failure, one of these after a delay or by a worker, or none. */
export type Reply<Args = unknown, Result = unknown> =
  Failure | Waiting | Delayed<Args, Result> | Worker<Args, Result> | MockFunction<Args, Result> | Result

/** What stands in for a task: one reply for all calls, or a sequence with one reply for each. */
export type Mock<Args = unknown, Result = unknown> =
  Reply<Args, Result> | ReplySequence<Args, Result> | readonly Reply<Args, Result>[]

/**
 * What a reply gives, as it was written: a `const` type parameter keeps `'RUNNING'` from becoming any `string`, and makes everything readonly, which
 * a task's result seldom is.
 */
type Given<Result> = JsonValue extends Result
  ? Result
  : Result extends (...args: never) => unknown
    ? Result
    : Result extends object
      ? { -readonly [Key in keyof Result]: Given<Result[Key]> }
      : Result

/** What replies give that are known one by one: to TypeScript, different literals beside functions are not one result. */
type ReplyResult<One> = One extends Failure | Waiting
  ? never
  : One extends Delayed<never, infer Result> | Worker<never, infer Result>
    ? Result
    : One extends (...args: never) => infer Answer
      ? ReplyResult<Awaited<Answer>>
      : One

/** What they take, all of them. */
type ReplyArgs<One> = (
  One extends Delayed<infer Args> | Worker<infer Args> | MockFunction<infer Args> ? (args: Args) => void : never
) extends (args: infer Args) => void
  ? Args
  : unknown

/** Mocks by state name. A resource ARN as key serves every task on that resource that has no mock of its own. */
export interface Mocks {
  readonly [stateOrResource: string]: Mock
}

/**
 * Fails the task.
 *
 * @param error the error name, such as `Glue.ConcurrentRunsExceededException`
 * @param cause the cause; an object is written as JSON text, as services do
 * @example mocks: { Deduplicate: [fails('Glue.ConcurrentRunsExceededException'), { JobRunState: 'SUCCEEDED' }] }
 */
export function fails(error: string, cause?: string | object): Failure {
  const text = cause === undefined ? null : typeof cause === 'string' ? cause : JSON.stringify(cause)
  return Object.freeze<Failure>({ [brand]: 'failure', error, cause: text })
}

/**
 * Answers after some virtual time. A delay beyond the task's `TimeoutSeconds` times the task out, and so does one beyond
 * its `HeartbeatSeconds`, unless the worker sends heartbeats meanwhile.
 *
 * @param options `heartbeatEvery`: how often the worker of a callback or activity reports that it is alive
 * @example mocks: { Deduplicate: after({ minutes: 20 }, { JobRunState: 'SUCCEEDED' }) }
 */
export function after(
  delay: Duration,
  reply: Failure,
  options?: { readonly heartbeatEvery?: Duration },
): Delayed<unknown, never>
export function after<Args = unknown, const Result = unknown>(
  delay: Duration,
  reply: Reply<Args, Result>,
  options?: { readonly heartbeatEvery?: Duration },
): Delayed<Args, Given<Result>>
export function after<Args, Result>(
  delay: Duration,
  reply: Reply<Args, Result>,
  options: { readonly heartbeatEvery?: Duration } = {},
): Delayed<Args, Result> {
  return Object.freeze<Delayed<Args, Result>>({
    [brand]: 'delayed',
    delay,
    heartbeatEvery: options.heartbeatEvery ?? null,
    reply,
  })
}

/**
 * Gives no answer. In an execution that the test drives (`start`), the test answers: `run.task(name).succeed(…)`; otherwise only the task's
 * timeout, or that of the execution, ends it.
 *
 * @example mocks: { Approve: [waits(), { approved: true }] }   // nobody reacts to the first mail
 */
export function waits(): Waiting {
  return Object.freeze<Waiting>({ [brand]: 'waiting' })
}

/**
 * The worker of an activity: `ActivityStarted` has its name. Until it takes the work neither the task's timeout nor its heartbeat runs.
 *
 * @param options `takesAfter`: how long the work lies there before the worker polls; default at once
 * @example mocks: { Pack: worker('packer-1', after({ minutes: 5 }, { boxes: 2 }), { takesAfter: { minutes: 1 } }) }
 */
export function worker<Args = unknown, const Result = unknown>(
  name: string,
  reply: Reply<Args, Result>,
  options?: { readonly takesAfter?: Duration },
): Worker<Args, Given<Result>>
export function worker<Args, Result>(
  name: string,
  reply: Reply<Args, Result>,
  options: { readonly takesAfter?: Duration } = {},
): Worker<Args, Result> {
  return Object.freeze<Worker<Args, Result>>({
    [brand]: 'worker',
    name,
    takesAfter: options.takesAfter ?? {},
    reply,
  })
}

/**
 * Gives one reply for each call, in order; a call beyond the last is an error (SW4004).
 * A plain array means the same; `sequence` is for tasks whose results are arrays themselves.
 */
export function sequence<Args = unknown, const Result = unknown>(
  ...replies: readonly Reply<Args, Result>[]
): ReplySequence<Args, Given<Result>>
export function sequence<const Replies extends readonly unknown[]>(
  ...replies: Replies
): ReplySequence<ReplyArgs<Replies[number]>, Given<ReplyResult<Replies[number]>>>
export function sequence<Args, Result>(...replies: readonly Reply<Args, Result>[]): ReplySequence<Args, Result> {
  return Object.freeze<ReplySequence<Args, Result>>({ [brand]: 'sequence', replies })
}

/** Gives a result as the service itself sends it, envelope included. */
export function serviceResult(result: JsonValue): ServiceResult {
  return Object.freeze<ServiceResult>({ [brand]: 'service result', result })
}

export function isServiceResult(value: unknown): value is ServiceResult {
  return brandOf(value) === 'service result'
}

export function isFailure(value: unknown): value is Failure {
  return brandOf(value) === 'failure'
}

export function isDelayed(value: unknown): value is Delayed {
  return brandOf(value) === 'delayed'
}

export function isWaiting(value: unknown): value is Waiting {
  return brandOf(value) === 'waiting'
}

export function isWorker(value: unknown): value is Worker {
  return brandOf(value) === 'worker'
}

export function isSequence(value: unknown): value is ReplySequence {
  return brandOf(value) === 'sequence'
}

function brandOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && brand in value ? value[brand] : undefined
}
