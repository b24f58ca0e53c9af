import { placesText, type ExpressionNode, type Span } from '@stepwright/dsl'
import type { ts } from './typescript.ts'

/** What each part of an expression was lowered from. */
export type Origins = Map<ExpressionNode, ts.Node>

/** What is the same wherever it stands, so that it has no place of its own. */
const placeless: ReadonlySet<ExpressionNode['kind']> = new Set([
  'Literal',
  'Undefined',
  'Subject',
  'Scope',
  'Variable',
  'Capture',
  'Local',
])

/** Notes what a node was lowered from. What a name stands for was written where the name got its value. */
export function noted(value: ExpressionNode, node: ts.Node, origins: Origins): ExpressionNode {
  if (!placeless.has(value.kind) && !origins.has(value)) origins.set(value, node)
  return value
}

/** The places of an expression's parts, as far as they were written in this file. */
export function placesOf(body: ExpressionNode, origins: Origins, file: ts.SourceFile): string {
  return placesText(body, (part): Span | null => {
    const node = origins.get(part)
    if (node?.getSourceFile() !== file) return null
    const start = file.getLineAndCharacterOfPosition(node.getStart())
    const end = file.getLineAndCharacterOfPosition(node.getEnd())
    return {
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    }
  })
}
