import { binary, number, string, type Jsonata } from './jsonata-ast.ts'

// What the functions of our own are written with.

export const zero: Jsonata = number(0)
export const none: Jsonata = string('')

export const plus = (a: Jsonata, b: Jsonata): Jsonata => binary(a, '+', b)
export const minus = (a: Jsonata, b: Jsonata): Jsonata => binary(a, '-', b)
export const times = (a: Jsonata, b: Jsonata): Jsonata => binary(a, '*', b)
export const equal = (a: Jsonata, b: Jsonata): Jsonata => binary(a, '=', b)
