import type { Diagnostic, SourceLocation } from '@stepwright/asl'

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
