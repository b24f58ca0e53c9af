import type { Simplify } from './simplify.ts'
import type { Task } from './task.ts'

/** The tasks among a flow's states, written out by name. */
export type TasksOfStates<States> = Simplify<{
  [Name in keyof States as States[Name] extends Task<infer _Args, infer _Result> ? Name : never]: States[Name]
}>
