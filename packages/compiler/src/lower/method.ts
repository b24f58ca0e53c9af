import type { ExpressionNode, Kinds, Operation } from '@stepwright/dsl'
import { calculated, only, refuse, sparseOf, textOf, type Lowering } from './lowering.ts'
import { ambiguous, unsupported } from './refusals.ts'
import type { ts } from './typescript.ts'

/** A call of a library function. */
export interface LibraryCall {
  readonly node: ts.CallExpression
  readonly args: readonly ts.Expression[]
  readonly l: Lowering
}

/** A call of a method of an array, a string or a number. */
export interface MethodCall extends LibraryCall {
  readonly receiver: ExpressionNode
  readonly receiverNode: ts.Expression
}

export type MethodTable = ReadonlyMap<string, (call: MethodCall) => ExpressionNode>

/** A call of one of the IR's operations. */
export function operation(name: Operation, args: readonly ExpressionNode[], known: Kinds): ExpressionNode {
  return { kind: 'Call', operation: name, arguments: args, kinds: known }
}

/** An operation whose result is an array that keeps the receiver's elements. */
export function elementsOperation(name: Operation, args: readonly ExpressionNode[], known: Kinds): ExpressionNode {
  return operation(name, args, known | sparseOf(...args))
}

/** An argument that must be of one kind for certain. */
export function argumentOf(call: LibraryCall, position: number, known: Kinds, what: string): ExpressionNode {
  const node = call.args[position]
  if (!node) return missingArgument(call)
  const value = calculated(node, call.l)
  if (only(value, known)) return value
  return refuse(call.l, node, ambiguous(textOf(node), `is not ${what} for certain`, 'Convert or narrow it first.'))
}

/** Refuses a call that lacks an argument, or has one that is not understood. */
export function missingArgument({ node, l }: LibraryCall): ExpressionNode {
  return refuse(
    l,
    node,
    unsupported(
      `'${textOf(node)}' with ${node.arguments.length} arguments`,
      'See docs/errors/SW2001.md for the forms that can be used.',
    ),
  )
}
