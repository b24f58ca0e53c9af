import type { JsonObject, JsonValue, QueryLanguage } from '@stepwright/asl'

/** What a phrase of the grammar knows about the place it is written at. */
export interface Scope {
  /** The machine's language. */
  readonly language: QueryLanguage
  /** Variables that states before this one may have assigned, here or in a scope around. */
  readonly variables: readonly string[]
  readonly names: Names
  /** Whether there is JSONPath alone, and no variables: what every interpreter of the language knows. */
  readonly isPlain: boolean
  /** Whether a Map is around it, so that the context object has an item. */
  readonly isInMap: boolean
}

/** Gives out the names of states and variables, each once in a machine. */
export interface Names {
  readonly state: (kind: string) => string
  readonly variable: () => string
}

export function newNames(): Names {
  let states = 0
  let variables = 0
  return { state: (kind) => `${kind} ${(states += 1)}`, variable: () => `v${(variables += 1)}` }
}

/** What is written somewhere, once it is known where. */
export type Phrase<T> = (scope: Scope) => T

/** The fields of a state. */
export type Fields = JsonObject

/** Some states of a block. */
export interface Piece {
  readonly states: { readonly [name: string]: Fields }
  /** The variables that it may have assigned for what follows. */
  readonly assigned: readonly string[]
  /** What its tasks are answered with, by state. */
  readonly answers: { readonly [state: string]: readonly Answer[] }
}

/** A step of a block: it becomes states once its place is known. */
export interface Step {
  /** What its name begins with. */
  readonly kind: string
  readonly write: (place: Place) => Piece
}

/** Where a step is written. */
export interface Place {
  /** The name of its first state. */
  readonly name: string
  readonly scope: Scope
  /** What comes next, or null at the end of the block. */
  readonly next: string | null
}

/** What a task's mock does, in turn. */
export type Answer =
  | { readonly kind: 'gives'; readonly value: JsonValue; readonly delaySeconds: number }
  | { readonly kind: 'fails'; readonly error: string; readonly cause: string | null; readonly delaySeconds: number }
  | { readonly kind: 'throws'; readonly message: string }
  /** Only where a timeout or a missing heartbeat ends the task. */
  | { readonly kind: 'waits' }
  | {
      readonly kind: 'worker'
      readonly name: string
      readonly takesAfterSeconds: number
      readonly value: JsonValue
      readonly delaySeconds: number
      readonly heartbeatEvery: number | null
    }

/** Where a state goes. */
export function going(next: string | null): Fields {
  return next === null ? { End: true } : { Next: next }
}

/** One state as a piece. */
export function pieceOf(
  name: string,
  state: Fields,
  { assigned = [], answers }: { readonly assigned?: readonly string[]; readonly answers?: readonly Answer[] } = {},
): Piece {
  return { states: { [name]: state }, assigned, answers: answers ? { [name]: answers } : {} }
}

/** All pieces as one. */
export function joined(...pieces: readonly Piece[]): Piece {
  return {
    states: merged(pieces.map(({ states }) => states)),
    assigned: pieces.flatMap(({ assigned }) => assigned),
    answers: merged(pieces.map(({ answers }) => answers)),
  }
}

/** Writes steps in a row: each goes to the next one, the last to `next`. `start` is where they are entered, null without steps. */
export function inARow(
  steps: readonly Step[],
  scope: Scope,
  next: string | null,
): { readonly start: string | null; readonly piece: Piece } {
  const names = steps.map(({ kind }) => scope.names.state(kind))
  let piece = joined()
  for (const [at, step] of steps.entries()) {
    const within = { ...scope, variables: [...scope.variables, ...piece.assigned] }
    const own = step.write({ name: names[at] ?? '', scope: within, next: names[at + 1] ?? next })
    piece = joined(piece, own)
  }
  return { start: names[0] ?? null, piece }
}

function merged<T>(records: readonly { readonly [key: string]: T }[]): { readonly [key: string]: T } {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)))
}
