import { kinds, type ExpressionNode } from '@stepwright/dsl'
import type { Lowering } from './lowering.ts'
import { operation } from './method.ts'

/**
 * The date that a member or an item is, where the expression itself has made it: `{ at: new Date(file.at) }.at`. What comes from data is text, whatever
 * its type says. `null` where it is none, or is not certain to be one.
 */
export function madeDate(node: ExpressionNode, l: Lowering): ExpressionNode | null {
  if (node.kind !== 'Property' && node.kind !== 'Element') return null
  // Kept as the text that it is between states, and read of that.
  return isDate(madeOf(node, l)) ? operation('time.fromMillis', [instantOf(node)], kinds.object) : null
}

const instantOf = (node: ExpressionNode): ExpressionNode =>
  operation('time.toMillis', [{ ...node, kinds: kinds.string }], kinds.number)

const isDate = (node: ExpressionNode | null): boolean => node?.kind === 'Call' && node.operation === 'time.fromMillis'

/** What an expression was made of, as far as it was made here. */
function madeOf(node: ExpressionNode, l: Lowering): ExpressionNode | null {
  if (node.kind === 'Local') {
    const bound = l.pending.flat().find(({ name }) => name === node.name)
    return bound ? madeOf(bound.value, l) : null
  }
  if (node.kind === 'Let') return madeOf(node.body, l)
  if (node.kind === 'Property') {
    const object = madeOf(node.object, l)
    return object?.kind === 'Object' ? memberOf(object, node.key, l) : null
  }
  if (node.kind === 'Element') {
    const list = madeOf(node.array, l)
    if (list?.kind !== 'Array' || node.index.kind !== 'Literal' || list.items.some(({ spread }) => spread)) return null
    const item = list.items[Number(node.index.value)]
    return item ? madeOf(item.value, l) : null
  }
  return node
}

/** A member that is written out, and that nothing behind it can replace. */
function memberOf(
  object: Extract<ExpressionNode, { readonly kind: 'Object' }>,
  key: string,
  l: Lowering,
): ExpressionNode | null {
  const written = object.members.findLast((member) => member.kind === 'Member' && member.key === key)
  if (written?.kind !== 'Member') return null
  const behind = object.members.slice(object.members.indexOf(written) + 1)
  return behind.every((member) => member.kind === 'Member') ? madeOf(written.value, l) : null
}
