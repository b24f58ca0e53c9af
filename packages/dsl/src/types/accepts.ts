/**
 * What an arrow function may return where `Shape` is wanted, at any depth. Arrays may be readonly, since a `const` type parameter,
 * which keeps literal types, makes array literals readonly.
 */
export type Accepts<Shape> = unknown extends Shape ? Shape : Shape extends object ? Frozen<Shape> : Shape

type Frozen<Shape> = { readonly [Key in keyof Shape]: Accepts<Shape[Key]> }
