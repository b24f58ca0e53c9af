import type { SyntaxFinding } from '../paths/path.ts'
import { compilePath } from '../paths/read-path.ts'
import { TextCursor } from '../paths/text-cursor.ts'
import type { IntrinsicArgument, IntrinsicCall } from './intrinsic.ts'
import { intrinsicTable, isIntrinsicName } from './intrinsic-table.ts'
import { splitTemplate } from './string-intrinsics.ts'

/** A parsed call, or why the text is none. */
export type IntrinsicCompilation =
  { readonly ok: true; readonly call: IntrinsicCall } | { readonly ok: false; readonly error: SyntaxFinding }

const deepest = 10

// A memo of a pure function: nobody can tell it from parsing anew, except by the time it takes.
const compilations = new Map<string, IntrinsicCompilation>()
const compilationsKept = 5000

/**
 * Parses an intrinsic function call. Unknown names, a wrong number of arguments, calls nested deeper than ten and
 * escapes AWS refuses come back as data, with the offsets of the wrong characters.
 */
export function compileIntrinsic(text: string): IntrinsicCompilation {
  const known = compilations.get(text)
  if (known) return known
  const compilation = parseWhole(text)
  if (compilations.size >= compilationsKept) compilations.clear()
  compilations.set(text, compilation)
  return compilation
}

function parseWhole(text: string): IntrinsicCompilation {
  const cursor = new TextCursor(text)
  cursor.skipBlanks()
  const call = parseCall(cursor, 1)
  if (!call) return { ok: false, error: cursor.failure() }
  cursor.skipBlanks()
  return cursor.isAtEnd ? { ok: true, call } : { ok: false, error: cursor.unexpected('nothing after the call') }
}

function parseCall(cursor: TextCursor, depth: number): IntrinsicCall | null {
  const start = cursor.offset
  const name = cursor.take('States.') ? cursor.takeMatch(/[\p{L}\p{N}_]+/uy) : null
  if (name === null) {
    cursor.fail("Expected a call such as States.Format('…').", start, cursor.offset + 1)
    return null
  }
  if (!isIntrinsicName(name)) {
    cursor.fail(`'States.${name}' is not an intrinsic function.`, start, cursor.offset)
    return null
  }
  if (depth > deepest) {
    cursor.fail(`Calls are nested deeper than ${deepest}.`, start, cursor.offset)
    return null
  }
  cursor.skipBlanks()
  const args = parseArguments(cursor, depth)
  if (!args) return null
  const call: IntrinsicCall = {
    kind: 'call',
    name,
    arguments: args,
    text: cursor.text.slice(start, cursor.offset),
    start,
    end: cursor.offset,
  }
  const problem = arityProblem(call)
  if (problem === null) return call
  cursor.fail(problem, start, cursor.offset)
  return null
}

function parseArguments(cursor: TextCursor, depth: number): readonly IntrinsicArgument[] | null {
  if (!cursor.take('(')) {
    cursor.failUnexpected("'('")
    return null
  }
  const args: IntrinsicArgument[] = []
  cursor.skipBlanks()
  if (cursor.take(')')) return args
  for (;;) {
    cursor.skipBlanks()
    const arg = parseArgument(cursor, depth)
    if (!arg) return null
    args.push(arg)
    cursor.skipBlanks()
    if (cursor.take(')')) return args
    if (!cursor.take(',')) {
      cursor.failUnexpected("',' or ')'")
      return null
    }
  }
}

function parseArgument(cursor: TextCursor, depth: number): IntrinsicArgument | null {
  const start = cursor.offset
  if (cursor.peek === "'") return parseString(cursor)
  if (cursor.peek === '$') return parsePathArgument(cursor)
  const number = cursor.takeMatch(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_.])/uy)
  if (number !== null) return { kind: 'literal', value: Number(number), start, end: cursor.offset }
  const word = cursor.takeMatch(/(?:true|false|null)(?![\p{L}\p{N}_.])/uy)
  if (word !== null) {
    return { kind: 'literal', value: word === 'null' ? null : word === 'true', start, end: cursor.offset }
  }
  return parseCall(cursor, depth + 1)
}

/** Strings have single quotes; a backslash may stand before `'`, `{`, `}` and `\` only (recorded: `\"` is refused). */
function parseString(cursor: TextCursor): IntrinsicArgument | null {
  const start = cursor.offset
  cursor.take("'")
  let value = ''
  for (;;) {
    const at = cursor.offset
    const character = cursor.takeAny()
    if (character === '') {
      cursor.fail('A string has no closing quote.', start, at)
      return null
    }
    if (character === "'") {
      return { kind: 'string', value, raw: cursor.text.slice(start + 1, at), start, end: cursor.offset }
    }
    if (character !== '\\') {
      value += character
      continue
    }
    const escaped = cursor.takeAny()
    if (!["'", '{', '}', '\\'].includes(escaped)) {
      cursor.fail(`'\\${escaped}' is not an escape; a backslash may precede ', {, } and \\ only.`, at, cursor.offset)
      return null
    }
    value += escaped
  }
}

function parsePathArgument(cursor: TextCursor): IntrinsicArgument | null {
  const start = cursor.offset
  const text = cursor.text.slice(start, endOfPath(cursor.text, start)).trimEnd()
  cursor.take(text)
  const compiled = compilePath(text)
  if (compiled.ok) return { kind: 'path', path: compiled.path, start, end: cursor.offset }
  const { message, start: from, end } = compiled.error
  cursor.fail(message, start + from, start + end)
  return null
}

/** Where a path in an argument list ends: at a comma or parenthesis outside of its own brackets and quotes. */
function endOfPath(text: string, start: number): number {
  let depth = 0
  let quote = ''
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (character === "'" || character === '"') {
      quote = character
    } else if (character === '[' || character === '(') {
      depth++
    } else if (character === ']' || character === ')') {
      if (depth === 0) return at
      depth--
    } else if (character === ',' && depth === 0) {
      return at
    }
  }
  return text.length
}

function arityProblem({ name, arguments: args }: IntrinsicCall): string | null {
  const { minArguments, maxArguments } = intrinsicTable[name]
  if (args.length < minArguments || args.length > maxArguments) {
    return `'States.${name}' takes ${arityText(minArguments, maxArguments)}, not ${args.length}.`
  }
  const [template] = args
  const pieces = name === 'Format' && template?.kind === 'string' ? splitTemplate(template.raw) : null
  if (pieces === null || pieces.length === args.length) return null
  return `The template has ${pieces.length - 1} placeholders, but there are ${args.length - 1} arguments for them.`
}

function arityText(min: number, max: number): string {
  if (max === 0) return 'no arguments'
  if (max === Infinity) return `at least ${plural(min)}`
  return min === max ? plural(min) : `${min} to ${plural(max)}`
}

function plural(count: number): string {
  return `${count} argument${count === 1 ? '' : 's'}`
}
