/** The sentence about a variable of an outer scope. */
export type OuterVariable<Name extends string> =
  `Variable '${Name}' belongs to an outer scope: a map or parallel body can read it, not assign it.`

/** The sentence about a variable that changes its type. */
export type OtherVariableType<Name extends string> = `Variable '${Name}' already holds a value of another type.`

/** The sentence about the one name no variable can have. */
export type ReservedVariable = `'states' is reserved by Step Functions: a variable cannot have this name.`

/** The sentence about a variable that a distributed map's body tries to read. */
export type HiddenVariable<Name extends string> =
  `Variable '${Name}' is out of reach: the body of a distributed map runs in an execution of its own. Hand it on with itemSelector.`
