import type { ExpressionNode } from './expression.ts'

/** The node with each expression inside it mapped. Nodes are plain data: whatever has a `kinds` inside one is an expression. */
export function mapChildren(node: ExpressionNode, map: (child: ExpressionNode) => ExpressionNode): ExpressionNode {
  const inside = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inside)
    if (typeof part !== 'object' || part === null) return part
    if ('kinds' in part) return map(part as ExpressionNode)
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inside(value)]))
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, inside(value)]),
  ) as unknown as ExpressionNode
}
