import { codeFrameColumns, type BabelCodeFrameOptions } from '@babel/code-frame'
import type { Diagnostic } from '@stepwright/asl'
import type { Paint } from '../terminal.ts'
import { counted } from './count.ts'
import type { Sources } from './sources.ts'

/** Diagnostics as a person reads them: place, finding, the code it is about, and what to do. */
export function textReport(diagnostics: readonly Diagnostic[], sources: Sources, paint: Paint): string {
  if (diagnostics.length === 0) return ''
  return `${diagnostics.map((diagnostic) => textOf(diagnostic, sources, paint)).join('\n')}\n${paint.bold(summary(diagnostics))}\n`
}

function textOf(diagnostic: Diagnostic, sources: Sources, paint: Paint): string {
  const { code, severity, message, hint } = diagnostic
  const label = severity === 'error' ? paint.red('error') : paint.yellow('warning')
  const place = placeOf(diagnostic, sources)
  const frame = frameOf(diagnostic, sources, paint.isColorSupported)
  return [
    `${place === null ? '' : `${paint.cyan(place)} `}${label} ${paint.dim(code)}`,
    `  ${message}`,
    ...(frame === null ? [] : ['', indented(frame), '']),
    ...(hint === undefined ? [] : [`  ${paint.bold('hint:')} ${hint}`]),
    '',
  ].join('\n')
}

function placeOf({ location, path }: Diagnostic, sources: Sources): string | null {
  if (location) return `${sources.nameOf(location.file)}:${location.line}:${location.column}`
  return path === undefined ? null : path === '' ? '(the definition)' : path
}

function frameOf({ location }: Diagnostic, sources: Sources, highlightCode: boolean): string | null {
  if (!location) return null
  const { line, column, endLine, endColumn } = location
  const lines = sources.linesOf(location.file)
  const marked = lines?.[line - 1]
  if (!lines || marked === undefined) return null
  // Of a span of several lines, the rest of its first says enough.
  const end = endLine === line ? endColumn : endLine === undefined ? undefined : marked.length + 1
  // Only what is shown is handed over: the frame of one line in a large file costs no more than in a small one.
  const first = Math.max(1, line - linesAbove)
  // `startLine` is documented, and missing from the types.
  const options: BabelCodeFrameOptions & { readonly startLine: number } = {
    highlightCode,
    forceColor: highlightCode,
    linesAbove,
    linesBelow,
    startLine: first,
  }
  return codeFrameColumns(
    lines.slice(first - 1, line + linesBelow).join('\n'),
    { start: { line, column }, ...(end !== undefined && { end: { line, column: end } }) },
    options,
  )
}

const linesAbove = 2
const linesBelow = 1

function indented(text: string): string {
  return text.replace(/^/gm, '  ')
}

/** `2 errors, 1 warning` */
function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  return [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ')
}
