import { kinds, type ExpressionNode, type Kinds } from '@stepwright/dsl'
import { elementKinds, iteration, refusedResult, type CallbackForm, type Iteration } from './array-callback.ts'
import { hasElement } from './kinds-of-type.ts'
import type { Leading } from './lower-function.ts'
import { functionOf } from './called-functions.ts'
import { parametersOf } from './function-source.ts'
import { kindsAt, literal, may, refuse, sparseOf, textOf } from './lowering.ts'
import { operation, type MethodCall } from './method.ts'
import { undefinedLost } from './refusals.ts'

/** `reduce` and `reduceRight`, with an initial value or without. */
export const reduce =
  (from: 'left' | 'right') =>
  (call: MethodCall): ExpressionNode => {
    const { l } = call
    const [node, initial] = call.args
    const start = initial && l.expression(initial)
    if (!start && call.receiver.kinds & kinds.sparse) {
      return refuse(l, call.receiverNode, undefinedLost(textOf(call.receiverNode), "'reduce'"))
    }
    const found = fold(call, start, from === 'right' ? { position: fromRight } : {})
    if (!node || !found) return refusedResult(call)
    const { items, lambda } = found
    if ((start && may(start, kinds.undefined)) || may(lambda.body, kinds.undefined)) {
      return refuse(l, node, undefinedLost(textOf(node), "'reduce'"))
    }
    const sequence = from === 'left' ? items : operation('array.reverse', [items], items.kinds)
    if (start) return operation('array.reduce', [sequence, lambda, start], start.kinds | lambda.body.kinds)
    const result = operation('array.reduce', [sequence, lambda], elementKinds(call) | lambda.body.kinds)
    const isCertain = hasElement(l.checker.getTypeAtLocation(call.receiverNode), 0, l.checker)
    if (isCertain) return result
    // Nothing to start from: JavaScript throws.
    return {
      kind: 'Present',
      operand: { ...result, kinds: result.kinds | kinds.undefined },
      text: textOf(call.node),
      kinds: result.kinds,
    }
  }

/** The fold's function. A step may put undefined into what the next one gets: then it is read again, knowing so. */
function fold(call: MethodCall, start: ExpressionNode | undefined, form: CallbackForm): Iteration | null {
  const { l } = call
  const pending = l.pending.at(-1) ?? []
  const before = { refused: l.refused.length, diagnostics: l.diagnostics.length, pending: pending.length }
  const known = start?.kinds ?? elementKinds(call)
  let marks = start ? sparseOf(start) : 0
  for (;;) {
    const found = iteration(call, { ...form, leading: [total(call, known, marks)] })
    const grown = marks | (found ? sparseOf(found.lambda.body) : 0)
    if (grown === marks) return found
    marks = grown
    l.refused.length = before.refused
    l.diagnostics.length = before.diagnostics
    pending.length = before.pending
  }
}

/** What the function got so far: of the type that its parameter has. */
function total(call: MethodCall, start: Kinds, marks: Kinds): Leading {
  const [node] = call.args
  const fn = node && functionOf(node, call.l)
  const [parameter] = fn ? parametersOf(fn) : []
  const known = (parameter ? kindsAt(call.l, parameter) : start) | marks
  return { wish: 'total', node: (name) => ({ kind: 'Local', name, kinds: known }) }
}

const fromRight: NonNullable<CallbackForm['position']> = (index, items) => ({
  kind: 'Arithmetic',
  operator: '-',
  left: {
    kind: 'Arithmetic',
    operator: '-',
    left: operation('array.length', [items], kinds.number),
    right: literal(1),
    kinds: kinds.number,
  },
  right: index,
  kinds: kinds.number,
})
