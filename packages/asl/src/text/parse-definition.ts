import type { Node } from 'jsonc-parser'
import { codes, type DiagnosticCode } from '../diagnostics/codes.ts'
import type { Diagnostic, SourceLocation } from '../diagnostics/diagnostic.ts'
import { limits } from '../spec/limits.ts'
import { parseJson, type ParseOptions, type Placer, type UnparsedJson } from './parse-json.ts'

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
  const parsed = parseJson(text, options)
  if (!parsed.ok) return { ok: false, diagnostics: [syntaxError(text, parsed)] }
  const { value, tree, place, locate } = parsed
  return { ok: true, definition: value, diagnostics: duplicateKeys(tree, place), locate }
}

const finding = (code: DiagnosticCode, message: string, location: SourceLocation, hint?: string): Diagnostic => ({
  code,
  severity: codes[code].severity,
  message,
  location,
  ...(hint === undefined ? {} : { hint }),
})

function syntaxError(text: string, { isTooDeep, reason, offset, location, place }: UnparsedJson): Diagnostic {
  if (isTooDeep) return finding('SW3014', `The text nests more than ${limits.nestingDepth} levels deep.`, location)
  const substitution = /^[^\n"]{0,2}?(?<written>\$\{[^}\n]*\})/u.exec(text.slice(offset))?.groups?.['written']
  if (substitution !== undefined) {
    const start = text.indexOf(substitution, offset)
    const span = place({ start, end: start + substitution.length })
    const message = `'${substitution}' stands outside of quotes, so the text is not JSON before it is filled in.`
    return finding('SW3016', message, span, `Write "${substitution}", or validate the text after it is filled in.`)
  }
  return finding('SW3001', `The definition is not JSON: ${reason}.`, location)
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
