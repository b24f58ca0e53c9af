import type { JsonValue } from '@stepwright/asl'
import type { RandomSource } from '../clock/random.ts'
import type { TaskCall } from './task-call.ts'

/** What an adapter may need to make an answer look real. */
export interface AdapterSources {
  readonly random: RandomSource
  readonly nowMs: number
}

/** How one kind of resource wraps what a mock sees and gives. */
export interface ServiceAdapter {
  /** Whether an error that a mock throws takes the shape that Lambda gives it. */
  readonly throwsLikeLambda: boolean
  /** What the mock gets. */
  argumentsOf(call: TaskCall): JsonValue
  /** The task's result, made from what the mock gives. */
  outputOf(call: TaskCall, result: JsonValue, sources: AdapterSources): JsonValue
}
