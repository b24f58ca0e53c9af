/** The sentence about an error's name that Step Functions does not have; `Nearest` are those that begin like it. */
export type NoSuchError<Name extends string, Nearest extends string> = [Nearest] extends [never]
  ? `Step Functions has no error '${Name}', and keeps names that begin with 'States.' to itself.`
  : `Step Functions has no error '${Name}': it is '${Nearest}'.`

/** {@link NoSuchError} at run time. */
export function noSuchError(name: string, nearest: string | null): string {
  return nearest === null
    ? `Step Functions has no error '${name}', and keeps names that begin with 'States.' to itself.`
    : `Step Functions has no error '${name}': it is '${nearest}'.`
}
