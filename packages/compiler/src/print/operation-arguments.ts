import type { ExpressionNode, LambdaNode } from '@stepwright/dsl'
import { array, call, keep, lambda, variable, type Jsonata } from './jsonata-ast.ts'
import { asFunction } from './print-helpers.ts'
import type { Printer } from './printer.ts'

export type Args = readonly ExpressionNode[]
/** Prints the call of one operation. */
export type OperationPrinter = (args: Args, p: Printer) => Jsonata

/** The argument at a place where the lowering always puts one. */
export function at(args: Args, position: number): ExpressionNode {
  const found = args[position]
  if (!found) throw new RangeError(`The operation has no argument ${position}.`)
  return found
}

export const value = (args: Args, position: number, p: Printer): Jsonata => p.value(at(args, position))

/** One of JSONata's functions, over the arguments as they are. */
export const plain =
  (callee: string): OperationPrinter =>
  (args, p) =>
    call(callee, ...args.map(p.value))

/** One of JSONata's functions of numbers. These take NaN and Infinity and hand them on: of a division by zero they get null, and fail. */
export const onNumbers =
  (callee: string): OperationPrinter =>
  (args, p) =>
    call(callee, ...args.map(p.value))

/** A function argument. `print` is what its result is wanted as. */
export function inner(args: Args, position: number, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata {
  const node = at(args, position)
  if (node.kind !== 'Lambda') throw new TypeError('The operation takes a function.')
  return printLambda(node, p, print)
}

/** An inner function; its second parameter is an index. */
export function printLambda(node: LambdaNode, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata {
  const { parameters, body } = printParts(node, p, print)
  return asFunction(lambda(parameters, body))
}

/** The names and the body of an inner function, for a function that does more with it. */
export function printParts(
  node: LambdaNode,
  p: Printer,
  print: (body: ExpressionNode) => Jsonata,
): { readonly parameters: readonly string[]; readonly body: Jsonata } {
  const parameters = node.parameters.map((parameter) => {
    const name = p.names.fresh(parameter)
    p.locals.set(parameter, variable(name))
    return name
  })
  if (node.index !== null) p.integers.add(node.index)
  return { parameters, body: print(node.body) }
}

/** A sequence function's result as an array, at every length and with nested arrays kept. */
export const pinned = (sequence: Jsonata): Jsonata => array(keep(sequence))
