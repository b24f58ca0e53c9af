import type { HiddenVariables } from './hidden-variables.ts'
import type { NoMembers } from './no-members.ts'
import type { Context, MapContext } from './context.ts'

/**
 * What is constant within one scope of a flow. What changes from state to state is never bundled: a bundle that changes at each step
 * nests until TypeScript gives up.
 */
export interface Env {
  /** What the piece starts from. */
  readonly input: unknown
  /** The variables it can read from outside. */
  readonly needs: object
  /** The names of the states around it in the same scope: a fragment used again may share them. */
  readonly around: PropertyKey
  /** Those states: `goto` may lead there. Apart from their names, which are asked for at each state, so that only `goto` pays for them. */
  readonly reach: object
  /** The names of the states of the scopes around it. */
  readonly taken: PropertyKey
  /** The variables it can read but not assign. */
  readonly locked: PropertyKey
  /** The type of the context object. */
  readonly context: Context
}

/** The scope of a pipeline or of a fragment. */
export interface RootEnv<Input, Needs extends object = NoMembers> {
  readonly input: Input
  readonly needs: Needs
  readonly around: never
  readonly reach: NoMembers
  readonly taken: never
  readonly locked: never
  readonly context: Context
}

/** The scope of a choice's arm or of a handler: it shares the variables of the flow it stands in. */
export interface ArmEnv<Input, Own, Names, States, E extends Env> {
  readonly input: Input
  readonly needs: E['needs'] & Own
  readonly around: E['around'] | (Names & PropertyKey)
  readonly reach: E['reach'] & States
  readonly taken: E['taken']
  readonly locked: E['locked']
  readonly context: E['context']
}

/** The scope of a parallel's branch: it reads the variables around it and cannot assign them. */
export interface BranchEnv<Input, Own, Names, E extends Env> {
  readonly input: Input
  readonly needs: E['needs'] & Own
  readonly around: never
  readonly reach: NoMembers
  readonly taken: E['taken'] | E['around'] | (Names & PropertyKey)
  readonly locked: keyof (E['needs'] & Own)
  readonly context: E['context']
}

/** The scope of a map's body: that of a branch, with the item in its context object. */
export interface BodyEnv<Item, Own, Names, E extends Env> {
  readonly input: Item
  readonly needs: E['needs'] & Own
  readonly around: never
  readonly reach: NoMembers
  readonly taken: E['taken'] | E['around'] | (Names & PropertyKey)
  readonly locked: keyof (E['needs'] & Own)
  readonly context: Context & MapContext<Item>
}

/** The scope of a distributed map's body, which runs in an execution of its own: it reads no variables of those around it. */
export interface ChildEnv<Item, Own, Names, E extends Env> {
  readonly input: Item
  readonly needs: HiddenVariables<E['needs'] & Own>
  readonly around: never
  readonly reach: NoMembers
  readonly taken: E['taken'] | E['around'] | (Names & PropertyKey)
  readonly locked: never
  readonly context: Context
}
