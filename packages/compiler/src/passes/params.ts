import type { Diagnostic } from '@stepwright/asl'
import type { Graph, GraphForm, StateNode } from '@stepwright/dsl'
import { literalSubstitution } from './diagnostics.ts'
import { innerGraphs } from './graph-edges.ts'
import { paramsOf } from './params-of.ts'
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
    for (const name of valuesOf(state).flatMap(paramsOf)) {
      users.set(name, (users.get(name) ?? new Set()).add(state.name))
    }
  }
  return [...users].map(([name, states]) => ({ name, usedBy: [...states] }))
}

/**
 * Before: a name or a comment may read `${…}`. After: only `param()`s do, so that a substitution touches nothing else.
 * Texts inside values are the printer's: it writes them so that they do not read as one.
 */
export function checkSubstitutions(graph: Graph): readonly Diagnostic[] {
  return allStates(graph).flatMap((state) => {
    const texts = [
      [`The name of state '${state.name}'`, state.name],
      [`The comment of '${state.name}'`, state.comment ?? ''],
    ] as const
    return texts.flatMap(([what, text]) => {
      const substitution = /\$\{[^}]*\}/.exec(text)?.[0]
      return substitution === undefined ? [] : [literalSubstitution(substitution, what, state.at)]
    })
  })
}
