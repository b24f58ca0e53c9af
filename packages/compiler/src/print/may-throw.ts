import { childExpressions, type ExpressionNode, type Operation } from '@stepwright/dsl'

/** What JavaScript throws in for some arguments of the right types. */
const throwing: ReadonlySet<Operation> = new Set<Operation>([
  'array.range',
  'array.with',
  'base64.decode',
  'base64.encode',
  'json.parse',
  'number.toFixed',
  'string.repeat',
  'time.fromMillis',
  'uri.decode',
  'uri.decodeComponent',
  'uri.encode',
  'uri.encodeComponent',
])

/**
 * Whether JavaScript may throw where it evaluates an expression: then the state must evaluate it too, even where the value would make no difference.
 * A call of the user's function counts as one that may.
 */
export function mayThrow(node: ExpressionNode): boolean {
  if (node.kind === 'Present' || node.kind === 'Apply' || node.kind === 'JsonataText') return true
  if (node.kind === 'Call' && throwing.has(node.operation)) return true
  return childExpressions(node).some(mayThrow)
}
