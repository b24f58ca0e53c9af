/** The sentence about a fragment that starts from something else; `Members` are those that do not fit. */
export type FragmentInput<Members extends string> = [Members] extends [never]
  ? 'The subject here does not fit what the fragment starts from.'
  : `The subject here does not fit what the fragment starts from: look at '${Members}'.`

/** The sentence about a fragment that reads variables which are not set. */
export type FragmentVariable<Name extends string> =
  `The fragment reads the variable '${Name}', which is not set here or holds something else.`
