import { callerLocation } from './args/caller-location.ts'
import { describe } from './args/describe.ts'
import { begunKey, machineKey, type BegunPipeline } from './chain/machine-key.ts'
import { isPiece } from './chain/piece.ts'
import type { Graph, Machine, Sequence } from './ir/nodes.ts'
import { notAPipeline } from './problems/flows.ts'
import { problem } from './problems/problem.ts'
import type { AnyPipeline } from './types/pipeline.ts'

/** True for a finished pipeline, of any copy of this package. */
export function isPipeline(value: unknown): value is AnyPipeline {
  return typeof value === 'object' && value !== null && machineKey in value
}

/** What a flow that began with `pipeline(…)` and has not ended would be; `null` for anything else, fragments included. */
export function unfinishedPipeline(value: unknown): BegunPipeline | null {
  if (typeof value !== 'object' || value === null || !(begunKey in value)) return null
  return (value as { readonly [begunKey]: BegunPipeline | null })[begunKey]
}

/**
 * The machine that a finished pipeline holds: in chain form, or, of `stateMachine(…)`, the graph itself.
 *
 * @throws StepwrightError SW1007 for anything else, an unfinished flow included
 */
export function readMachine(value: unknown): Machine<Sequence> | Machine<Graph> {
  if (isPipeline(value))
    return (value as unknown as { readonly [machineKey]: Machine<Sequence> | Machine<Graph> })[machineKey]
  const found = isPiece(value) ? 'a flow that is not finished, or no pipeline' : describe(value)
  throw problem(notAPipeline(found), callerLocation())
}
