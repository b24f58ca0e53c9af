import type { StateNode, ChainForm } from '../ir/nodes.ts'

/** The methods that complete the state just added. */
export type Modifier = 'retry' | 'catch' | 'timeout' | 'heartbeat' | 'credentials' | 'assign' | 'output' | 'comment'

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
