import type { SourceLocation } from '@stepwright/asl'
import { childExpressions, type ExpressionNode } from './expression.ts'

/** Places are no part of an expression: they stand where JSON and a comparison of two expressions do not look. */
const key: unique symbol = Symbol.for('stepwright.places')

interface Places {
  readonly file: string
  readonly text: string
}

/**
 * Notes where in a file the parts of an expression were written.
 *
 * @param text - as {@link placesText} writes it
 */
export function setPlaces(body: ExpressionNode, file: string, text: string): void {
  const places: Places = { file, text }
  Object.defineProperty(body, key, { value: places })
}

/** The place of a part of an expression, by its lines and columns, counted from 1. */
export interface Span {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The places of an expression's parts as a text: `1:4:12:4:20 3:4:14:4:20`, each behind the part's number, counted from the outside in. */
export function placesText(body: ExpressionNode, placeOf: (node: ExpressionNode) => Span | null): string {
  return [...numbered(body)]
    .flatMap((node, i) => {
      const span = placeOf(node)
      return span ? [[i, span.line, span.column, span.endLine, span.endColumn].join(':')] : []
    })
    .join(' ')
}

/** Where the parts of an expression were written, those of expressions inside it too; empty for one that nobody wrote. */
export function placesIn(expression: ExpressionNode): ReadonlyMap<ExpressionNode, SourceLocation> {
  const found = new Map<ExpressionNode, SourceLocation>()
  for (const node of numbered(expression)) {
    if (!(key in node)) continue
    const { file, text } = node[key] as Places
    const parts = [...numbered(node)]
    for (const entry of text.split(' ')) {
      const [i = 0, line = 1, column = 1, endLine = 1, endColumn = 1] = entry.split(':').map(Number)
      const part = parts[i]
      if (part) found.set(part, { file, line, column, endLine, endColumn })
    }
  }
  return found
}

/** An expression and all that is inside, each before its parts. */
function* numbered(node: ExpressionNode): Generator<ExpressionNode> {
  yield node
  for (const child of childExpressions(node)) yield* numbered(child)
}
