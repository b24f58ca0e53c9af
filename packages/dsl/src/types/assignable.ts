import type { Env } from './env.ts'
import type { DslTypeError } from './type-error.ts'
import type { OtherVariableType, OuterVariable, ReservedVariable } from '../sentences/variables.ts'

/** `unknown` when these variables may be assigned here, else an object with a sentence for each that may not. */
export type Assignable<Variables, Own, E extends Env> = keyof Variables &
  (keyof Own | keyof E['needs'] | 'states') extends infer Known
  ? [Known] extends [never]
    ? unknown
    : { readonly [Name in Known & keyof Variables]: AssignableOne<Name, Variables[Name], E['needs'] & Own, E> }
  : never

type AssignableOne<Name, Value, Known, E extends Env> = Name extends 'states'
  ? DslTypeError<ReservedVariable>
  : Name extends E['locked']
    ? DslTypeError<OuterVariable<Name & string>>
    : Value extends Known[Name & keyof Known]
      ? unknown
      : // One that is only out of reach leaves its name free.
        Known[Name & keyof Known] extends DslTypeError<string>
        ? unknown
        : DslTypeError<OtherVariableType<Name & string>>
