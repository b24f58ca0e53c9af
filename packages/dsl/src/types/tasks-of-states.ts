import type { Simplify } from './simplify.ts'
import type { Task } from './task.ts'

/** The tasks among a flow's states, written out by name. */
export type TasksOfStates<States> = Simplify<{
  [Name in keyof States as WorkOf<States[Name]> extends null ? never : Name]: WorkOf<States[Name]>
}>

/** What a state does: of an arm that ended in `succeed`, a pipeline, the tasks alone are known. */
type WorkOf<State> = State extends { readonly work: infer Work }
  ? Work
  : State extends Task<infer _Args, infer _Result>
    ? State
    : null
