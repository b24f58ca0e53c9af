import { ts } from './typescript.ts'

/**
 * Whether a test is `true` or `false` as it is written. What such a test keeps from being reached, TypeScript gives no types for that could be
 * relied on: there, nothing around it narrows a name. So that is not lowered at all.
 */
export function constantTruth(node: ts.Expression): boolean | null {
  if (ts.isParenthesizedExpression(node)) return constantTruth(node.expression)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const truth = constantTruth(node.operand)
    return truth === null ? null : !truth
  }
  if (!ts.isBinaryExpression(node)) return null
  const { kind } = node.operatorToken
  if (kind !== ts.SyntaxKind.AmpersandAmpersandToken && kind !== ts.SyntaxKind.BarBarToken) return null
  const decisive = kind === ts.SyntaxKind.BarBarToken
  const sides = [constantTruth(node.left), constantTruth(node.right)]
  if (sides.includes(decisive)) return decisive
  return sides.includes(null) ? null : !decisive
}
