import type { JsonValue } from '../wire/json.ts'

/** AWS's sentence for an expression that failed; `field` is a path such as `Output/total` or `Items`. */
export function jsonataMessage({
  expression,
  field,
  tail,
}: {
  expression: string
  field: string
  tail: string
}): string {
  return `The JSONata expression '${expression}' specified for the field '${field}' ${tail}`
}

/** The tail of that sentence for a value of the wrong type (recorded). */
export function unexpectedTypeTail({ expected, value }: { expected: string; value: JsonValue }): string {
  return `returned an unexpected result type. Expected '${expected}', but was '${jsonTypeName(value)}' for value: ${JSON.stringify(value)}`
}

/** The name AWS gives a JSON value's type. */
export function jsonTypeName(value: JsonValue): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
