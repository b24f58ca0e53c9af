/** The sentence about a choice that leaves values over. */
export type OpenChoice = 'A choice ends with otherwise(…) or match(…).'

/** {@link OpenChoice} at run time. */
export const openChoice: OpenChoice = 'A choice ends with otherwise(…) or match(…).'
