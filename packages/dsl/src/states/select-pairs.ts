import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { freeze } from '../ir/freeze.ts'
import { mapChildren } from '../ir/map-children.ts'
import type { Value } from '../ir/value.ts'

/**
 * An item selector over the members of an object. To the types an item is `{ Key, Value }`, and ASL's context object has the two apart, as
 * `Map.Item.Key` and `Map.Item.Value`.
 */
export function selectPairs(selector: Value | null): Value | null {
  return selector?.kind === 'Lowered' ? Object.freeze({ ...selector, body: freeze(apart(selector.body)) }) : selector
}

function apart(node: ExpressionNode): ExpressionNode {
  if (node.kind === 'Property') {
    const { object, key } = node
    if (isPath(object, ['Value', 'Item', 'Map']) && (key === 'Key' || key === 'Value')) {
      return { ...object, key, kinds: node.kinds }
    }
    if (isPath(node, ['Value', 'Item', 'Map'])) return pair(node)
    if (isPath(node, ['Item', 'Map'])) return wholeItem(node)
    // Its other members are as they are.
    if (isPath(object, ['Item', 'Map'])) return node
    if (isPath(node, ['Map'])) return objectOf({ Item: wholeItem(member(node, 'Item')) })
  }
  return mapChildren(node, apart)
}

/** The bits of a value of which nothing is known but that it is JSON. */
const anyValue = kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object

/** `context.Map.Item.Value`, for the keys `Value`, `Item` and `Map`. */
function isPath(
  node: ExpressionNode,
  [last, ...before]: readonly string[],
): node is Extract<ExpressionNode, { kind: 'Property' }> {
  if (last === undefined) return node.kind === 'Scope' && node.member === 'context'
  return node.kind === 'Property' && node.key === last && isPath(node.object, before)
}

function pair(value: Extract<ExpressionNode, { kind: 'Property' }>): ExpressionNode {
  return objectOf({ Key: { ...value, key: 'Key', kinds: kinds.string }, Value: { ...value, kinds: anyValue } })
}

function wholeItem(item: ExpressionNode): ExpressionNode {
  const value = { kind: 'Property', object: item, key: 'Value', kinds: anyValue } as const
  return objectOf({ Index: member(item, 'Index'), Value: pair(value), Source: member(item, 'Source') })
}

function member(object: ExpressionNode, key: string): ExpressionNode {
  return { kind: 'Property', object, key, kinds: anyValue }
}

function objectOf(members: Readonly<Record<string, ExpressionNode>>): ExpressionNode {
  return {
    kind: 'Object',
    members: Object.entries(members).map(([key, value]) => ({ kind: 'Member', key, value })),
    kinds: kinds.object,
  }
}
