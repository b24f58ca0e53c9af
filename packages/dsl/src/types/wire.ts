import type { MemberName } from './member-name.ts'

/**
 * What a type of an AWS SDK is in Step Functions: members are PascalCase, instants are ISO-8601 text, blobs and streams are text.
 * The keys of maps stay as they are.
 */
export type Wire<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends Text
    ? string
    : Value extends readonly (infer Item)[]
      ? Wire<Item>[]
      : Value extends object
        ? string extends keyof Value
          ? { [Key in keyof Value]: Wire<Value[Key]> }
          : { [Key in keyof Value as MemberName<Key & string>]: Wire<Value[Key]> }
        : Value

/** What travels as text: instants, blobs, and the streams that clients read (`getReader`, `transformToString`) or send (`pipe`). */
export type Text = Date | Uint8Array | Streamed

type Streamed = { readonly pipe: unknown } | { readonly getReader: unknown } | { readonly transformToString: unknown }
