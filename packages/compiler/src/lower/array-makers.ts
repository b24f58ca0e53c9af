import { kinds, type ArrayItem, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { iteration } from './array-callback.ts'
import { callback } from './called-functions.ts'
import { parametersOf } from './function-source.ts'
import { arrayOf, iterated } from './lower-array.ts'
import {
  freshLocal,
  kindsAt,
  holeOf,
  literal,
  only,
  refuse,
  textOf,
  undefinedNode,
  withKinds,
  type Lowering,
} from './lowering.ts'
import { missingArgument, operation, type LibraryCall, type MethodCall } from './method.ts'
import { ambiguous, mutating, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** `Array.of(a, ...b)` */
export function arrayOfArguments(call: LibraryCall): ExpressionNode {
  return arrayOf(call.args.map((node) => argumentItem(node, call.l)))
}

/** An argument, or the items of a spread one. */
export function argumentItem(node: ts.Expression, l: Lowering): ArrayItem {
  return ts.isSpreadElement(node)
    ? { spread: true, value: iterated(node.expression, l) }
    : { spread: false, value: l.expression(node) }
}

/** `Array.from(xs)`, `Array.from(xs, f)`, `Array.from({ length: n }, f)` */
export function arrayFrom(call: LibraryCall): ExpressionNode {
  const { l, node } = call
  const [source, fn] = call.args
  if (!source || call.args.length > 2) return missingArgument(call)
  const length = lengthOf(source)
  if (length) return fn ? fromLength(length, fn, l) : filled(length, undefinedNode, l)
  const items = iterated(source, l)
  if (!fn) return arrayOf([{ spread: true, value: items }])
  const mapping: MethodCall = { node, args: [fn], l, receiver: items, receiverNode: source }
  const found = iteration(mapping)
  return found ? mapped(found.items, found.lambda) : withKinds(undefinedNode, kindsAt(l, node))
}

/** The length of `{ length: n }`. */
function lengthOf(node: ts.Expression): ts.Expression | null {
  if (!ts.isObjectLiteralExpression(node)) return null
  const [member, ...others] = node.properties
  if (!member || others.length > 0) return null
  if (ts.isShorthandPropertyAssignment(member)) return member.name.text === 'length' ? member.name : null
  const isLength = ts.isPropertyAssignment(member) && ts.isIdentifier(member.name) && member.name.text === 'length'
  return isLength ? member.initializer : null
}

function fromLength(length: ts.Expression, fn: ts.Expression, l: Lowering): ExpressionNode {
  const declaration = callback(fn, l)
  const positions = rangeOf(length, l)
  if (!declaration) return withKinds(undefinedNode, kinds.array)
  const [, parameter] = parametersOf(declaration)
  const name = freshLocal(l, parameter && ts.isIdentifier(parameter.name) ? parameter.name.text : 'i')
  const body = l.apply(
    declaration,
    [
      { kind: 'Value', node: undefinedNode },
      { kind: 'Value', node: { kind: 'Local', name, kinds: kinds.number } },
    ],
    fn,
  )
  return mapped(positions, { kind: 'Lambda', parameters: [name], index: name, body, kinds: body.kinds })
}

/** `new Array(n).fill(x)`: what a plain `new Array(n)` holds cannot be said in JSON, so only this form is known. */
export function lowerNewArray(node: ts.NewExpression, l: Lowering): ExpressionNode {
  const [length, ...others] = node.arguments ?? []
  const fill = node.parent
  const isFilled = ts.isPropertyAccessExpression(fill) && fill.name.text === 'fill' && ts.isCallExpression(fill.parent)
  if (!length || others.length > 0 || !isFilled) {
    return refuse(
      l,
      node,
      unsupported(`'${textOf(node)}'`, 'Write the items as [a, b], or Array.from({ length: n }, (_, i) => i).'),
    )
  }
  const positions = rangeOf(length, l)
  if (positions.kind !== 'Call') return positions
  const [count] = positions.arguments
  if (count?.kind === 'Literal' && !(Number.isInteger(count.value) && Number(count.value) >= 0)) {
    const refused = refuse(l, length, unsupported(`An array of ${String(count.value)} items`, 'Write a whole number.'))
    return withKinds(refused, kinds.array)
  }
  // Unlike Array.from, this throws for what is no length.
  return { ...positions, arguments: [...positions.arguments, literal(true)] }
}

/** `new Array(n).fill(x)`: `fill` on anything else changes an array. */
export function fill(call: MethodCall): ExpressionNode {
  const [node] = call.args
  const { receiver, receiverNode, l } = call
  if (!node || call.args.length > 1 || !ts.isNewExpression(receiverNode)) {
    return refuse(l, call.node, mutating(`'${textOf(call.node)}'`, 'Use map, which returns a new one.'))
  }
  return each(receiver, l.expression(node), l)
}

function filled(length: ts.Expression, item: ExpressionNode, l: Lowering): ExpressionNode {
  return each(rangeOf(length, l), item, l)
}

function each(positions: ExpressionNode, body: ExpressionNode, l: Lowering): ExpressionNode {
  const name = freshLocal(l, 'i')
  return mapped(positions, { kind: 'Lambda', parameters: [name], index: name, body, kinds: body.kinds })
}

function rangeOf(length: ts.Expression, l: Lowering): ExpressionNode {
  const count = l.expression(length)
  if (!only(count, kinds.number)) {
    return refuse(l, length, ambiguous(textOf(length), 'is not a number for certain', 'Convert it with Number(…).'))
  }
  return operation('array.range', [count], kinds.array)
}

function mapped(items: ExpressionNode, lambda: LambdaNode): ExpressionNode {
  return operation('array.map', [items, lambda], kinds.array | holeOf(lambda.body))
}
