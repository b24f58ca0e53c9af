import { kinds, type ExpressionNode, type Kinds, type LambdaNode } from '@stepwright/dsl'
import { callback } from './called-functions.ts'
import { holdsDates, isDate } from './dates.ts'
import { isLibraryCallback, libraryCallback } from './library-callback.ts'
import { anyKinds, kindsOfType } from './kinds-of-type.ts'
import { lowerCallback, type Leading } from './lower-function.ts'
import { freshLocal, kindsAt, refuse, repeatable, sparseOf, undefinedNode, withKinds } from './lowering.ts'
import { unsparse } from './lower-operators.ts'
import { missingArgument, type MethodCall } from './method.ts'
import { nameOfFunction, parametersOf } from './function-source.ts'
import { recursive } from './refusals.ts'
import { ts } from './typescript.ts'

/** A method's function with the array it goes over, which the function may name too. */
export interface Iteration {
  readonly items: ExpressionNode
  readonly lambda: LambdaNode
}

/** How a method calls its function. */
export interface CallbackForm {
  /** The parameters before the item. */
  readonly leading?: readonly Leading[]
  /** The item's position, from the position in the sequence that is gone through. */
  readonly position?: (index: ExpressionNode, items: ExpressionNode) => ExpressionNode
}

/** Lowers the function given to a method; `null` when it was refused. */
export function iteration(call: MethodCall, form: CallbackForm = {}): Iteration | null {
  const [node] = call.args
  if (!node) {
    missingArgument(call)
    return null
  }
  if (!form.leading && isLibraryCallback(node, call)) return { items: call.receiver, lambda: libraryLambda(node, call) }
  const fn = callback(node, call.l)
  if (!fn) return null
  if (call.l.calls.includes(fn)) {
    refuse(call.l, node, recursive(nameOfFunction(fn), call.l.calls.at(-1) === fn))
    return null
  }
  const leading = form.leading ?? []
  const seesArray = parametersOf(fn).length > leading.length + 2
  const items = seesArray || form.position ? repeatable(call.l, call.receiver, 'items') : call.receiver
  const position = form.position && ((index: ExpressionNode) => form.position?.(index, items) ?? index)
  const lambda = lowerCallback(fn, items, leading, call.l, position)
  return { items, lambda }
}

/** `xs.filter(Boolean)`, `xs.map(String)` */
function libraryLambda(node: ts.Expression, call: MethodCall): LambdaNode {
  const name = freshLocal(call.l, 'item')
  const known = elementKinds(call)
  const item = unsparse({ kind: 'Local', name, kinds: known | sparseOf(call.receiver) }, known, node, call.l)
  const body = libraryCallback(node, item, call)
  return { kind: 'Lambda', parameters: [name], index: null, body, kinds: body.kinds }
}

/** The kinds of the receiver's items. */
export function elementKinds({ receiver, receiverNode, l }: MethodCall): Kinds {
  const type = l.checker.getNonNullableType(l.checker.getTypeAtLocation(receiverNode))
  const element = l.checker.getIndexTypeOfType(type, ts.IndexKind.Number)
  if (!element) return anyKinds
  return isDate(element, l) && holdsDates(receiver, l) ? kinds.object : kindsOfType(element, l.checker)
}

/** What stands in for a call whose function was refused. */
export const refusedResult = (call: MethodCall): ExpressionNode => withKinds(undefinedNode, kindsAt(call.l, call.node))
