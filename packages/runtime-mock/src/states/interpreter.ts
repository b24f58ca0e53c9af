import type { JsonObject, JsonValue, QueryLanguage, State, StateType } from '@stepwright/asl'
import type { StateFailure } from '../machine/failure.ts'
import type { Visit } from '../machine/execution.ts'
import type { CallScope, TaskCall } from '../services/task-call.ts'
import type { RandomSource } from '../clock/random.ts'
import type { MapItems } from './item-pairs.ts'
import type { Observe } from '../data/observation.ts'

/** What an interpreter decides. The machine carries it out: events, timers, calls, the next state. */
export type Move =
  | {
      readonly kind: 'exit'
      readonly output: JsonValue
      readonly assigned: JsonObject | null
      readonly next: string | null
    }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'call'; readonly call: TaskCall }
  | {
      readonly kind: 'fork'
      /** One input for each branch or item. */
      readonly inputs: readonly JsonValue[]
      /** The items themselves, for a Map. */
      readonly items: readonly JsonValue[] | null
      readonly maxConcurrency: number
    }
  /** A distributed Map; null when a reader fetches the items. */
  | { readonly kind: 'map run'; readonly given: MapItems | null }
  | { readonly kind: 'fail'; readonly failure: StateFailure }

/** What an interpreter may look at. */
export interface VisitScope {
  readonly visit: Visit
  readonly language: QueryLanguage
  /** All visible variables, inner scopes over outer ones. */
  readonly variables: JsonObject
  readonly context: JsonObject
  readonly nowMs: number
  readonly random: RandomSource
  readonly inside: readonly CallScope[]
  readonly executionArn: string
  /** Which child of a Map Run the execution is, or null. */
  readonly childIndex: number | null
  /** Is told of the values on the way through the state. */
  readonly observe: Observe
}

/** Runs one kind of state. Both functions are pure but for the random source and the observer. */
export interface StateInterpreter<Kind extends State> {
  /** What happens on entry, and again for each retry. */
  enter(state: Kind, scope: VisitScope): Move
  /** What happens when the wait, the call or the branches are over; `result` is the input for a Wait. */
  finish(state: Kind, scope: VisitScope, result: JsonValue): Move
}

/** One interpreter for each kind of state. */
export type StateInterpreters = { readonly [Kind in StateType]: StateInterpreter<Extract<State, { Type: Kind }>> }

export function fail(failure: StateFailure): Move {
  return { kind: 'fail', failure }
}

/** The same with another context object, as an ItemSelector sees it. */
export function inContext(scope: VisitScope, context: JsonObject): VisitScope {
  const { visit, language, variables, nowMs, random, inside, executionArn, childIndex, observe } = scope
  return { visit, language, variables, context, nowMs, random, inside, executionArn, childIndex, observe }
}
