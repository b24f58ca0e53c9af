import { kinds, type ArrayItem, type ExpressionNode } from '@stepwright/dsl'
import { may, only, refuse, sparseOf, textOf, undefinedNode, type Lowering } from './lowering.ts'
import { ambiguous } from './refusals.ts'
import { ts } from './typescript.ts'

/** `[a, ...b]` */
export function lowerArray(node: ts.ArrayLiteralExpression, l: Lowering): ExpressionNode {
  return arrayOf(
    node.elements.map((element): ArrayItem => {
      if (ts.isOmittedExpression(element)) return { spread: false, value: undefinedNode }
      if (!ts.isSpreadElement(element)) return { spread: false, value: l.expression(element) }
      return { spread: true, value: checkedArray(l.expression(element.expression), element.expression, l) }
    }),
  )
}

/** An array of these items, marked when one of them may be undefined. */
export function arrayOf(items: readonly ArrayItem[]): ExpressionNode {
  const holes = items.some(({ spread, value }) => !spread && may(value, kinds.undefined)) ? kinds.sparse : 0
  return { kind: 'Array', items, kinds: kinds.array | holes | sparseOf(...items.map((item) => item.value)) }
}

/** A value that must be an array, and not a string or a set. */
export function checkedArray(value: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  if (only(value, kinds.array)) return value
  return refuse(
    l,
    node,
    ambiguous(
      textOf(node),
      'is not an array for certain',
      'Only arrays can be spread here; give a default with ?? [].',
    ),
  )
}
