import type { Form, StateNode } from './nodes.ts'

/** One function for each kind of state: a new kind does not compile until every visitor knows it. */
export type StateVisitor<F extends Form, Result> = {
  readonly [Kind in StateNode<F>['kind']]: (node: Extract<StateNode<F>, { readonly kind: Kind }>) => Result
}

/** The one dispatch over states. */
export function visitState<F extends Form, Result>(node: StateNode<F>, visitor: StateVisitor<F, Result>): Result {
  // The visitor has a member for each kind; TypeScript cannot pair the two unions by itself.
  const visit = visitor[node.kind] as (node: StateNode<F>) => Result
  return visit(node)
}
