import type { Graph } from '../ir/nodes.ts'
import type { types } from '../types/phantom.ts'

/**
 * A scope of states of its own: a branch of a Parallel, the processor of a Map. Made by `block(…)`.
 *
 * @typeParam Input - what its first state takes
 * @typeParam Output - what it yields
 * @typeParam Tasks - its tasks by name, those of the scopes inside included
 */
export interface Block<Input, Output, Tasks> {
  readonly [types]: { readonly accepts: (input: Input) => void; readonly output: Output; readonly tasks: Tasks }
}

const brand: unique symbol = Symbol.for('stepwright.block')

/** A block that holds these states. */
export function blockValue(graph: Graph): object {
  return Object.freeze({ [brand]: graph })
}

/** The states of a block, of any copy of this package; `null` for anything else. */
export function blockGraph(value: unknown): Graph | null {
  return typeof value === 'object' && value !== null && brand in value ? (value as { [brand]: Graph })[brand] : null
}
