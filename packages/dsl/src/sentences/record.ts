/** The sentence about an edge whose data does not fit where it leads. */
export type EdgeMisfit<
  From extends string,
  To extends string,
> = `What '${From}' hands on does not fit the input of '${To}'.`

/** The sentence about the arguments of a task. */
export type ArgumentsMisfit = 'These arguments do not fit what the resource takes.'

/** The sentence about a map whose items are not what its processor takes. */
export type ItemsMisfit<Name extends string> =
  `What '${Name}' makes of its items does not fit the input of its processor.`

/** The sentence about a function that expects another result than the task's. */
export type ResultMisfit = 'This function takes another result than the resource gives.'
