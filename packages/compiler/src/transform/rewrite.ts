import MagicString from 'magic-string'
import type { SourceLocation } from '@stepwright/asl'
import type { LoweredFile, LoweredFunction } from '../lower/lower-file.ts'
import type { CapturedText, ImportedName } from '../lower/lowering.ts'

interface RewriteOptions {
  readonly runtimeModule: string
  /** The file's name in the source map: tools resolve it against the folder of the file itself. */
  readonly fileName: string
}

/** Coverage must not take a function that only the compiler reads for one that never ran. */
const ignored = '/* v8 ignore next */ '

/**
 * Writes the lowerings into the user's text. Only insertions: every character of the user's keeps its place in the source map, and our import
 * goes to the end, so that the first line and a hashbang stay what they are.
 */
export function rewrite(code: string, lowered: LoweredFile, options: RewriteOptions): { code: string; map: string } {
  const text = new MagicString(code)
  const [wrap, locate, param] = [freeName('__lowered', code), freeName('__located', code), freeName('__param', code)]
  const imports = createImports(code)
  for (const fn of lowered.functions) {
    const { start, end, shorthand } = fn
    text.appendRight(start, `${shorthand === null ? '' : `${shorthand}: `}${wrap}(${ignored}`)
    text.prependLeft(
      end,
      `, ${JSON.stringify(fn.body)}, ${thunk(fn, param, imports)}, ${place(fn.at)}${fn.places === '' ? '' : `, '${fn.places}'`})`,
    )
  }
  for (const { end, needsComma, at } of lowered.calls) {
    text.appendRight(end, `${needsComma ? ', ' : ''}${locate}(${place(at)})`)
  }
  const names = [
    ...(lowered.functions.length > 0 ? [`lowered as ${wrap}`] : []),
    ...(lowered.calls.length > 0 ? [`located as ${locate}`] : []),
    ...(lowered.functions.some(makesParam) ? [`param as ${param}`] : []),
  ]
  if (names.length > 0) text.append(`\nimport { ${names.join(', ')} } from ${JSON.stringify(options.runtimeModule)};\n`)
  for (const statement of imports.statements()) text.append(`${statement}\n`)
  const map = text.generateMap({ source: options.fileName, includeContent: true, hires: 'boundary' })
  return { code: text.toString(), map: map.toString() }
}

/** Reads the captured values when the builder asks for them. */
function thunk({ captures }: LoweredFunction, paramName: string, imports: Imports): string {
  if (captures.length === 0) return 'null'
  const members = captures.map(
    (captured) => `${JSON.stringify(captured.name)}: ${valueOf(captured, paramName, imports)}`,
  )
  return `${ignored}() => ({ ${members.join(', ')} })`
}

function valueOf({ text, param, from }: CapturedText, paramName: string, imports: Imports): string {
  if (param !== null) return `${paramName}(${JSON.stringify(param)})`
  return from ? `${imports.nameOf(from)}${from.rest}` : text
}

/** What functions of other files read there: imported under names that this file does not use. */
interface Imports {
  readonly nameOf: (from: ImportedName) => string
  readonly statements: () => readonly string[]
}

function createImports(code: string): Imports {
  const names = new Map<string, string>()
  return {
    nameOf: ({ specifier, exported }) => {
      const key = `${exported} as NAME } from ${JSON.stringify(specifier)}`
      const name = names.get(key) ?? freeName(`__captured${names.size || ''}`, code)
      names.set(key, name)
      return name
    },
    statements: () => [...names].map(([key, name]) => `import { ${key.replace('NAME', name)};`),
  }
}

const makesParam = ({ captures }: LoweredFunction): boolean => captures.some(({ param }) => param !== null)

const place = ({ file, line, column }: SourceLocation): string => JSON.stringify(`${file}:${line}:${column}`)

/** A name that the file does not use. */
function freeName(wish: string, code: string): string {
  let name = wish
  while (code.includes(name)) name = `_${name}`
  return name
}
