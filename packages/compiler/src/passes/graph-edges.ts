import { visitState, type CatchNode, type Graph, type GraphForm, type StateNode, type Value } from '@stepwright/dsl'

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

/** The state with each graph inside it mapped. */
export function mapInnerGraphs(state: StateNode<GraphForm>, map: (graph: Graph) => Graph): StateNode<GraphForm> {
  return visitState<GraphForm, StateNode<GraphForm>>(state, {
    Task: (node) => node,
    Pass: (node) => node,
    Choice: (node) => node,
    Wait: (node) => node,
    Parallel: (node) => Object.freeze({ ...node, branches: Object.freeze(node.branches.map(map)) }),
    Map: (node) => Object.freeze({ ...node, processor: map(node.processor) }),
    Succeed: (node) => node,
    Fail: (node) => node,
  })
}

/** What a state assigns: its own, its rules', its catches'. */
export function assignsOf(state: StateNode<GraphForm>): readonly Value[] {
  const withCatches = (node: Pick<Extract<StateNode<GraphForm>, { kind: 'Task' }>, 'assign' | 'catch'>) => [
    node.assign,
    ...node.catch.map(({ assign }) => assign),
  ]
  const assigns = visitState<GraphForm, readonly (Value | null)[]>(state, {
    Task: withCatches,
    Pass: (node) => [node.assign],
    Choice: (node) => [node.assign, ...node.rules.map(({ assign }) => assign)],
    Wait: (node) => [node.assign],
    Parallel: withCatches,
    Map: withCatches,
    Succeed: () => [],
    Fail: () => [],
  })
  return assigns.filter((assign) => assign !== null)
}
