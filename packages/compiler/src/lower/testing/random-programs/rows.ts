import { boolean, list, maybe, number, string, type ValueType } from './value-type.ts'

/** An operand of a construct: an expression, or a function. */
export interface Operand {
  readonly type: ValueType
  /** A function's parameters, with the names they like to have; `null` for an expression. */
  readonly parameters: readonly (readonly [name: string, type: ValueType])[] | null
  /** Any type will do: only whether it is truthy counts. */
  readonly isTest: boolean
}

/**
 * A construct of the language: what it gives, what it takes, and how it is written. `#` stands for the operands in order, `{T}` for a type.
 */
export interface Row {
  readonly construct: string
  readonly gives: ValueType
  readonly takes: readonly Operand[]
  readonly text: string
  /** How likely it is beside the others; 1 when left out. */
  readonly weight: number
}

const value = (type: ValueType): Operand => ({ type, parameters: null, isTest: false })

/** An expression of any type, for its truthiness. */
export const test: Operand = { type: boolean, parameters: null, isTest: true }

/** A function operand. */
export const fn = (parameters: Readonly<Record<string, ValueType>>, type: ValueType): Operand => ({
  type,
  parameters: Object.entries(parameters),
  isTest: false,
})

/** A function operand whose result is only tested. */
export const predicate = (parameters: Readonly<Record<string, ValueType>>): Operand => ({
  ...fn(parameters, boolean),
  isTest: true,
})

/** Types that a row leaves open. `P` is a primitive's. */
export const T: ValueType = { kind: 'variable', name: 'T', among: 'any' }
export const U: ValueType = { kind: 'variable', name: 'U', among: 'any' }
/** Of values that JSON keeps whole. */
export const J: ValueType = { kind: 'variable', name: 'J', among: 'json' }
/** Of objects and arrays. */
export const C: ValueType = { kind: 'variable', name: 'C', among: 'container' }
export const P: ValueType = { kind: 'variable', name: 'P', among: 'primitive' }

type Taken = ValueType | Operand

const isOperand = (taken: Taken): taken is Operand => 'parameters' in taken

/** Rows of constructs, written as `[construct, gives, takes, text, weight?]`. */
export function rows(
  ...table: readonly (readonly [
    construct: string,
    gives: ValueType,
    takes: readonly Taken[],
    text: string,
    weight?: number,
  ])[]
): readonly Row[] {
  return table.map(([construct, gives, takes, text, weight = 1]) => ({
    construct,
    gives,
    takes: takes.map((taken) => (isOperand(taken) ? taken : value(taken))),
    text,
    weight,
  }))
}

export const numbers: ValueType = list(number)
export const strings: ValueType = list(string)
export const Ts: ValueType = list(T)
export const maybeT: ValueType = maybe(T)
