import type { FilterOperand, FilterOperator, FilterPath, FilterTest } from './path.ts'
import type { TextCursor } from './text-cursor.ts'

/** What a filter is made of. The path grammar hands these in, since paths hold filters and filters hold paths. */
export interface FilterParts {
  readonly path: (cursor: TextCursor) => FilterPath | null
  readonly operand: (cursor: TextCursor) => FilterOperand | null
}

const symbolic = /===|!==|==|!=|<=|>=|<|>|=~/y
const worded = /(?:in|nin|subsetof|anyof|noneof|contains|all|size|empty|type)\b/iy

/** Parses what stands between `[?(` and `)]`. Null after a recorded failure. */
export function parseFilter(cursor: TextCursor, parts: FilterParts): FilterTest | null {
  return parseChain(cursor, '||', 'or', () => parseChain(cursor, '&&', 'and', () => parseNegation(cursor, parts)))
}

function parseChain(
  cursor: TextCursor,
  separator: string,
  kind: 'and' | 'or',
  parsePart: () => FilterTest | null,
): FilterTest | null {
  const first = parsePart()
  if (!first) return null
  const tests = [first]
  cursor.skipBlanks()
  while (cursor.take(separator)) {
    const next = parsePart()
    if (!next) return null
    tests.push(next)
    cursor.skipBlanks()
  }
  return tests.length === 1 ? first : { kind, tests }
}

function parseNegation(cursor: TextCursor, parts: FilterParts): FilterTest | null {
  cursor.skipBlanks()
  if (cursor.peek === '!' && cursor.peekAt(1) !== '=') {
    cursor.take('!')
    const test = parseNegation(cursor, parts)
    return test && { kind: 'not', test }
  }
  if (cursor.take('(')) {
    const test = parseFilter(cursor, parts)
    if (!test) return null
    cursor.skipBlanks()
    if (!cursor.take(')')) {
      cursor.failUnexpected("')'")
      return null
    }
    return test
  }
  return parseComparison(cursor, parts)
}

function parseComparison(cursor: TextCursor, parts: FilterParts): FilterTest | null {
  const left = cursor.peek === '@' || cursor.peek === '$' ? parts.path(cursor) : parts.operand(cursor)
  if (!left) return null
  cursor.skipBlanks()
  const operator = cursor.takeMatch(symbolic) ?? cursor.takeMatch(worded)?.toLowerCase() ?? null
  if (operator === null) {
    if (left.kind === 'path') return { kind: 'exists', path: left }
    if (left.kind === 'value' && typeof left.value === 'boolean') return { kind: 'literal', value: left.value }
    cursor.failUnexpected('a comparison operator')
    return null
  }
  const right = parts.operand(cursor)
  // The two patterns above match the operators and nothing else.
  return right && { kind: 'compare', operator: operator as FilterOperator, left, right }
}
