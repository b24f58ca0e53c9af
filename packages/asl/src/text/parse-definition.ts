import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { codes, type DiagnosticCode } from '../diagnostics/codes.ts'
import type { Diagnostic, SourceLocation } from '../diagnostics/diagnostic.ts'
import { limits } from '../spec/limits.ts'
import { lineMap, type LineMap } from './line-map.ts'
import { spanOf, type Span } from './locate.ts'

/** What a definition's text is called in locations. */
export interface ParseOptions {
  /** The file the text is from. Default `definition.asl.json`. */
  readonly file?: string
}

/** A definition's text, read. */
export interface ParsedDefinition {
  readonly ok: true
  readonly definition: unknown
  /** What JSON allows and a definition does not: a key that occurs twice. */
  readonly diagnostics: readonly Diagnostic[]
  /** Where in the text a JSON pointer leads; `range` narrows a string there to some of its characters. */
  readonly locate: (path: string, range?: Diagnostic['range']) => SourceLocation
}

/** Text that is not JSON, and why. */
export interface UnparsedDefinition {
  readonly ok: false
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the text of a definition and remembers where everything in it stands. Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseDefinition(text, { file: 'flow.asl.json' })
 * if (parsed.ok) parsed.locate('/States/Load/Next')   // { file: 'flow.asl.json', line: 12, column: 15, … }
 * ```
 */
export function parseDefinition(text: string, options: ParseOptions = {}): ParsedDefinition | UnparsedDefinition {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  const place = placer(source, options)
  if (nestsTooDeep(source))
    return unparsed(place, 'SW3014', `The text nests more than ${limits.nestingDepth} levels deep.`)

  const errors: ParseError[] = []
  const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false })
  const [error] = errors
  if (error !== undefined || tree === undefined) return { ok: false, diagnostics: [syntaxError(source, error, place)] }
  const definition = strictly(source)
  if (definition === null) return unparsed(place, 'SW3001', 'The definition is not JSON: it does not parse.')
  return {
    ok: true,
    definition: definition.value,
    diagnostics: duplicateKeys(tree, place),
    locate: (path, range) => place(spanOf(tree, source, path, range)),
  }
}

/** The engine's own parser has the last word on what JSON is, and on what a value is. */
function strictly(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

type Placer = (span: Span) => SourceLocation

function placer(text: string, { file = 'definition.asl.json' }: ParseOptions): Placer {
  let lines: LineMap | undefined
  return ({ start, end }) => {
    lines ??= lineMap(text)
    const from = lines.at(start)
    const to = lines.at(end)
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

const finding = (code: DiagnosticCode, message: string, location: SourceLocation, hint?: string): Diagnostic => ({
  code,
  severity: codes[code].severity,
  message,
  location,
  ...(hint === undefined ? {} : { hint }),
})

const unparsed = (place: Placer, code: DiagnosticCode, message: string): UnparsedDefinition => ({
  ok: false,
  diagnostics: [finding(code, message, place({ start: 0, end: 1 }))],
})

/** The parsers after this one recurse. */
function nestsTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (inString) {
      if (unit === 0x5c) index++
      else if (unit === 0x22) inString = false
    } else if (unit === 0x22) inString = true
    else if (unit === 0x5b || unit === 0x7b) depth++
    else if (unit === 0x5d || unit === 0x7d) depth--
    if (depth > limits.nestingDepth) return true
  }
  return false
}

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: 'there is something that is no JSON value',
  InvalidNumberFormat: 'a number is not written as JSON writes it',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: "a ':' is missing",
  CommaExpected: "a ',' is missing",
  CloseBraceExpected: "a '}' is missing",
  CloseBracketExpected: "a ']' is missing",
  EndOfFileExpected: 'there is text after the end',
  InvalidCommentToken: 'there is a comment, which JSON does not have',
  UnexpectedEndOfComment: 'there is a comment, which JSON does not have',
  UnexpectedEndOfString: 'a string is not closed',
  UnexpectedEndOfNumber: 'a number ends early',
  InvalidUnicode: "a '\\u' escape is not followed by four hexadecimal digits",
  InvalidEscapeCharacter: 'a string has an escape that JSON does not have',
  InvalidCharacter: 'a string has a control character, which JSON writes as an escape',
}

function syntaxError(text: string, error: ParseError | undefined, place: Placer): Diagnostic {
  const offset = error?.offset ?? 0
  const substitution = /^[^\n"]{0,2}?(?<written>\$\{[^}\n]*\})/u.exec(text.slice(offset))?.groups?.['written']
  if (substitution !== undefined) {
    const start = text.indexOf(substitution, offset)
    const location = place({ start, end: start + substitution.length })
    const message = `'${substitution}' stands outside of quotes, so the text is not JSON before it is filled in.`
    return finding('SW3016', message, location, `Write "${substitution}", or validate the text after it is filled in.`)
  }
  const why = error === undefined ? 'it is empty' : sentences[printParseErrorCode(error.error)]
  const location = place({ start: offset, end: offset + Math.max(1, error?.length ?? 1) })
  return finding('SW3001', `The definition is not JSON: ${why ?? 'it does not parse'}.`, location)
}

/** JSON keeps the last of several equal keys without a word: a state written twice would vanish. */
function duplicateKeys(tree: Node, place: Placer): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const open: Node[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const keys = new Set<unknown>()
    for (const child of node.children ?? []) {
      const key = node.type === 'object' ? child.children?.[0] : undefined
      if (key !== undefined && keys.has(key.value)) found.push(duplicateKey(key, place))
      keys.add(key?.value)
      open.push(child)
    }
  }
  return found
}

function duplicateKey(key: Node, place: Placer): Diagnostic {
  const message = `The key '${String(key.value)}' occurs a second time in its object; only the last one counts.`
  const location = place({ start: key.offset, end: key.offset + key.length })
  return finding('SW3015', message, location, 'Rename or remove one of them.')
}
