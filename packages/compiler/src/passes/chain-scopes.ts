import { visitState, type ChainForm, type Sequence, type StateNode } from '@stepwright/dsl'

/** The sequences a state's own edges lead into: the arms of a choice, the handlers of its catches. They belong to the state's scope. */
export function sideSequences(state: StateNode<ChainForm>): readonly Sequence[] {
  return visitState<ChainForm, readonly Sequence[]>(state, {
    Task: (node) => node.catch.map(({ target }) => target),
    Pass: () => [],
    Choice: (node) => [...node.rules.map(({ target }) => target), ...(node.otherwise ? [node.otherwise] : [])],
    Wait: () => [],
    Parallel: (node) => node.catch.map(({ target }) => target),
    Map: (node) => node.catch.map(({ target }) => target),
    Succeed: () => [],
    Fail: () => [],
  })
}

/** The scopes a state opens: the branches of a parallel, the body of a map. */
export function innerScopes(state: StateNode<ChainForm>): readonly Sequence[] {
  return visitState<ChainForm, readonly Sequence[]>(state, {
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
