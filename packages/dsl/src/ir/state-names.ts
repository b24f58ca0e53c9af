import type { SourceLocation } from '@stepwright/asl'
import type { ChainForm, Sequence, StateNode } from './nodes.ts'
import { visitState, type StateVisitor } from './visit-state.ts'

/** A state's name, and where the state was written. */
export interface NamedPlace {
  readonly name: string
  readonly at: SourceLocation
}

/** The names of a state and of all states inside it. */
export function namesOf(node: StateNode<ChainForm>): readonly NamedPlace[] {
  return [{ name: node.name, at: node.at }, ...visitState(node, nested).flatMap(namesIn)]
}

/** The names of all states of a sequence, at any depth. */
export function namesIn(sequence: Sequence): readonly NamedPlace[] {
  return sequence.steps.flatMap(namesOf)
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
