import type { Diagnostic } from '@stepwright/asl'
import type { Graph, GraphForm, StateNode } from '@stepwright/dsl'
import { duplicateStateName } from './diagnostics.ts'
import { allStates } from './params.ts'

/**
 * Before: a graph that was written out, whose names are distinct in each scope.
 * After: they are distinct in the whole machine, inside maps and parallels too.
 */
export function checkGraphNames(graph: Graph): readonly Diagnostic[] {
  const first = new Map<string, StateNode<GraphForm>>()
  const found: Diagnostic[] = []
  for (const state of allStates(graph)) {
    const known = first.get(state.name)
    if (known === undefined) first.set(state.name, state)
    else found.push(duplicateStateName(state, known))
  }
  return found
}
