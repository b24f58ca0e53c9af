import type { FilterOperand, FilterPath, Path, PathFunctionName, PathRoot, PathStep, SyntaxFinding } from './path.ts'
import { wholePattern } from './whole-pattern.ts'
import { namesOneNode } from './names-one-node.ts'
import { parseFilter } from './parse-filter.ts'
import { TextCursor } from './text-cursor.ts'

/** A parsed path, or why the text is none. */
export type PathParse =
  { readonly ok: true; readonly path: Path } | { readonly ok: false; readonly error: SyntaxFinding }

const functionNames: ReadonlySet<string> = new Set<PathFunctionName>([
  'length',
  'size',
  'keys',
  'min',
  'max',
  'avg',
  'sum',
  'stddev',
  'concat',
  'append',
  'first',
  'last',
  'index',
])

/**
 * Parses a path in the dialect AWS Step Functions accepts, which is Jayway's: `$.a-b`, `$.[0].body` and
 * `[?(@.Name==Receipt)]` are legal there though stricter grammars refuse them.
 */
export function parsePath(text: string): PathParse {
  const cursor = new TextCursor(text)
  const root = parseRoot(cursor)
  const steps = root && parseSteps(cursor, { nested: false })
  if (!root || !steps) return { ok: false, error: cursor.failure() }
  if (!cursor.isAtEnd) return { ok: false, error: cursor.unexpected("'.', '[' or the end") }
  return {
    ok: true,
    path: Object.freeze({
      text,
      root,
      steps,
      isDefinite: isDefinite(steps),
      isReference: steps.every(isReferenceStep),
    }),
  }
}

function parseRoot(cursor: TextCursor): PathRoot | null {
  if (!cursor.take('$')) {
    cursor.fail("A path starts with '$', '$$' or a variable such as '$name'.", cursor.offset, cursor.offset + 1)
    return null
  }
  if (cursor.take('$')) return { kind: 'context' }
  const name = cursor.takeMatch(/[\p{ID_Start}_][\p{ID_Continue}]*/uy)
  return name === null ? { kind: 'input' } : { kind: 'variable', name }
}

/** Steps up to the first character that cannot belong to a path. Null after a recorded failure. */
function parseSteps(cursor: TextCursor, { nested }: { readonly nested: boolean }): readonly PathStep[] | null {
  const steps: PathStep[] = []
  for (;;) {
    const start = cursor.offset
    if (cursor.take('[')) {
      const step = parseBracket(cursor, start)
      if (!step) return null
      steps.push(step)
    } else if (cursor.take('.')) {
      if (cursor.take('.')) steps.push({ kind: 'descend', start, end: cursor.offset })
      if (cursor.peek === '[') continue // `$.[0]` and `$..[0]`: the dot before a bracket says nothing more
      const step = parseDotStep(cursor, start, nested)
      if (!step) return null
      steps.push(step)
      if (step.kind === 'function') return steps
    } else {
      return steps
    }
  }
}

function parseDotStep(cursor: TextCursor, start: number, nested: boolean): PathStep | null {
  if (cursor.take('*')) return { kind: 'wildcard', start, end: cursor.offset }
  // In a filter the operators end a name; elsewhere only what has a meaning of its own does.
  const plain = nested ? /[^\s.[\]()'",=!<>&|~\\]/uy : /[^\s.[\]()'",\\]/uy
  let name = ''
  for (;;) {
    if (cursor.peek === '\\' && cursor.peekAt(1) !== '') {
      cursor.take('\\')
      name += cursor.takeAny()
      continue
    }
    const character = cursor.takeMatch(plain)
    if (character === null) break
    name += character
  }
  if (name === '') {
    cursor.fail("A name, '*' or '[' follows a '.' in a path.", start, cursor.offset + 1)
    return null
  }
  return cursor.peek === '('
    ? parseFunction(cursor, name, start)
    : { kind: 'name', names: [name], start, end: cursor.offset }
}

function parseFunction(cursor: TextCursor, name: string, start: number): PathStep | null {
  if (!functionNames.has(name)) {
    cursor.fail(`'${name}' is not a path function.`, start, cursor.offset)
    return null
  }
  cursor.take('(')
  const args: FilterOperand[] = []
  cursor.skipBlanks()
  while (!cursor.take(')')) {
    const arg = parseOperand(cursor)
    if (!arg) return null
    args.push(arg)
    cursor.skipBlanks()
    if (!cursor.take(',') && cursor.peek !== ')') {
      cursor.failUnexpected("',' or ')'")
      return null
    }
    cursor.skipBlanks()
  }
  // The name was looked up in the set of names above.
  return { kind: 'function', name: name as PathFunctionName, arguments: args, start, end: cursor.offset }
}

function parseBracket(cursor: TextCursor, start: number): PathStep | null {
  cursor.skipBlanks()
  if (cursor.take('*')) return close(cursor, start, { kind: 'wildcard' })
  if (cursor.peek === '?') return parseFilterStep(cursor, start)
  if (cursor.peek === "'" || cursor.peek === '"') return parseNames(cursor, start)
  return parseNumbers(cursor, start)
}

function parseFilterStep(cursor: TextCursor, start: number): PathStep | null {
  cursor.take('?')
  cursor.skipBlanks()
  if (!cursor.take('(')) {
    cursor.failUnexpected("'(' after '[?'")
    return null
  }
  const test = parseFilter(cursor, { path: parseFilterPath, operand: parseOperand })
  if (!test) return null
  cursor.skipBlanks()
  if (!cursor.take(')')) {
    cursor.failUnexpected("')' at the end of a filter")
    return null
  }
  return close(cursor, start, { kind: 'filter', test })
}

function parseNames(cursor: TextCursor, start: number): PathStep | null {
  const names: string[] = []
  do {
    cursor.skipBlanks()
    const name = cursor.takeQuoted()
    if (name === null) {
      cursor.failUnexpected('a quoted name')
      return null
    }
    names.push(name)
    cursor.skipBlanks()
  } while (cursor.take(','))
  return close(cursor, start, { kind: 'name', names })
}

function parseNumbers(cursor: TextCursor, start: number): PathStep | null {
  const first = cursor.takeInteger()
  cursor.skipBlanks()
  if (cursor.take(':')) {
    cursor.skipBlanks()
    return close(cursor, start, { kind: 'slice', from: first, to: cursor.takeInteger() })
  }
  if (first === null) {
    cursor.failUnexpected("an index, a quoted name, '*', a slice or '?('")
    return null
  }
  const indexes = [first]
  while (cursor.take(',')) {
    cursor.skipBlanks()
    const next = cursor.takeInteger()
    if (next === null) {
      cursor.failUnexpected('an index')
      return null
    }
    indexes.push(next)
    cursor.skipBlanks()
  }
  return close(cursor, start, { kind: 'index', indexes })
}

type Unplaced<Step> = Step extends PathStep ? Omit<Step, 'start' | 'end'> : never

function close(cursor: TextCursor, start: number, step: Unplaced<PathStep>): PathStep | null {
  cursor.skipBlanks()
  if (!cursor.take(']')) {
    cursor.failUnexpected("']'")
    return null
  }
  return { ...step, start, end: cursor.offset }
}

/** A path, a literal or a pattern, as they stand in filters and function arguments. */
function parseOperand(cursor: TextCursor): FilterOperand | null {
  cursor.skipBlanks()
  if (cursor.peek === '@' || cursor.peek === '$') return parseFilterPath(cursor)
  if (cursor.peek === "'" || cursor.peek === '"') {
    const value = cursor.takeQuoted({ unescape: true })
    if (value !== null) return { kind: 'value', value }
  }
  if (cursor.peek === '/') return parsePattern(cursor)
  if (cursor.peek === '[' || cursor.peek === '{') return cursor.takeJson()
  const word = cursor.takeMatch(/[^\s()[\],'"=!<>&|~]+/uy)
  if (word === null) {
    cursor.failUnexpected('a path, a literal or a pattern')
    return null
  }
  return { kind: 'value', value: wordValue(word) }
}

/** `/source/flags`, which must cover the whole text it is tested on, as Java's `matches()` has it. */
function parsePattern(cursor: TextCursor): FilterOperand | null {
  const start = cursor.offset
  const text = cursor.takeMatch(/\/(?:[^/\\]|\\.)*\/[a-zA-Z]*/uy) ?? ''
  const end = text.lastIndexOf('/')
  const pattern = { kind: 'regex', source: text.slice(1, end), flags: text.slice(end + 1) } as const
  if (text !== '' && wholePattern(pattern) !== null) return pattern
  cursor.fail(`'${text === '' ? '/' : text}' is not a pattern.`, start, Math.max(cursor.offset, start + 1))
  return null
}

/** Numbers and the three literals by their JSON meaning; any other bare word is a string, as AWS lets it pass. */
function wordValue(word: string): string | number | boolean | null {
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(word) ? Number(word) : word
}

/** A path that starts at `@` or `$` within a filter. */
function parseFilterPath(cursor: TextCursor): FilterPath | null {
  const from = cursor.takeAny() === '@' ? 'current' : 'document'
  const steps = parseSteps(cursor, { nested: true })
  return steps && { kind: 'path', from, steps }
}

/** `..` with a function at the end gives one value: the function's over all matches. */
function isDefinite(steps: readonly PathStep[]): boolean {
  const endsInFunction = steps.at(-1)?.kind === 'function'
  return (endsInFunction && steps.some(({ kind }) => kind === 'descend')) || namesOneNode(steps)
}

function isReferenceStep(step: PathStep): boolean {
  if (step.kind === 'name') return step.names.length === 1
  return step.kind === 'index' && step.indexes.length === 1 && (step.indexes[0] ?? -1) >= 0
}
