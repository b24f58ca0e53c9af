import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Diagnostic, SourceLocation } from '@stepwright/asl'

/** A file with what it holds. */
export interface SourceFile {
  readonly path: string
  readonly code: string
}

/** The file that a place is in: the one that is being compiled, or one that it imports. */
export function fileOf({ file }: SourceLocation, root: string, own: SourceFile): SourceFile {
  const path = resolve(root, file)
  if (path === own.path) return own
  try {
    return { path, code: readFileSync(path, 'utf8') }
  } catch {
    return own
  }
}

/** The lines around a place, with a mark below its span. */
export function codeFrame(code: string, { line, column, endLine, endColumn }: SourceLocation): string {
  const lines = code.split(/\r?\n/)
  const first = Math.max(1, line - 2)
  const last = Math.min(lines.length, line + 2)
  const gutter = String(last).length
  const shown: string[] = []
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] ?? ''
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(gutter)} | ${text}`)
    if (number === line) {
      const end = endLine === line && endColumn !== undefined ? endColumn : text.length + 1
      shown.push(`  ${' '.repeat(gutter)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, end - column))}`)
    }
  }
  return shown.join('\n')
}

/** A finding as one text: code, message and what to do. */
export function diagnosticText({ code, message, hint }: Diagnostic): string {
  return `${code} ${message}${hint === undefined ? '' : ` ${hint}`}`
}

/** The same with its place, where only text is kept. */
export function placedText({ location, ...diagnostic }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column} ` : ''
  return diagnosticText({ ...diagnostic, message: `${place}${diagnostic.message}` })
}
