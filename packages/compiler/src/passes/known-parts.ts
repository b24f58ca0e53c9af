import type { JsonValue } from '@stepwright/asl'
import type { KnownValue, Value } from '@stepwright/dsl'

/** The parts of a value that are known when the flow is built. */
export interface KnownParts {
  readonly params: readonly string[]
  /** Every string and object key, as the user wrote it. */
  readonly texts: readonly string[]
}

/** What a constant, or the captures of a function, hold. */
export function knownParts(value: Value): KnownParts {
  const params: string[] = []
  const texts: string[] = []

  const visitJson = (json: JsonValue): void => {
    if (typeof json === 'string') texts.push(json)
    else if (json !== null && typeof json === 'object') {
      if (!Array.isArray(json)) texts.push(...Object.keys(json))
      Object.values(json as { readonly [key: string]: JsonValue }).forEach(visitJson)
    }
  }
  const visitors: { readonly [Kind in KnownValue['kind']]: (known: Extract<KnownValue, { kind: Kind }>) => void } = {
    Json: (known) => visitJson(known.value),
    Param: (known) => void params.push(known.name),
    KnownArray: (known) => known.items.forEach(visit),
    KnownObject: (known) =>
      known.members.forEach((member) => {
        texts.push(member.key)
        visit(member.value)
      }),
  }
  const visit = (known: KnownValue): void => (visitors[known.kind] as (known: KnownValue) => void)(known)

  if (value.kind === 'Constant') visit(value.value)
  else Object.values(value.captures).forEach(visit)
  return { params, texts }
}
