import type { NoMembers } from './no-members.ts'

/** The task, map or parallel just added: what its modifiers refer to. It lives until the next state. */
export interface Built {
  readonly kind: 'Task' | 'Map' | 'Parallel'
  /** The errors that its resource declares. */
  readonly errors: string
  /** The state's input. */
  readonly input: unknown
  /** What it answered. */
  readonly result: unknown
  /** What it passes on: the result, or what `output` made of it. */
  readonly main: unknown
  /** The variables its `assign` sets. */
  readonly assigned: object
  /** What handlers that come back pass on. */
  readonly caught: unknown
  /** The variables such handlers assign: one member of the union each. */
  readonly caughtOwn: unknown
}

/** A state without modifiers yet. */
export interface NewlyBuilt<Kind extends Built['kind'], Input, Result, Errors extends string = never> {
  readonly kind: Kind
  readonly errors: Errors
  readonly input: Input
  readonly result: Result
  readonly main: Result
  readonly assigned: NoMembers
  readonly caught: never
  readonly caughtOwn: never
}

/** After `assign`. */
export interface WithAssigned<B extends Built, Assigned> {
  readonly kind: B['kind']
  readonly errors: B['errors']
  readonly input: B['input']
  readonly result: B['result']
  readonly main: B['main']
  readonly assigned: B['assigned'] & Assigned
  readonly caught: B['caught']
  readonly caughtOwn: B['caughtOwn']
}

/** After `output`. */
export interface WithOutput<B extends Built, Output> {
  readonly kind: B['kind']
  readonly errors: B['errors']
  readonly input: B['input']
  readonly result: B['result']
  readonly main: Output
  readonly assigned: B['assigned']
  readonly caught: B['caught']
  readonly caughtOwn: B['caughtOwn']
}

/** After `catch`. */
export interface WithCaught<B extends Built, Output, Own> {
  readonly kind: B['kind']
  readonly errors: B['errors']
  readonly input: B['input']
  readonly result: B['result']
  readonly main: B['main']
  readonly assigned: B['assigned']
  readonly caught: B['caught'] | Output
  readonly caughtOwn: B['caughtOwn'] | Own
}
