import type { Diagnostic } from '@stepwright/asl'
import type { Graph, GraphForm, StateNode } from '@stepwright/dsl'
import { literalSubstitution } from './diagnostics.ts'
import { innerGraphs } from './graph-edges.ts'
import { knownParts } from './known-parts.ts'
import { valuesOf } from './values.ts'

/** A `param()` of a machine: `${name}` in its definition. */
export interface Param {
  readonly name: string
  /** The states that use it, in the order of the graph. */
  readonly usedBy: readonly string[]
}

/** Everything with a name of its own in a graph, in its order, the states inside maps and parallels after the state that holds them. */
export function allStates(graph: Graph): readonly StateNode<GraphForm>[] {
  return graph.states.flatMap(({ state }) => [state, ...innerGraphs(state).flatMap(allStates)])
}

/** Before: `param()`s anywhere in values. After: each named once, with the states that use it; the graph is untouched. */
export function collectParams(graph: Graph): readonly Param[] {
  const users = new Map<string, Set<string>>()
  for (const state of allStates(graph)) {
    for (const name of valuesOf(state).flatMap((value) => knownParts(value).params)) {
      users.set(name, (users.get(name) ?? new Set()).add(state.name))
    }
  }
  return [...users].map(([name, states]) => ({ name, usedBy: [...states] }))
}

/** Before: text of the user's may read `${…}`. After: only `param()`s do, so a substitution touches nothing else. */
export function checkSubstitutions(graph: Graph): readonly Diagnostic[] {
  return allStates(graph).flatMap((state) => {
    const found: Diagnostic[] = []
    const check = (text: string | null, what: string, at = state.at): void => {
      const substitution = /\$\{[^}]*\}/.exec(text ?? '')?.[0]
      if (substitution !== undefined) found.push(literalSubstitution(substitution, what, at))
    }
    check(state.name, `The name of state '${state.name}'`)
    check(state.comment, `The comment of '${state.name}'`)
    for (const value of valuesOf(state)) {
      for (const text of knownParts(value).texts) check(text, `A value of '${state.name}'`, value.at)
    }
    return found
  })
}
