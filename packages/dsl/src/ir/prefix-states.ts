import type { CatchNode, ChainForm, Sequence, StateNode } from './nodes.ts'
import { visitState, type StateVisitor } from './visit-state.ts'

/** The same sequence with a prefix before each state's name, at any depth. */
export function prefixStates(sequence: Sequence, prefix: string): Sequence {
  const inner = (piece: Sequence): Sequence => prefixStates(piece, prefix)
  const caught = (handlers: readonly CatchNode<ChainForm>[]): readonly CatchNode<ChainForm>[] =>
    Object.freeze(handlers.map((handler) => Object.freeze({ ...handler, target: inner(handler.target) })))
  const renamed: StateVisitor<ChainForm, StateNode<ChainForm>> = {
    Task: (node) => ({ ...node, name: prefix + node.name, catch: caught(node.catch) }),
    Pass: (node) => ({ ...node, name: prefix + node.name }),
    Wait: (node) => ({ ...node, name: prefix + node.name }),
    Succeed: (node) => ({ ...node, name: prefix + node.name }),
    Fail: (node) => ({ ...node, name: prefix + node.name }),
    Choice: (node) => ({
      ...node,
      name: prefix + node.name,
      rules: Object.freeze(node.rules.map((rule) => Object.freeze({ ...rule, target: inner(rule.target) }))),
      otherwise: node.otherwise === null ? null : inner(node.otherwise),
    }),
    Parallel: (node) => ({
      ...node,
      name: prefix + node.name,
      branches: Object.freeze(node.branches.map(inner)),
      catch: caught(node.catch),
    }),
    Map: (node) => ({
      ...node,
      name: prefix + node.name,
      processor: inner(node.processor),
      catch: caught(node.catch),
    }),
  }
  const steps = sequence.steps.map((node) => Object.freeze(visitState(node, renamed)))
  return Object.freeze({ ...sequence, steps: Object.freeze(steps) })
}
