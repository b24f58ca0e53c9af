/** The sentence about a choice that leaves values over. */
export type OpenChoice<Name extends string> =
  `The choice '${Name}' leaves values over: end it with otherwise(…) or match(…).`

/** {@link OpenChoice} at run time. */
export function openChoice<Name extends string>(name: Name): OpenChoice<Name> {
  return `The choice '${name}' leaves values over: end it with otherwise(…) or match(…).`
}
