import { visitState, type CatchNode, type Graph, type GraphForm, type StateNode } from '@stepwright/dsl'

/** The names a state of a graph leads to: its next, the targets of its rules and of its catches. */
export function edgesOf({ state, next }: Graph['states'][number]): readonly string[] {
  const onward = next === null ? [] : [next]
  const withCatches = (node: { readonly catch: readonly CatchNode<GraphForm>[] }): readonly string[] => [
    ...onward,
    ...node.catch.map(({ target }) => target),
  ]
  return visitState<GraphForm, readonly string[]>(state, {
    Task: withCatches,
    Pass: () => onward,
    Choice: (node) => [...node.rules.map(({ target }) => target), ...(node.otherwise === null ? [] : [node.otherwise])],
    Wait: () => onward,
    Parallel: withCatches,
    Map: withCatches,
    Succeed: () => [],
    Fail: () => [],
  })
}

/** The graphs inside a state: a parallel's branches, a map's body. */
export function innerGraphs(state: StateNode<GraphForm>): readonly Graph[] {
  return visitState<GraphForm, readonly Graph[]>(state, {
    Task: () => [],
    Pass: () => [],
    Choice: () => [],
    Wait: () => [],
    Parallel: (node) => node.branches,
    Map: (node) => [node.processor],
    Succeed: () => [],
    Fail: () => [],
  })
}
