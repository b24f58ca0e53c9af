import { kinds, mapChildren, visitState } from '@stepwright/dsl'
import type {
  ElementNode,
  ExpressionNode,
  Graph,
  GraphForm,
  ObjectNode,
  ParallelNode,
  StateNode,
  Value,
} from '@stepwright/dsl'

/**
 * Before: a parallel may name its branches, and its functions see an object of their results.
 * After: no branch has a name; the functions read the list that ASL gives, and a parallel without an output of its own makes the object.
 */
export function listBranches(graph: Graph): Graph {
  return Object.freeze({
    ...graph,
    states: graph.states.map(({ state, next }) => Object.freeze({ state: Object.freeze(inState(state)), next })),
  })
}

function inState(state: StateNode<GraphForm>): StateNode<GraphForm> {
  return visitState<GraphForm, StateNode<GraphForm>>(state, {
    Task: (node) => node,
    Pass: (node) => node,
    Choice: (node) => node,
    Wait: (node) => node,
    Parallel: (node) => withoutKeys({ ...node, branches: node.branches.map(listBranches) }),
    Map: (node) => ({ ...node, processor: listBranches(node.processor) }),
    Succeed: (node) => node,
    Fail: (node) => node,
  })
}

function withoutKeys(node: ParallelNode<GraphForm>): ParallelNode<GraphForm> {
  const { branchKeys, assign, output, at } = node
  if (branchKeys === null) return node
  const rewrite = (value: Value | null): Value | null =>
    value?.kind === 'Lowered' ? { ...value, body: overList(value.body, branchKeys) } : value
  const whole: Value = { kind: 'Lowered', body: objectOf(branchKeys), captures: {}, at }
  return { ...node, branchKeys: null, assign: rewrite(assign), output: output ? rewrite(output) : whole }
}

/** The same expression, reading the list of results where it read the object of them. */
function overList(node: ExpressionNode, keys: readonly string[]): ExpressionNode {
  if (isResult(node)) return objectOf(keys)
  if (node.kind === 'Property' && isResult(node.object) && keys.includes(node.key)) return elementOf(keys, node.key)
  return mapChildren(node, (child) => overList(child, keys))
}

function isResult(node: ExpressionNode): boolean {
  return node.kind === 'Subject' || (node.kind === 'Scope' && node.member === 'result')
}

function objectOf(keys: readonly string[]): ObjectNode {
  return {
    kind: 'Object',
    members: keys.map((key) => ({ kind: 'Member', key, value: elementOf(keys, key) })),
    kinds: kinds.object,
  }
}

function elementOf(keys: readonly string[], key: string): ElementNode {
  return {
    kind: 'Element',
    array: { kind: 'Subject', kinds: kinds.array },
    index: { kind: 'Literal', value: keys.indexOf(key), kinds: kinds.number },
    fromEnd: false,
    // A branch always gives JSON, so the element is there.
    kinds: kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object,
  }
}
