import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { refuse, textOf } from './lowering.ts'
import { argumentOf, type MethodCall } from './method.ts'
import { unsupported } from './refusals.ts'

/** A replacement as JavaScript reads it: with `$$` and `$&`. */
export function replacementOf(call: MethodCall): ExpressionNode {
  const [, node] = call.args
  const replacement = argumentOf(call, 1, kinds.string, 'a string')
  if (node && replacement.kind === 'Literal' && /\$[`']/.test(String(replacement.value).replaceAll('$$', ''))) {
    return refuse(
      call.l,
      node,
      unsupported(
        `${textOf(node)}, which names the text before or after the match,`,
        'Split the text there, and join what you need.',
      ),
    )
  }
  return replacement
}
