import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import type { ItemBatcherNode } from '../ir/distributed-node.ts'
import type { Sequence } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { noStates, notAFlow } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'

/** The key under which each flow value holds what it has built. */
export const pieceKey: unique symbol = Symbol.for('stepwright.piece')

/** What a flow value has built: its states, and what was said at its very start, which belongs to the edge that leads there, or to the map. */
export interface Piece {
  readonly sequence: Sequence
  readonly assign: Value | null
  readonly output: Value | null
  readonly comment: string | null
  readonly itemSelector: Value | null
  readonly itemBatcher: ItemBatcherNode | null
}

/** True for a flow value, of any copy of this package. */
export function isPiece(value: unknown): value is { readonly [pieceKey]: Piece } {
  return typeof value === 'object' && value !== null && pieceKey in value
}

/**
 * What a callback built.
 *
 * @param what - the callback, for messages
 * @throws StepwrightError SW1006 when it returned anything but a flow
 */
export function pieceOf(result: unknown, what: string, at: SourceLocation): Piece {
  if (isPiece(result)) return result[pieceKey]
  throw problem(notAFlow(what, describe(result)), at)
}

/**
 * The states of a callback that stands in a scope of its own.
 *
 * @throws StepwrightError SW1105 when there are none
 */
export function scopeOf(result: unknown, what: string, at: SourceLocation): Sequence {
  return withStates(pieceOf(result, what, at).sequence, what, at)
}

/** The sequence, when it has states. */
export function withStates(sequence: Sequence, what: string, at: SourceLocation): Sequence {
  if (sequence.steps.length === 0) throw problem(noStates(what), at)
  return sequence
}
