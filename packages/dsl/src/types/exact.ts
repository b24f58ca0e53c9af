import type { Same } from './same.ts'
import type { DslTypeError } from './type-error.ts'
import type { UnknownParameter } from '../sentences/unknown-parameter.ts'

/**
 * Refuses properties that `Shape` does not have, at any depth, with a sentence on the property: TypeScript itself makes no such check on
 * what an arrow function returns.
 *
 * Only what was written as an object literal is checked, so `(file) => file` may carry more than the task asks for. The two are told
 * apart by `readonly`: a `const` type parameter makes the properties of a literal readonly, those of a value passed on stay as they are.
 * A value passed on whole is recognised by its type too, for those who declare their data readonly.
 */
export type Exact<Actual, Shape, Subject> = [ExcessKeys<Actual, Shape>] extends [never]
  ? unknown
  : Same<Actual, Subject> extends true
    ? unknown
    : Excess<Actual, Shape>

/** `unknown` where nothing is wrong, else an object with a sentence for each property in excess. */
type Excess<Actual, Shape> = [Shape & object] extends [never]
  ? // Asked before `Actual` is: a text's type may be a parameter of the user's own generic function.
    unknown
  : unknown extends Shape
    ? unknown
    : Actual extends readonly unknown[]
      ? ExcessInItems<Actual, ItemOf<Shape>>
      : Actual extends object
        ? string extends KeyOfAny<Shape>
          ? unknown
          : [ExcessKeys<Actual, Shape>] extends [never]
            ? unknown
            : {
                readonly [Key in ExcessKeys<Actual, Shape>]: Key extends KeyOfAny<Shape>
                  ? Excess<Actual[Key], Member<Shape, Key>>
                  : DslTypeError<UnknownParameter<Key & string>>
              }
        : unknown

/** The same for each item of a list. Of a list that no literal made there is nothing to say: its items were passed on. */
type ExcessInItems<Items extends readonly unknown[], Shape> = number extends Items['length']
  ? unknown
  : [{ [Index in keyof Items]: unknown extends Excess<Items[Index], Shape> ? never : Index }[number]] extends [never]
    ? unknown
    : { readonly [Index in keyof Items]: Excess<Items[Index], Shape> }

type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never

/** The properties in excess, and those that have one inside. */
type ExcessKeys<Actual, Shape> = {
  [Key in keyof Actual]-?: Key extends KeyOfAny<Shape>
    ? unknown extends Excess<Actual[Key], Member<Shape, Key>>
      ? never
      : Key
    : IsReadonly<Actual, Key> extends true
      ? Key
      : never
}[keyof Actual]

type KeyOfAny<Shape> = Shape extends object ? keyof Shape : never

type Member<Shape, Key> = Shape extends object
  ? Key extends keyof Shape
    ? Exclude<Shape[Key], null | undefined>
    : never
  : never

type IsReadonly<Holder, Key extends keyof Holder> = Same<{ readonly [K in Key]: Holder[Key] }, Pick<Holder, Key>>
