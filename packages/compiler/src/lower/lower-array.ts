import { kinds, type ArrayItem, type ExpressionNode } from '@stepwright/dsl'
import { freshLocal, holeOf, only, refuse, sparseOf, textOf, undefinedNode, type Lowering } from './lowering.ts'
import { anyKinds, kindsOfType } from './kinds-of-type.ts'
import { operation } from './method.ts'
import { ambiguous, undefinedLost } from './refusals.ts'
import { ts } from './typescript.ts'

/** `[a, ...b]` */
export function lowerArray(node: ts.ArrayLiteralExpression, l: Lowering): ExpressionNode {
  return arrayOf(
    node.elements.map((element): ArrayItem => {
      if (ts.isOmittedExpression(element)) return { spread: false, value: undefinedNode }
      if (!ts.isSpreadElement(element)) return { spread: false, value: l.expression(element) }
      return { spread: true, value: iterated(element.expression, l) }
    }),
  )
}

/** An array of these items, marked when one of them may be undefined. */
export function arrayOf(items: readonly ArrayItem[]): ExpressionNode {
  const [only, ...others] = items
  // What a set was made into is an array already, which nothing else has.
  if (only?.spread && others.length === 0 && isUnique(only.value)) return only.value
  const marks = items.map(({ spread, value }) => (spread ? sparseOf(value) : holeOf(value)))
  return { kind: 'Array', items, kinds: marks.reduce((all, mark) => all | mark, kinds.array) }
}

const isUnique = (node: ExpressionNode): boolean => node.kind === 'Call' && node.operation === 'array.unique'

/** What is gone through item by item: an array, or the keys, entries or values of one. */
export function iterated(node: ts.Expression, l: Lowering): ExpressionNode {
  const iterator = iteratorOf(node, l)
  if (!iterator) return checkedArray(l.expression(node), node, l)
  const items = checkedArray(l.expression(iterator.array), iterator.array, l)
  if (iterator.method === 'values') return items
  if (iterator.method === 'keys') {
    return operation('array.range', [operation('array.length', [items], kinds.number)], kinds.array)
  }
  return entriesOf(items, iterator.array, l)
}

/** `xs.entries()` and the like: iterators are no values, but what goes through them is known. */
function iteratorOf(
  node: ts.Expression,
  l: Lowering,
): { readonly array: ts.Expression; readonly method: string } | null {
  if (ts.isParenthesizedExpression(node)) return iteratorOf(node.expression, l)
  if (!ts.isCallExpression(node) || node.arguments.length > 0) return null
  const { expression: callee } = node
  if (!ts.isPropertyAccessExpression(callee) || ts.isOptionalChain(callee)) return null
  const method = callee.name.text
  const isIterator = ['keys', 'entries', 'values'].includes(method)
  return isIterator && kindsOfType(l.checker.getTypeAtLocation(callee.expression), l.checker) === kinds.array
    ? { array: callee.expression, method }
    : null
}

/** The positions of an array with its items. */
function entriesOf(items: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  if (items.kinds & kinds.sparse) return refuse(l, node, undefinedLost(textOf(node), "'entries'"))
  const element = l.checker.getIndexTypeOfType(l.checker.getTypeAtLocation(node), ts.IndexKind.Number)
  const [item, i] = [freshLocal(l, 'item'), freshLocal(l, 'i')]
  const body = arrayOf([
    { spread: false, value: { kind: 'Local', name: i, kinds: kinds.number } },
    {
      spread: false,
      value: { kind: 'Local', name: item, kinds: element ? kindsOfType(element, l.checker) : anyKinds },
    },
  ])
  const lambda: ExpressionNode = { kind: 'Lambda', parameters: [item, i], index: i, body, kinds: body.kinds }
  return operation('array.map', [items, lambda], kinds.array)
}

/** A value that must be an array, and not a string or a set. */
export function checkedArray(value: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  if (only(value, kinds.array)) return value
  const isText = (value.kinds & anyKinds) === kinds.string
  return refuse(
    l,
    node,
    ambiguous(
      textOf(node),
      'is not an array for certain',
      isText
        ? `A text is cut into its characters by ${textOf(node)}.split('').`
        : 'Only arrays can be spread here; give a default with ?? [].',
    ),
  )
}
