import type { JsonValue, NumberOrExpression } from '@stepwright/asl'

/** An object of one field, or of none when its value is `null`: ASL leaves out what the user did not give. */
export function given<const Key extends string, Given>(key: Key, value: Given | null): { readonly [K in Key]?: Given } {
  // A computed key widens to `string` in TypeScript's eyes.
  return (value === null ? {} : { [key]: value }) as { readonly [K in Key]?: Given }
}

// A printed value is any JSON as far as the compiler knows. The chain's types say what a field takes; the validator checks what came out.

type Field<Key extends string, Printed> = { readonly [K in Key]?: Printed }

/** A printed field that takes a number or an expression. */
export function numeric<Key extends string>(field: Field<Key, JsonValue>): Field<Key, NumberOrExpression> {
  return field as Field<Key, NumberOrExpression>
}

/** A printed field that takes a string, possibly an expression. */
export function textual<Key extends string>(field: Field<Key, JsonValue>): Field<Key, string> {
  return field as Field<Key, string>
}
