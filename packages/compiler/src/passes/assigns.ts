import type { Diagnostic } from '@stepwright/asl'
import { visitState, type CatchNode, type Graph, type GraphForm, type StateNode, type Value } from '@stepwright/dsl'
import { assignObject } from './assign-object.ts'
import { assignWithoutNames } from './diagnostics.ts'

/** What the pass gives; with errors, the graph is not for emitting. */
export interface SpelledOut {
  readonly graph: Graph
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Before: an `assign` is any value.
 * After: it is an object whose members are known by name, as ASL's `Assign` demands.
 */
export function spellOutAssigns(graph: Graph): SpelledOut {
  const diagnostics: Diagnostic[] = []

  const rewrite = (owner: StateNode<GraphForm>, assign: Value | null): Value | null => {
    if (assign === null) return null
    const object = assignObject(assign)
    if ('value' in object) return object.value
    diagnostics.push(assignWithoutNames(owner, object.reason, assign.at))
    return assign
  }
  const handlers = (owner: StateNode<GraphForm>, catches: readonly CatchNode<GraphForm>[]) =>
    catches.map((node) => Object.freeze({ ...node, assign: rewrite(owner, node.assign) }))
  const inScope = (scope: Graph): Graph =>
    Object.freeze({
      ...scope,
      states: scope.states.map(({ state, next }) => Object.freeze({ state: Object.freeze(inState(state)), next })),
    })
  const inState = (state: StateNode<GraphForm>): StateNode<GraphForm> =>
    visitState<GraphForm, StateNode<GraphForm>>(state, {
      Task: (node) => ({ ...node, assign: rewrite(node, node.assign), catch: handlers(node, node.catch) }),
      Pass: (node) => ({ ...node, assign: rewrite(node, node.assign) }),
      Choice: (node) => ({
        ...node,
        rules: node.rules.map((rule) => Object.freeze({ ...rule, assign: rewrite(node, rule.assign) })),
        assign: rewrite(node, node.assign),
      }),
      Wait: (node) => ({ ...node, assign: rewrite(node, node.assign) }),
      Parallel: (node) => ({
        ...node,
        branches: node.branches.map(inScope),
        assign: rewrite(node, node.assign),
        catch: handlers(node, node.catch),
      }),
      Map: (node) => ({
        ...node,
        processor: inScope(node.processor),
        assign: rewrite(node, node.assign),
        catch: handlers(node, node.catch),
      }),
      Succeed: (node) => node,
      Fail: (node) => node,
    })
  return { graph: inScope(graph), diagnostics }
}
