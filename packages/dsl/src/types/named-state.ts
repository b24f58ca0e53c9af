import type { NoMembers } from './no-members.ts'

/** What a flow knows of one of its states: what it receives, which `goto` asks for, and, of a task, what it does. */
export interface PlacedState<Input, Work> {
  readonly input: Input
  /** A {@link Task}, or `null` for any other kind. */
  readonly work: Work
}

/** A state inside a map or a parallel of the flow: no `goto` leads there. */
export interface InnerState<Work> {
  readonly work: Work
}

/** The states of a body or a branch, seen from outside. */
export type InnerStates<States> = {
  [Name in keyof States]: States[Name] extends { readonly work: infer Work } ? InnerState<Work> : States[Name]
}

/** A state added to a flow's states. A name that is only known at run time (`string`) is left to the check at run time. */
export type NamedState<Name extends string, Input, Work> = string extends Name
  ? NoMembers
  : { [Key in Name]: PlacedState<Input, Work> }

/** The name of a state in the union of names; nothing, for one that is only known at run time. */
export type KnownName<Name extends string> = string extends Name ? never : Name
