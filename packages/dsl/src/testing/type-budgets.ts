/** The most types that checking a chain may make. Raising one is done in the commit that causes it, with the why. */
export const budgets: readonly { readonly states: number; readonly instantiations: number }[] = [
  { states: 50, instantiations: 100_000 },
  { states: 200, instantiations: 500_000 },
]

/** The most types that checking one state of `stateMachine(…)` may make, its edges and arguments included. */
export const recordBudget = 480
