import { mapChildren, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { call, type Jsonata } from './jsonata-ast.ts'
import { printLambda } from './operation-arguments.ts'
import type { Printer } from './printer.ts'

/**
 * `Object.entries(o).map(([key, value]) => …)` without the pairs: `$each(o, function($value, $key){ … })`. `null` where the function wants the
 * pair itself, or its position.
 */
export function printEachEntry(
  list: ExpressionNode,
  each: LambdaNode,
  p: Printer,
  print: (body: ExpressionNode) => Jsonata,
): Jsonata | null {
  if (list.kind !== 'Call' || list.operation !== 'object.entries' || each.parameters.length !== 1) return null
  const [pair = ''] = each.parameters
  const [key, value] = [`key#${pair}`, `value#${pair}`]
  const body = withoutPair(each.body, pair, key, value)
  const [object] = list.arguments
  if (!body || !object) return null
  return call('each', p.value(object), printLambda({ ...each, parameters: [value, key], body }, p, print))
}

/** The body with the pair's two parts as locals of their own. */
function withoutPair(node: ExpressionNode, pair: string, key: string, value: string): ExpressionNode | null {
  const wholes: ExpressionNode[] = []
  const visit = (part: ExpressionNode): ExpressionNode => {
    if (part.kind === 'Local' && part.name === pair) wholes.push(part)
    if (part.kind !== 'Element' || part.fromEnd || part.array.kind !== 'Local' || part.array.name !== pair) {
      return mapChildren(part, visit)
    }
    const at = part.index.kind === 'Literal' ? part.index.value : null
    if (at === 0) return { kind: 'Local', name: key, kinds: part.kinds }
    if (at === 1) return { kind: 'Local', name: value, kinds: part.kinds }
    wholes.push(part)
    return part
  }
  const body = visit(node)
  return wholes.length > 0 ? null : body
}
