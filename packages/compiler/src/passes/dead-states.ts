import type { Diagnostic } from '@stepwright/asl'
import type { Graph } from '@stepwright/dsl'
import { unreachableState } from './diagnostics.ts'
import { edgesOf, innerGraphs } from './graph-edges.ts'

/**
 * Before: a linked graph.
 * After: each state can be reached from its scope's start. A state that cannot is the user's mistake, so it is reported, not dropped.
 *
 * Of a dead stretch only its first states are named; the rest come back to life with them.
 */
export function checkReachable(graph: Graph): readonly Diagnostic[] {
  const byName = new Map(graph.states.map((placed) => [placed.state.name, placed]))
  const reached = new Set<string>()
  const pending = [graph.startAt]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const placed = byName.get(name)
    if (!placed || reached.has(name)) continue
    reached.add(name)
    pending.push(...edgesOf(placed))
  }

  const dead = graph.states.filter(({ state }) => !reached.has(state.name))
  const ledTo = new Set(dead.flatMap(edgesOf))
  const heads = dead.filter(({ state }) => !ledTo.has(state.name))
  return [
    ...(heads.length > 0 ? heads : dead).map(({ state }) => unreachableState(state)),
    ...graph.states.flatMap(({ state }) => innerGraphs(state).flatMap(checkReachable)),
  ]
}
