/** The sentence about a fragment that starts from something else; `Members` are those that do not fit. */
export type FragmentInput<Members extends string> = [Members] extends [never]
  ? 'The subject here does not fit what the fragment starts from.'
  : `The subject here does not fit what the fragment starts from: look at '${Members}'.`

/** The sentence about a fragment that reads variables which are not set. */
export type FragmentVariable<Name extends string> =
  `The fragment reads the variable '${Name}', which is not set here or holds something else.`

/** The sentence about a fragment whose state has the name of another one. */
export type FragmentState<Name extends string> =
  `The fragment's state '${Name}' is here already: give this use names of its own, with { prefix: '…' }.`
