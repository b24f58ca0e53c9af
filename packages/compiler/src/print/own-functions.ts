import { call, type Jsonata } from './jsonata-ast.ts'
import { numberFunctions, type NumberFunction } from './own-numbers.ts'
import { textFunctions, type TextFunction } from './own-texts.ts'
import type { Printer } from './printer.ts'

/** A function of JavaScript's library that has no short form in JSONata: defined once in front of the expression, under JavaScript's name. */
export type OwnFunction = TextFunction | NumberFunction

/** Calls one of these functions, from within the definition of another. */
export type OwnCall = (name: OwnFunction, ...args: readonly Jsonata[]) => Jsonata

/** What such a function is in JSONata. */
export type Definition = (own: OwnCall) => Jsonata

const definitions: { readonly [Name in OwnFunction]: Definition } = { ...textFunctions, ...numberFunctions }

/** Calls one of our own functions, and sees to its definition. */
export function ownCall(name: OwnFunction, p: Printer, ...args: readonly Jsonata[]): Jsonata {
  return call(define(name, p), ...args)
}

function define(name: OwnFunction, p: Printer): string {
  const existing = p.preamble.get(name)
  if (existing) return existing.name
  const printed = p.names.fresh(name)
  // What it calls is defined on the way, so that it stands in front of it.
  const value = definitions[name]((other, ...args) => call(other === name ? printed : define(other, p), ...args))
  p.preamble.set(name, { name: printed, value })
  return printed
}
