import type { ChainForm, Sequence, StateNode } from './nodes.ts'
import { visitState, type StateVisitor } from './visit-state.ts'

type State = StateNode<ChainForm>

/** A state and all states inside it. */
export function statesOf(node: State): readonly State[] {
  return [node, ...visitState(node, nested).flatMap(statesIn)]
}

/** All states of a sequence, at any depth. */
export function statesIn(sequence: Sequence): readonly State[] {
  return sequence.steps.flatMap(statesOf)
}

const none = (): readonly Sequence[] => []
const handlers = (node: { readonly catch: readonly { readonly target: Sequence }[] }): readonly Sequence[] =>
  node.catch.map(({ target }) => target)

/** The sequences directly inside a state. */
const nested: StateVisitor<ChainForm, readonly Sequence[]> = {
  Task: handlers,
  Pass: none,
  Wait: none,
  Succeed: none,
  Fail: none,
  Choice: (node) => [...node.rules.map(({ target }) => target), ...(node.otherwise === null ? [] : [node.otherwise])],
  Parallel: (node) => [...node.branches, ...handlers(node)],
  Map: (node) => [node.processor, ...handlers(node)],
}
