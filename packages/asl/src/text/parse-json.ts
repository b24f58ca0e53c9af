import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import type { Diagnostic, SourceLocation } from '../diagnostics/diagnostic.ts'
import { limits } from '../spec/limits.ts'
import { lineMap, type LineMap } from './line-map.ts'
import { spanOf, type Span } from './locate.ts'

/** What a text is called in locations. */
export interface ParseOptions {
  /** The file the text is from. Default `definition.asl.json`. */
  readonly file?: string
}

/** Where characters of a text stand, as a location. */
export type Placer = (span: Span) => SourceLocation

/** A JSON text, read. */
export interface ParsedJson {
  readonly ok: true
  readonly value: unknown
  readonly tree: Node
  readonly place: Placer
  /** Where in the text a JSON pointer leads; `range` narrows a string there to some of its characters. */
  readonly locate: (path: string, range?: Diagnostic['range']) => SourceLocation
}

/** A text that is not JSON, or nests too deep for the parsers after this one. */
export interface UnparsedJson {
  readonly ok: false
  readonly isTooDeep: boolean
  /** Why, as the end of a sentence without its full stop: `a ',' is missing`. */
  readonly reason: string
  readonly offset: number
  readonly location: SourceLocation
  readonly place: Placer
}

/**
 * Reads JSON and remembers where everything in it stands. A byte order mark, which editors on Windows write, is skipped. Never throws.
 */
export function parseJson(text: string, options: ParseOptions = {}): ParsedJson | UnparsedJson {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  const place = placer(source, options)
  const unparsed = (reason: string, offset: number, length = 1, isTooDeep = false): UnparsedJson => {
    const location = place({ start: offset, end: offset + Math.max(1, length) })
    return { ok: false, isTooDeep, reason, offset, location, place }
  }
  if (nestsTooDeep(source)) return unparsed(`it nests more than ${limits.nestingDepth} levels deep`, 0, 1, true)

  const errors: ParseError[] = []
  const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false })
  const [error] = errors
  if (error !== undefined) {
    return unparsed(sentences[printParseErrorCode(error.error)] ?? 'it does not parse', error.offset, error.length)
  }
  if (tree === undefined) return unparsed('it is empty', 0)
  const strict = strictly(source)
  if (strict === null) return unparsed('it does not parse', 0)
  return {
    ok: true,
    value: strict.value,
    tree,
    place,
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

function placer(text: string, { file = 'definition.asl.json' }: ParseOptions): Placer {
  let lines: LineMap | undefined
  return ({ start, end }) => {
    lines ??= lineMap(text)
    const from = lines.at(start)
    const to = lines.at(end)
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

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
