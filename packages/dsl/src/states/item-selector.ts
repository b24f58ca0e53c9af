import type { SourceLocation } from '@stepwright/asl'
import { expressionValue } from '../args/value.ts'
import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { freeze } from '../ir/freeze.ts'
import { mapChildren } from '../ir/map-children.ts'
import type { LoweredValue } from '../ir/value.ts'

/** A function over an item, as ASL has it: an expression of the map's own, which finds the item in the context object. */
export function itemSelectorValue(given: unknown, what: string, at: SourceLocation): LoweredValue {
  const value = expressionValue(given, what, at)
  return Object.freeze({ ...value, body: freeze(overItem(value.body)) })
}

function overItem(node: ExpressionNode): ExpressionNode {
  return node.kind === 'Subject' ? itemOf(node.kinds) : mapChildren(node, overItem)
}

/** `$states.context.Map.Item.Value` */
function itemOf(itemKinds: number): ExpressionNode {
  const context: ExpressionNode = { kind: 'Scope', member: 'context', kinds: kinds.object }
  const map: ExpressionNode = { kind: 'Property', object: context, key: 'Map', kinds: kinds.object }
  const item: ExpressionNode = { kind: 'Property', object: map, key: 'Item', kinds: kinds.object }
  return { kind: 'Property', object: item, key: 'Value', kinds: itemKinds }
}
