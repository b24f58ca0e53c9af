import type { SyntaxFinding } from '../paths/path.ts'
import type { JsonataNode } from './jsonata-node.ts'
import { synchronousEngine, type EngineExpression } from './synchronous-engine.ts'

/** A parsed expression. */
export interface JsonataExpression {
  /** The expression without its delimiters and the blanks around it; AWS quotes it so in its messages. */
  readonly source: string
  /** Where the expression starts in the text it was parsed from. */
  readonly offset: number
  readonly ast: JsonataNode
}

/** A parsed expression, or why the text is none, in the words AWS uses after `INVALID_JSONATA_EXPRESSION: `. */
export type JsonataParse =
  { readonly ok: true; readonly expression: JsonataExpression } | { readonly ok: false; readonly error: SyntaxFinding }

const delimited = /^\{%([\s\S]*)%\}$/

/** True for a string Step Functions evaluates: `{%` first, `%}` last, nothing outside. */
export function isJsonataText(text: string): boolean {
  return delimited.test(text)
}

/** Parses the text of a field, `{% … %}`, or a bare expression. Offsets count characters of the text given. */
export function parseJsonata(text: string): JsonataParse {
  const inner = delimited.exec(text)?.[1]
  const source = (inner ?? text).trim()
  const offset =
    inner === undefined ? text.length - text.trimStart().length : 2 + inner.length - inner.trimStart().length
  const compiled = compileJsonata(source)
  if (compiled.ok) return { ok: true, expression: { source, offset, ast: compiled.engine.ast() } }
  const { message, start, end } = compiled.error
  return { ok: false, error: { message, start: offset + start, end: offset + end } }
}

/** The engine's form of an expression, or its complaint with offsets into the bare expression. */
export type JsonataCompilation =
  | { readonly ok: true; readonly engine: EngineExpression }
  | { readonly ok: false; readonly error: SyntaxFinding & { readonly code: string } }

// A memo: compiling is pure but for the time it takes. What an evaluation binds, it binds anew each time.
const compilations = new Map<string, JsonataCompilation>()
const compilationsKept = 2000

/** Compiles a bare expression, once for each text. */
export function compileJsonata(source: string): JsonataCompilation {
  const known = compilations.get(source)
  if (known) return known
  const compilation = compile(source)
  if (compilations.size >= compilationsKept) compilations.clear()
  compilations.set(source, compilation)
  return compilation
}

function compile(source: string): JsonataCompilation {
  try {
    return { ok: true, engine: synchronousEngine()(source) }
  } catch (error) {
    return { ok: false, error: syntaxError(source, error) }
  }
}

/** The parser throws plain objects, whose position is the end of the token they complain about. */
function syntaxError(source: string, error: unknown): SyntaxFinding & { readonly code: string } {
  if (error instanceof RangeError) {
    return { code: '', message: 'The expression is nested too deeply.', start: 0, end: source.length }
  }
  // The parser hands the text between two slashes to RegExp, which throws an error of its own.
  if (error instanceof SyntaxError) {
    const pattern = /^Invalid regular expression: (\/.*\/)/s.exec(error.message)?.[1] ?? ''
    const at = Math.max(0, source.indexOf(pattern))
    return { code: '', message: `${error.message}.`, start: at, end: pattern ? at + pattern.length : source.length }
  }
  const { code, message, position, token } = error as {
    readonly code?: string
    readonly message?: string
    readonly position?: number
    readonly token?: unknown
  }
  if (code === undefined || message === undefined) throw error
  const end = Math.min(position ?? source.length, source.length)
  const width = token === '(end)' || typeof token !== 'string' ? 1 : token.length
  return { code, message, start: Math.max(0, end - width), end }
}
