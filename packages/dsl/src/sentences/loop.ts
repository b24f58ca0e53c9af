/** The sentence about a loop that cannot go round with what its body yields. */
export type LoopMisfit<Name extends string> =
  `What the body of the loop '${Name}' yields does not fit what it starts from: keep the input, with output((result, { input }) => …).`

/** The sentence about a loop whose body ends the flow. */
export type LoopEnds<Name extends string> = `The body of the loop '${Name}' never comes to its test.`

/** {@link LoopEnds} at run time. */
export function loopEnds<Name extends string>(name: Name): LoopEnds<Name> {
  return `The body of the loop '${name}' never comes to its test.`
}

/** The sentence about a loop that could go round for ever. */
export type LoopUnbounded<Name extends string> = `The loop '${Name}' has no bound: give it 'maxIterations'.`

/** {@link LoopUnbounded} at run time. */
export function loopUnbounded<Name extends string>(name: Name): LoopUnbounded<Name> {
  return `The loop '${name}' has no bound: give it 'maxIterations'.`
}

/** The sentence about a loop that asks nothing. */
export type LoopUntested<Name extends string> = `The loop '${Name}' has no test: give it 'until'.`

/** {@link LoopUntested} at run time. */
export function loopUntested<Name extends string>(name: Name): LoopUntested<Name> {
  return `The loop '${name}' has no test: give it 'until'.`
}

/** The sentence about an option that loops do not have. */
export type LoopOption<
  Name extends string,
  Option extends string,
> = `The loop '${Name}' has no option '${Option}': it takes 'until', 'maxIterations' and 'otherwise'.`

/** {@link LoopOption} at run time. */
export function loopOption<Name extends string, Option extends string>(
  name: Name,
  option: Option,
): LoopOption<Name, Option> {
  return `The loop '${name}' has no option '${option}': it takes 'until', 'maxIterations' and 'otherwise'.`
}
