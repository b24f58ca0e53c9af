import type { ExpressionNode } from '@stepwright/dsl'
import { keyOf } from './division.ts'
import { call, index, number, type Jsonata } from './jsonata-ast.ts'
import type { Printer } from './printer.ts'

/**
 * `text.slice(text.lastIndexOf('/') + 1)` and `text.slice(text.indexOf('/') + 1)`, the ways to say what stands behind a sign: where there is none it
 * is the whole text, as for `$split` and `$substringAfter`. `null` for any other start.
 */
export function partBehind(text: ExpressionNode, start: ExpressionNode, p: Printer): Jsonata | null {
  // `substring` takes zero for a negative start, which this is not.
  if (start.kind === 'Call' && start.operation === 'math.max') {
    const [least, bound] = start.arguments
    return least?.kind === 'Literal' && least.value === 0 && bound ? partBehind(text, bound, p) : null
  }
  if (start.kind !== 'Arithmetic' || start.operator !== '+') return null
  const { left, right } = start
  if (left.kind !== 'Call' || right.kind !== 'Literal' || right.value !== 1) return null
  const [searched, sign, from] = left.arguments
  if (!searched || sign?.kind !== 'Literal' || from || keyOf(searched) !== keyOf(text)) return null
  // Behind a sign of two units another position would begin.
  if (typeof sign.value !== 'string' || !/^[^\ud800-\udfff]$/.test(sign.value)) return null
  if (left.operation === 'string.indexOf') return call('substringAfter', p.value(text), p.value(sign))
  return left.operation === 'string.lastIndexOf' ? index(call('split', p.value(text), p.value(sign)), number(-1)) : null
}
