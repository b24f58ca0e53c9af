import type { ArgumentsMisfit, EdgeMisfit, ResultMisfit } from '../sentences/record.ts'
import type { NoToken } from '../sentences/token.ts'
import type { Accepts } from '../types/accepts.ts'
import type { Caught } from '../types/caught.ts'
import type { CallbackContext } from '../types/context.ts'
import type { S3ResultWriter } from '../types/distributed-map-options.ts'
import type { ItemReader } from '../types/item-reader.ts'
import type { MapResult, ResultForm } from '../types/map-result.ts'
import type { Narrowed } from '../types/narrowed.ts'
import type { Resource } from '../types/resource.ts'
import type { Simplify } from '../types/simplify.ts'
import type { PassesToken } from '../types/task-token.ts'
import type { Task } from '../types/task.ts'
import type { DslTypeError } from '../types/type-error.ts'
import type { UnionToIntersection } from '../types/union-to-intersection.ts'
import type { Block } from './block-value.ts'
import type { MapMisfit } from './map-items.ts'

// What states written out tell of their data: each state is looked at by itself, and each edge once, so the cost is linear. A state whose
// functions do not say what they read is not asked: what is unknown fits everywhere.

type Reads<Subject> = (subject: Subject, scope: never) => unknown

/**
 * What a state receives, as the first of its functions that reads it says; `unknown` when none does. In a state with a result, `output` and
 * `assign` read that.
 */
export type InputOfState<State> = State extends { readonly arguments: Reads<infer Subject> }
  ? Subject
  : State extends { readonly type: 'Pass' | 'Succeed' | 'Wait'; readonly output: Reads<infer Subject> }
    ? Subject
    : State extends {
          readonly choices: readonly [{ readonly condition: Reads<infer Subject> }, ...(readonly unknown[])]
        }
      ? Subject
      : State extends { readonly items: Reads<infer Subject> }
        ? Subject
        : State extends { readonly itemReader: ItemReader<infer Subject, never, unknown> }
          ? // A reader whose function takes no subject is inferred to read nothing at all.
            [Subject] extends [never]
            ? unknown
            : Subject
          : OtherInput<State>

type OtherInput<State> = State extends
  { readonly cause: Reads<infer Subject> } | { readonly error: Reads<infer Subject> }
  ? Subject
  : State extends { readonly seconds: Reads<infer Subject> } | { readonly timestamp: Reads<infer Subject> }
    ? Subject
    : State extends { readonly type: 'Pass' | 'Wait'; readonly assign: Reads<infer Subject> }
      ? Subject
      : unknown

/** What a state hands on. */
export type OutputOfState<State> = State extends { readonly output: infer Output }
  ? Computed<Output>
  : State extends { readonly type: 'Task' | 'Map' | 'Parallel' }
    ? ResultOfState<State>
    : InputOfState<State>

/** What a task, map or parallel answers. */
type ResultOfState<State> = State extends { readonly resource: Resource<unknown, infer Result> }
  ? Result
  : State extends { readonly itemProcessor: Block<never, infer Item, unknown> }
    ? MapResult<FormOf<State>, Item>
    : State extends { readonly branches: infer Branches }
      ? {
          -readonly [Index in keyof Branches]: Branches[Index] extends Block<never, infer Output, unknown>
            ? Output
            : unknown
        }
      : unknown

/** What a Map's result writer makes of its result. */
type FormOf<State> = State extends { readonly resultWriter: infer Writer }
  ? Writer extends S3ResultWriter<never, never, infer Form> | { readonly transformation: infer Form extends ResultForm }
    ? Form
    : ResultForm
  : 'COMPACT'

/** What a field holds: what its function returns, or itself. */
export type Computed<Given> = Given extends (subject: never, scope: never) => infer Result ? Result : Given

/** For each state an object with a sentence on what does not fit, or `unknown`. */
export type Misfits<States> = string extends keyof States
  ? unknown
  : { readonly [Name in keyof States]: StateMisfit<States[Name], Name & string, States> }

type StateMisfit<State, Name extends string, States> = State extends { readonly type: 'Choice' }
  ? ChoiceMisfit<State, Name, States>
  : (State extends { readonly next: infer To extends string }
      ? EdgeCheck<'next', Name, OutputOfState<State>, To, States>
      : unknown) &
      ('catch' extends keyof State ? CatchMisfit<State, Name, States> : unknown) &
      ('itemProcessor' extends keyof State ? MapMisfit<State, Name> : unknown) &
      (State extends { readonly resource: Resource<infer Args, infer Result, infer Extra> }
        ? TaskCheck<State, Args, Result, Extra>
        : unknown)

type ChoiceMisfit<State, Name extends string, States> = (State extends { readonly choices: infer Rules }
  ? {
      readonly choices: {
        readonly [Index in keyof Rules]: Rules[Index] extends { readonly next: infer To extends string }
          ? EdgeCheck<'next', Name, OutputOfRule<Rules[Index]>, To, States>
          : unknown
      }
    }
  : unknown) &
  (State extends { readonly default: infer To extends string }
    ? EdgeCheck<'default', Name, OutputOfState<State>, To, States>
    : unknown)

type CatchMisfit<State, Name extends string, States> = State extends { readonly catch: infer Handlers }
  ? {
      readonly catch: {
        readonly [Index in keyof Handlers]: Handlers[Index] extends { readonly next: infer To extends string }
          ? EdgeCheck<'next', Name, OutputOfHandler<Handlers[Index]>, To, States>
          : unknown
      }
    }
  : unknown

type EdgeCheck<Key extends string, From extends string, Carried, To extends string, States> = unknown extends Carried
  ? unknown
  : To extends keyof States
    ? [Carried] extends [InputOfState<States[To]>]
      ? unknown
      : { readonly [Name in Key]: DslTypeError<EdgeMisfit<From, To>> }
    : unknown

type OutputOfRule<Rule> = Rule extends { readonly output: infer Output }
  ? Computed<Output>
  : Rule extends { readonly condition: infer Test }
    ? Narrowed<Test, Test extends Reads<infer Subject> ? Subject : unknown>
    : unknown

type OutputOfHandler<Handler> = Handler extends { readonly output: infer Output }
  ? Computed<Output>
  : Handler extends { readonly errorEquals: infer Names }
    ? Caught<Names>
    : unknown

type TaskCheck<State, Args, Result, Extra> = (State extends { readonly arguments: infer Given }
  ? Computed<Given> extends Accepts<Args>
    ? Extra extends CallbackContext
      ? TokenCheck<Given>
      : unknown
    : { readonly arguments: DslTypeError<ArgumentsMisfit> }
  : unknown) &
  ('output' extends keyof State ? ResultCheck<State, 'output', Result> : unknown) &
  ('assign' extends keyof State ? ResultCheck<State, 'assign', Result> : unknown)

type TokenCheck<Given> =
  unknown extends PassesToken<CallbackContext, Computed<Given>, OfScopeless<Given>>
    ? unknown
    : { readonly arguments: DslTypeError<NoToken> }

/** What `PassesToken` asks of a function: what it returns, when it takes no scope. */
type OfScopeless<Given> = Given extends (subject: never, scope: never) => unknown
  ? Given extends (subject: never) => unknown
    ? Computed<Given>
    : unknown
  : Given

type ResultCheck<State, Key extends 'output' | 'assign', Result> = State extends {
  readonly [Name in Key]: Reads<infer Subject>
}
  ? [Result] extends [Subject]
    ? unknown
    : { readonly [Name in Key]: DslTypeError<ResultMisfit> }
  : unknown

/** What states written out yield: what the states that end hand on. */
export type OutputOfStates<States> = string extends keyof States
  ? unknown
  : { [Name in keyof States]: Ending<States[Name]> }[keyof States]

type Ending<State> = State extends { readonly end: true } | { readonly type: 'Succeed' } ? OutputOfState<State> : never

/** The tasks among states written out, and those of the blocks inside, by name. */
export type TasksOfFields<States> = string extends keyof States
  ? // eslint-disable-next-line @typescript-eslint/no-explicit-any -- states made in a loop: no task is known by name, and each may be mocked with anything
    { readonly [name: string]: Task<any, any> }
  : Simplify<
      {
        [Name in keyof States as States[Name] extends { readonly type: 'Task' } ? Name : never]: TaskOf<States[Name]>
      } & UnionToIntersection<InnerTasks<States[keyof States]>>
    >

type TaskOf<State> = State extends { readonly resource: Resource<infer Args, infer Result> }
  ? Task<Args, Result>
  : Task<unknown, unknown>

type InnerTasks<State> = State extends { readonly itemProcessor: Block<never, unknown, infer Tasks> }
  ? Tasks
  : State extends { readonly branches: readonly Block<never, unknown, infer Tasks>[] }
    ? Tasks
    : never
