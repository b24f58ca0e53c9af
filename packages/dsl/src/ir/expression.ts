/**
 * The kinds a value may have at run time, as a bit set. The type checker's knowledge, reduced to what JSON distinguishes.
 */
export const kinds: {
  readonly undefined: 1
  readonly null: 2
  readonly boolean: 4
  readonly number: 8
  readonly string: 16
  readonly array: 32
  readonly object: 64
} = {
  undefined: 1,
  null: 2,
  boolean: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
}

/** A bit set over {@link kinds}. */
export type Kinds = number

/** An expression of the user's function: JavaScript's operations over JSON values, each with the kinds its value may have. */
export type ExpressionNode =
  | { readonly kind: 'Literal'; readonly value: string | number | boolean | null; readonly kinds: Kinds }
  | { readonly kind: 'Subject'; readonly kinds: Kinds }
// H5 (lowering) completes this union.
