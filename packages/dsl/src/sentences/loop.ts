/** The sentence about a loop that cannot go round with what its body yields. */
export type LoopMisfit =
  'What the body yields does not fit what it starts from: keep the input, with output((result, { input }) => …).'

/** The sentence about a loop whose body ends the flow. */
export type LoopEnds<Name extends string> = `The body of the loop '${Name}' never comes to its test.`

/** {@link LoopEnds} at run time. */
export function loopEnds<Name extends string>(name: Name): LoopEnds<Name> {
  return `The body of the loop '${name}' never comes to its test.`
}
