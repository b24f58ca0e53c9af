import type { HiddenVariable } from '../sentences/variables.ts'
import type { DslTypeError } from './type-error.ts'

/** The variables around a distributed map, as its body sees them: a sentence in place of each. */
export type HiddenVariables<Vars> = { readonly [Name in keyof Vars]: DslTypeError<HiddenVariable<Name & string>> }
