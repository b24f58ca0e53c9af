/** The sentence about a `goto` to a state that is not in reach. */
export type NoStateBefore<Name extends string> =
  `No state '${Name}' stands before: goto leads back. A jump ahead is for stateMachine(…).`

/** The sentence about a `goto` to a state that takes something else. */
export type GotoMisfit<Name extends string> = `The subject here does not fit the input of '${Name}'.`

/** The sentence about a `goto` into a map or a parallel. */
export type OtherScope<Name extends string> = `State '${Name}' is inside a map or a parallel: goto stays in its scope.`
