/** The sentence about a state name that is taken: the type's and the run-time check's. */
export type DuplicateState<Name extends string> = `A state named '${Name}' already exists in this pipeline.`

/** {@link DuplicateState} at run time. */
export function duplicateState<Name extends string>(name: Name): DuplicateState<Name> {
  return `A state named '${name}' already exists in this pipeline.`
}
