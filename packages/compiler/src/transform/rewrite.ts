import MagicString from 'magic-string'
import type { SourceLocation } from '@stepwright/asl'
import type { LoweredFile, LoweredFunction } from '../lower/lower-file.ts'

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
  for (const fn of lowered.functions) {
    const { start, end, shorthand } = fn
    text.appendRight(start, `${shorthand === null ? '' : `${shorthand}: `}${wrap}(${ignored}`)
    text.prependLeft(end, `, ${JSON.stringify(fn.body)}, ${thunk(fn, param)}, ${place(fn.at)})`)
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
  const map = text.generateMap({ source: options.fileName, includeContent: true, hires: 'boundary' })
  return { code: text.toString(), map: map.toString() }
}

/** Reads the captured values when the builder asks for them. */
function thunk({ captures }: LoweredFunction, paramName: string): string {
  if (captures.length === 0) return 'null'
  const members = captures.map(({ name, text, param }) => {
    const value = param === null ? text : `${paramName}(${JSON.stringify(param)})`
    return `${JSON.stringify(name)}: ${value}`
  })
  return `${ignored}() => ({ ${members.join(', ')} })`
}

const makesParam = ({ captures }: LoweredFunction): boolean => captures.some(({ param }) => param !== null)

const place = ({ file, line, column }: SourceLocation): string => JSON.stringify(`${file}:${line}:${column}`)

/** A name that the file does not use. */
function freeName(wish: string, code: string): string {
  let name = wish
  while (code.includes(name)) name = `_${name}`
  return name
}
