import { visitState, type CatchNode, type Graph, type GraphForm, type StateNode, type Value } from '@stepwright/dsl'
import { assignObject } from './assign-object.ts'

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

/** One way on from a state. */
export interface Way {
  readonly target: string
  /** The variables that are assigned on it. */
  readonly assigned: readonly string[]
}

/** The ways on from a state of a graph, each with what it assigns. Assigns are spelled out. */
export function waysOf({ state, next }: Graph['states'][number]): readonly Way[] {
  const way = (target: string | null, assign: Value | null): readonly Way[] =>
    target === null ? [] : [{ target, assigned: namesOf(assign) }]
  const withCatches = (node: Extract<StateNode<GraphForm>, { readonly catch: unknown }>): readonly Way[] => [
    ...way(next, node.assign),
    ...node.catch.flatMap(({ target, assign }) => way(target, assign)),
  ]
  return visitState<GraphForm, readonly Way[]>(state, {
    Task: withCatches,
    Pass: (node) => way(next, node.assign),
    Choice: (node) => [
      ...node.rules.flatMap(({ target, assign }) => way(target, assign)),
      ...way(node.otherwise, node.assign),
    ],
    Wait: (node) => way(next, node.assign),
    Parallel: withCatches,
    Map: withCatches,
    Succeed: () => [],
    Fail: () => [],
  })
}

function namesOf(assign: Value | null): readonly string[] {
  if (assign === null) return []
  const object = assignObject(assign)
  return 'names' in object ? object.names : []
}
