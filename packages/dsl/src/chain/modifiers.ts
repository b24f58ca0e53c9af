import type { StateNode, ChainForm } from '../ir/nodes.ts'

/** The methods that complete the state just added. */
export type Modifier =
  | 'retry'
  | 'catch'
  | 'timeout'
  | 'heartbeat'
  | 'credentials'
  | 'assign'
  | 'output'
  | 'comment'
  | 'itemSelector'
  | 'itemBatcher'

/** The modifiers that each kind of state takes. */
export const modifiersOf: { readonly [Kind in StateNode<ChainForm>['kind']]: readonly Modifier[] } = {
  Task: ['retry', 'catch', 'timeout', 'heartbeat', 'credentials', 'assign', 'output', 'comment'],
  Map: ['retry', 'catch', 'assign', 'output', 'comment'],
  Parallel: ['retry', 'catch', 'assign', 'output', 'comment'],
  Pass: ['assign', 'output', 'comment'],
  Wait: ['assign', 'output', 'comment'],
  Choice: ['comment'],
  Succeed: [],
  Fail: [],
}

/** The modifiers that belong to an edge: those at the start of an arm or handler. */
export const modifiersOfEdge: readonly Modifier[] = ['assign', 'output', 'comment']

/** The modifiers at the start of a map's body, which say what the body gets of each item. */
export const modifiersOfItems: { readonly [Mode in 'inline' | 'distributed']: readonly Modifier[] } = {
  inline: ['itemSelector', 'comment'],
  distributed: ['itemSelector', 'itemBatcher', 'comment'],
}
