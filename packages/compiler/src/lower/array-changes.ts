import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { elementKinds, iteration, refusedResult } from './array-callback.ts'
import { isFresh } from './fresh-values.ts'
import { arrayOf } from './lower-array.ts'
import { holeOf, literal, only, refuse, repeatable, sparseOf, textOf } from './lowering.ts'
import { argumentOf, elementsOperation, missingArgument, operation, type MethodCall } from './method.ts'
import { ambiguous, mutating } from './refusals.ts'

/** `toSorted`, and `sort` where nobody else sees the array. */
export function sorted(call: MethodCall): ExpressionNode {
  const [node] = call.args
  if (!node) {
    if (elementKinds(call) === kinds.string && !(call.receiver.kinds & kinds.sparse)) {
      return elementsOperation('array.sort', [call.receiver], kinds.array)
    }
    return refuse(
      call.l,
      call.node,
      ambiguous(textOf(call.receiverNode), 'is sorted as text without a function', 'Give one: (a, b) => a - b.'),
    )
  }
  const known = elementKinds(call) | sparseOf(call.receiver)
  if (call.receiver.kinds & kinds.sparse && known & (kinds.undefined | kinds.untold)) {
    // JavaScript puts undefined last and never shows it to the function.
    return refuse(
      call.l,
      call.receiverNode,
      ambiguous(textOf(call.receiverNode), 'may hold undefined, which is never compared', 'Filter it out first.'),
    )
  }
  const first = { wish: 'a', node: (name: string): ExpressionNode => ({ kind: 'Local', name, kinds: known }) }
  const found = iteration(call, { leading: [first] })
  if (!found) return refusedResult(call)
  if (!only(found.lambda.body, kinds.number)) {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'does not return a number for certain', 'Return a - b, or -1, 0 and 1.'),
    )
  }
  return elementsOperation('array.sort', [found.items, found.lambda], kinds.array)
}

/** `toReversed`, and `reverse` where nobody else sees the array. */
export const reversed = (call: MethodCall): ExpressionNode =>
  elementsOperation('array.reverse', [call.receiver], kinds.array)

/** A method that changes its array: the same as one that returns a new array, if the array is nobody else's. */
export const inPlace =
  (lower: (call: MethodCall) => ExpressionNode, instead: string) =>
  (call: MethodCall): ExpressionNode =>
    isFresh(call.receiverNode, call.l) ? lower(call) : refuseChange(`Use ${instead}, which returns a new one.`)(call)

export const refuseChange =
  (hint: string) =>
  (call: MethodCall): ExpressionNode =>
    refuse(call.l, call.node, mutating(`'${textOf(call.node)}'`, hint))

/** `xs.with(index, value)` */
export function withItem(call: MethodCall): ExpressionNode {
  const [, node] = call.args
  if (!node || call.args.length > 2) return missingArgument(call)
  const index = argumentOf(call, 0, kinds.number, 'a number')
  const item = call.l.expression(node)
  return operation('array.with', [call.receiver, index, item], kinds.array | holeOf(item) | sparseOf(call.receiver))
}

/** `xs.toSpliced(start, count, ...items)`: what is before, the items, and what is after. */
export function spliced(call: MethodCall): ExpressionNode {
  const { l, args } = call
  if (args.length === 0) return missingArgument(call)
  const start = argumentOf(call, 0, kinds.number, 'a number')
  const items = repeatable(l, call.receiver, 'items')
  const slice = (...bounds: ExpressionNode[]): { spread: boolean; value: ExpressionNode } => ({
    spread: true,
    value: elementsOperation('array.slice', [items, ...bounds], kinds.array),
  })
  const from = repeatable(l, fromStart(repeatable(l, wholeOf(start), 'start'), items), 'from')
  const before = slice(literal(0), from)
  if (args.length === 1) return arrayOf([before])
  const count = argumentOf(call, 1, kinds.number, 'a number')
  const added = args.slice(2).map((node) => ({ spread: false, value: l.expression(node) }))
  return arrayOf([before, ...added, slice(sum(from, atLeastZero(wholeOf(count))))])
}

/** A position that may be counted from the end, as one from the start. */
function fromStart(whole: ExpressionNode, items: ExpressionNode): ExpressionNode {
  if (whole.kind === 'Literal' && Number(whole.value) >= 0) return whole
  const length = operation('array.length', [items], kinds.number)
  const fromEnd = atLeastZero(sum(length, whole))
  if (whole.kind === 'Literal') return fromEnd
  const isNegative: ExpressionNode = {
    kind: 'Compare',
    operator: '<',
    left: whole,
    right: literal(0),
    kinds: kinds.boolean,
  }
  return { kind: 'Conditional', test: isNegative, then: fromEnd, otherwise: whole, kinds: kinds.number }
}

const wholeOf = (node: ExpressionNode): ExpressionNode =>
  node.kind === 'Literal' ? literal(Math.trunc(Number(node.value))) : operation('math.trunc', [node], kinds.number)

function atLeastZero(whole: ExpressionNode): ExpressionNode {
  if (whole.kind === 'Literal') return literal(Math.max(0, Number(whole.value)))
  return operation('math.max', [whole, literal(0)], kinds.number)
}

function sum(left: ExpressionNode, right: ExpressionNode): ExpressionNode {
  if (left.kind === 'Literal' && right.kind === 'Literal') return literal(Number(left.value) + Number(right.value))
  return { kind: 'Arithmetic', operator: '+', left, right, kinds: kinds.number }
}
