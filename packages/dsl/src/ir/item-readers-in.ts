import type { ItemReaderNode } from './distributed-node.ts'
import type { Graph, Machine, Sequence } from './nodes.ts'
import { statesOfMachine } from './tasks-in.ts'

/** The item readers of a machine's distributed maps, by the maps' names, at any depth. */
export function itemReadersIn(machine: Machine<Sequence> | Machine<Graph>): ReadonlyMap<string, ItemReaderNode> {
  return new Map(
    statesOfMachine(machine).flatMap((state) => {
      const reader = state.kind === 'Map' ? state.distributed?.itemReader : null
      return reader ? [[state.name, reader] as const] : []
    }),
  )
}
