import type { ExpressionNode, Operation } from '@stepwright/dsl'
import { resolved, type PathPrinter } from './printer.ts'

/**
 * True for a number that has no fraction for certain. TypeScript knows no whole numbers, and AWS rounds what its functions take, so what is
 * not known to be whole would be rounded in silence.
 */
export function isWholeNumber(given: ExpressionNode, from: PathPrinter): boolean {
  const { node, p } = resolved(given, from)
  if (node.kind === 'Literal') return Number.isInteger(node.value)
  if (node.kind === 'Capture') {
    const known = p.captures[node.name]
    return known?.kind === 'Json' && Number.isInteger(known.value)
  }
  if (node.kind === 'Variable') return p.wholeVariables.has(node.name)
  if (node.kind === 'Arithmetic') {
    return ['+', '-'].includes(node.operator) && isWholeNumber(node.left, p) && isWholeNumber(node.right, p)
  }
  if (node.kind === 'Call') return wholeOperations.has(node.operation)
  if (node.kind === 'Present') return isWholeNumber(node.operand, p)
  return node.kind === 'Property' && wholeContext.has(contextPath(node))
}

const wholeOperations: ReadonlySet<Operation> = new Set<Operation>(['array.length', 'string.length', 'math.round'])

/** What the context object counts. */
const wholeContext: ReadonlySet<string> = new Set(['Map.Item.Index', 'State.RetryCount', 'Execution.RedriveCount'])

function contextPath(node: ExpressionNode): string {
  if (node.kind !== 'Property') return ''
  const before = node.object
  if (before.kind === 'Scope') return before.member === 'context' ? node.key : ''
  return `${contextPath(before)}.${node.key}`
}
