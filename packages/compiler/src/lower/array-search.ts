import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { elementKinds, iteration, refusedResult } from './array-callback.ts'
import { claimed, containers, may, nullish, refuse, repeatable, sparseOf, textOf } from './lowering.ts'
import { unsparse } from './lower-operators.ts'
import { argumentOf, elementsOperation, missingArgument, operation, type MethodCall } from './method.ts'
import { ambiguous, undefinedLost } from './refusals.ts'

/** `find` and `findLast`: an item that passes, or undefined. */
export const find =
  (name: Extract<Operation, 'array.find' | 'array.findLast'>) =>
  (call: MethodCall): ExpressionNode => {
    const found = iteration(call)
    if (!found) return refusedResult(call)
    const known = elementKinds(call) | kinds.undefined | sparseOf(found.items)
    return unsparseElement(operation(name, [found.items, found.lambda], known), call)
  }

/** An element of an array that keeps undefined as null is undefined again on its own. */
export function unsparseElement(element: ExpressionNode, call: MethodCall): ExpressionNode {
  if (!(element.kinds & kinds.sparse)) return element
  return unsparse(repeatable(call.l, element, 'element'), elementKinds(call), call.node, call.l)
}

/** What is looked for: by identity in JavaScript, so a primitive. */
function wantedOf(call: MethodCall): ExpressionNode {
  const [node] = call.args
  if (!node || call.args.length > 2) return missingArgument(call)
  const wanted = claimed(call.l.expression(node))
  if (may(wanted, containers) && elementKinds(call) & containers) {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'is looked up by identity', 'Compare a member instead: use some with a test.'),
    )
  }
  if (call.receiver.kinds & kinds.sparse && may(wanted, nullish)) {
    return refuse(call.l, node, undefinedLost(textOf(call.receiverNode), 'the search'))
  }
  return wanted
}

/** `includes(x)` and `includes(x, from)` */
export function includes(call: MethodCall): ExpressionNode {
  const wanted = wantedOf(call)
  const items =
    call.args.length > 1
      ? elementsOperation('array.slice', [call.receiver, argumentOf(call, 1, kinds.number, 'a number')], kinds.array)
      : call.receiver
  return operation('array.includes', [items, wanted], kinds.boolean)
}

/** `indexOf` and `lastIndexOf` */
export const indexOf =
  (name: Extract<Operation, 'array.indexOf' | 'array.lastIndexOf'>) =>
  (call: MethodCall): ExpressionNode => {
    const wanted = wantedOf(call)
    const from = call.args.length > 1 ? [argumentOf(call, 1, kinds.number, 'a number')] : []
    return operation(name, [call.receiver, wanted, ...from], kinds.number)
  }
