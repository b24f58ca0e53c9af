import type { JsonValue } from '@stepwright/asl'
import type { RetryPolicy } from '../retry-policy.ts'
import type { Context, CallbackContext } from '../types/context.ts'
import type { DistributedMapContext } from '../types/distributed-map-context.ts'
import type { BatchOptions, DistributedMapOptions } from '../types/distributed-map-options.ts'
import type { ErrorName } from '../types/error-names.ts'
import type { Expr, Guard } from '../types/expr.ts'
import type { ItemReader } from '../types/item-reader.ts'
import type { ResultForm } from '../types/map-result.ts'
import type { Resource } from '../types/resource.ts'
import type { ErrorOutput } from '../types/scope.ts'
import type { Block } from './block-value.ts'

// The states of `stateMachine(…)`: the field tables of the States Language, in camelCase.
// @see https://states-language.net/spec.html

/**
 * What an expression of a state written out may read. There is no chain that could tell its types, so the function says them itself:
 * `(file: FileRef) => file.key`, `(file: FileRef, { vars }: Scope<FileRef, { limit: number }>) => vars.limit`.
 */
interface WrittenScope {
  readonly input: never
  readonly result: never
  readonly error: ErrorOutput<never>
  readonly vars: never
  readonly context: Context & DistributedMapContext<never> & CallbackContext
}

/** An arrow function that says the type of its subject. */
export type Written<Result = unknown> = Expr<never, WrittenScope, Result>

/** A test that says the type of its subject. */
export type WrittenTest = Guard<never, WrittenScope>

/** A field that takes any JSON: fixed, or computed. */
export type WrittenJson = JsonValue | Written

/** Where a state goes on: to `next`, or nowhere. Exactly one of the two. */
interface Onward<Names extends string> {
  readonly next?: Names
  readonly end?: true
}

interface AnyFields {
  readonly comment?: string
}

interface Results {
  /** Variables, readable from the next state on. */
  readonly assign?: WrittenJson
  /** What the next state receives. */
  readonly output?: WrittenJson
}

/** One entry of `catch`. */
export interface CatchFields<Names extends string> extends Results, AnyFields {
  readonly errorEquals: readonly ErrorName[]
  readonly next: Names
}

/** One entry of `retry`: ASL's fields, or a policy such as `transient.lambda()`. */
export type RetryFields =
  | RetryPolicy
  | {
      readonly errorEquals: readonly ErrorName[]
      readonly intervalSeconds?: number
      readonly maxAttempts?: number
      readonly backoffRate?: number
      readonly maxDelaySeconds?: number
      readonly jitterStrategy?: 'FULL' | 'NONE'
      readonly comment?: string
    }

interface Failable<Names extends string> {
  readonly retry?: readonly RetryFields[]
  readonly catch?: readonly CatchFields<Names>[]
}

/** A Task: `lambda(…)`, `sdk(…)`, or the ARN of any other resource. */
export interface TaskFields<Names extends string> extends AnyFields, Onward<Names>, Failable<Names>, Results {
  readonly type: 'Task'
  readonly resource: string | Resource<unknown, unknown>
  readonly arguments?: WrittenJson
  readonly credentials?: { readonly roleArn: string | Written<string> }
  readonly timeoutSeconds?: number | Written<number>
  readonly heartbeatSeconds?: number | Written<number>
}

export interface PassFields<Names extends string> extends AnyFields, Onward<Names>, Results {
  readonly type: 'Pass'
}

/** One entry of `choices`. */
export interface RuleFields<Names extends string> extends AnyFields, Results {
  readonly condition: boolean | WrittenTest
  readonly next: Names
}

/** A Choice. Its own `assign` and `output` belong to `default`. */
export interface ChoiceFields<Names extends string> extends AnyFields, Results {
  readonly type: 'Choice'
  readonly choices: readonly RuleFields<Names>[]
  readonly default?: Names
}

/** A Wait: exactly one of `seconds` and `timestamp`. */
export interface WaitFields<Names extends string> extends AnyFields, Onward<Names>, Results {
  readonly type: 'Wait'
  readonly seconds?: number | Written<number>
  readonly timestamp?: string | Written<string>
}

export interface ParallelFields<Names extends string> extends AnyFields, Onward<Names>, Failable<Names>, Results {
  readonly type: 'Parallel'
  readonly branches: readonly Block<never, unknown, unknown>[]
  readonly arguments?: WrittenJson
}

/**
 * A Map. With one of `executionType`, `label`, `itemReader`, `itemBatcher`, `resultWriter`, `toleratedFailureCount` and
 * `toleratedFailurePercentage` it is a distributed one, whose items are executions of their own.
 *
 * @example
 * ```ts
 * Load: {
 *   type: 'Map',
 *   itemReader: csv({ headers: ['id'] }).from((file: FileRef) => ({ Bucket: file.bucket, Key: file.key })),
 *   itemProcessor: block({ startAt: 'Load row', states: { … } }),
 *   resultWriter: s3Results(() => ({ Bucket: 'results' })),
 *   end: true,
 * }
 * ```
 */
export interface MapFields<Names extends string>
  extends AnyFields, Onward<Names>, Failable<Names>, Results, DistributedMapOptions<never, WrittenScope, ResultForm> {
  readonly type: 'Map'
  /** What it goes over; without `items` and `itemReader` the state's input. */
  readonly items?: readonly JsonValue[] | Written<readonly unknown[] | object>
  /** What it reads its items from, instead of `items`: `csv(…).from(…)` and its like. */
  readonly itemReader?: ItemReader<never, WrittenScope, unknown>
  /** What the processor gets of each item, which is `context.Map.Item.Value`. */
  readonly itemSelector?: WrittenJson
  /** Several items at once for the processor, as `{ Items, BatchInput }`. */
  readonly itemBatcher?: BatchFields
  readonly itemProcessor: Block<never, unknown, unknown>
}

/** How many items make a batch, and what all batches get besides. */
export interface BatchFields extends Omit<BatchOptions<never, WrittenScope, unknown>, 'batchInput'> {
  readonly batchInput?: WrittenJson
}

export interface SucceedFields extends AnyFields {
  readonly type: 'Succeed'
  readonly output?: WrittenJson
}

export interface FailFields extends AnyFields {
  readonly type: 'Fail'
  readonly error?: string | Written<string>
  readonly cause?: string | Written<string>
}

/** A state written out, whose targets are among `Names`. */
export type StateFields<Names extends string> =
  | TaskFields<Names>
  | PassFields<Names>
  | ChoiceFields<Names>
  | WaitFields<Names>
  | ParallelFields<Names>
  | MapFields<Names>
  | SucceedFields
  | FailFields

/** States by name, each of whose targets is one of them. */
export type NamedFields<States> = { readonly [Name in keyof States]: StateFields<keyof States & string> }
