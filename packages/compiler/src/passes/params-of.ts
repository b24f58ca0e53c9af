import type { KnownValue, Value } from '@stepwright/dsl'

/** The names of the `param()`s a value holds: in a constant, or in what a function captured. */
export function paramsOf(value: Value): readonly string[] {
  return value.kind === 'Constant' ? inKnown(value.value) : Object.values(value.captures).flatMap(inKnown)
}

type Finders = {
  readonly [Kind in KnownValue['kind']]: (known: Extract<KnownValue, { kind: Kind }>) => readonly string[]
}

const finders: Finders = {
  Json: () => [],
  Param: ({ name }) => [name],
  KnownArray: ({ items }) => items.flatMap(inKnown),
  KnownObject: ({ members }) => members.flatMap(({ value }) => inKnown(value)),
}

function inKnown(known: KnownValue): readonly string[] {
  // The table has a member for each kind; TypeScript cannot pair the two unions by itself.
  return (finders[known.kind] as (known: KnownValue) => readonly string[])(known)
}
