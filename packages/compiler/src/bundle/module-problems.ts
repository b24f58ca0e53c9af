import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Message } from 'esbuild'
import { codes, isStepwrightError, type Diagnostic, type SourceLocation } from '@stepwright/asl'

/** What esbuild has to say about the user's files. */
export function bundleProblem({ text, location, notes, detail }: Message): readonly Diagnostic[] {
  // Our plugin's findings come through esbuild as errors.
  if (isDiagnostic(detail)) return [detail]
  return [
    {
      code: 'SW5005',
      severity: codes.SW5005.severity,
      message: sentence(text),
      ...(location && {
        location: {
          file: location.file,
          line: location.line,
          // esbuild counts bytes of UTF-8 from 0.
          column: columnOf(location.lineText, location.column),
          endLine: location.line,
          endColumn: columnOf(location.lineText, location.column + Math.max(location.length, 1)),
        },
      }),
      ...(notes[0] && { hint: sentence(notes[0].text) }),
    },
  ]
}

export function isDiagnostic(detail: unknown): detail is Diagnostic {
  return (
    typeof detail === 'object' && detail !== null && 'code' in detail && 'severity' in detail && 'message' in detail
  )
}

/** What a module threw while it was loaded, from the files that were `read`. Our own errors speak for themselves. */
export function loadProblem(
  error: unknown,
  file: string,
  cwd: string,
  read: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (isStepwrightError(error)) return error.diagnostics
  const location = error instanceof Error ? firstUserFrame(error.stack ?? '', cwd, read) : null
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return [
    {
      code: 'SW5006',
      severity: codes.SW5006.severity,
      message: sentence(`'${file}' throws while it is loaded: ${what}`),
      location: location ?? { file, line: 1, column: 1 },
      hint: 'A pipeline file is executed to build the flow. It should only describe the flow; work belongs in handlers.',
    },
  ]
}

/** The innermost frame of a stack in a file of the user's. Frames in our bundle are followed to where they came from. */
function firstUserFrame(stack: string, cwd: string, read: ReadonlySet<string>): SourceLocation | null {
  for (const line of stack.split('\n')) {
    const [, place = '', row, column] = /\(?((?:file:\/\/)?\/?[^\s()]+?):(\d+):(\d+)\)?$/.exec(line.trim()) ?? []
    if (place === '' || place.startsWith('node:')) continue
    const frame = {
      file: place.startsWith('file:') ? fileURLToPath(place) : resolve(cwd, place),
      line: Number(row),
      column: Number(column),
    }
    const written = read.has(frame.file) ? frame : originalOf(frame)
    if (written && read.has(written.file)) return { ...written, file: relative(cwd, written.file) }
  }
  return null
}

/** Where a place in a bundle was written. Node itself does not follow source maps below `node_modules`, where bundles lie. */
function originalOf({ file, line, column }: SourceLocation): SourceLocation | null {
  if (!existsSync(file)) return null
  const [, map] =
    /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(readFileSync(file, 'utf8')) ?? []
  if (map === undefined) return null
  const entry = new SourceMap(JSON.parse(Buffer.from(map, 'base64').toString()) as SourceMapPayload).findEntry(
    line - 1,
    column - 1,
  )
  if (!('originalSource' in entry)) return null
  const { originalSource, originalLine, originalColumn } = entry
  return { file: resolve(dirname(file), originalSource), line: originalLine + 1, column: originalColumn + 1 }
}

function columnOf(line: string, bytes: number): number {
  return Buffer.from(line).subarray(0, bytes).toString().length + 1
}

function sentence(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ').trim()
  return /[.!?]$/.test(flat) ? flat : `${flat}.`
}
