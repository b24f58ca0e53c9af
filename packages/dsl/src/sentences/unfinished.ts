/** The sentence about a flow where a pipeline is wanted. */
export type Unfinished = 'This flow is not finished: end it with .succeed() or .fail(…).'
