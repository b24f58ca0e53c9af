import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseJson, type Diagnostic, type JsonValue, type SourceLocation } from '@stepwright/asl'
import { unreadable } from '@stepwright/compiler'
import { inputNotJson } from './report/problems.ts'

/** An input, and where in its file a JSON pointer leads; `null` when it came from no file. */
export interface ReadInput {
  readonly ok: true
  readonly value: JsonValue
  readonly locate: (pointer: string) => SourceLocation | null
}

type Read = ReadInput | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads `--input`: a file that holds JSON, JSON itself, or `-` for standard input. What names a file is a file; anything else is JSON.
 */
export async function readInput(given: string, cwd: string): Promise<Read> {
  if (given === '-') return parse(readFileSync(0, 'utf8'), 'on standard input')
  if (existsSync(resolve(cwd, given))) {
    try {
      return parse(await readFile(resolve(cwd, given), 'utf8'), `in '${given}'`, given)
    } catch (error) {
      return { ok: false, diagnostics: [unreadable(given, error)] }
    }
  }
  // A name without quotes or braces was meant as a file.
  if (/^[^\s{}[\]"]+$/.test(given) && !parseJson(given).ok) {
    return { ok: false, diagnostics: [unreadable(given, Object.assign(new Error(), { code: 'ENOENT' }))] }
  }
  return parse(given, 'given')
}

function parse(text: string, source: string, file?: string): Read {
  const parsed = parseJson(text, file === undefined ? {} : { file })
  if (parsed.ok) {
    const locate = (pointer: string): SourceLocation | null => (file === undefined ? null : parsed.locate(pointer))
    return { ok: true, value: parsed.value as JsonValue, locate }
  }
  const { reason, location } = parsed
  const diagnostic =
    file === undefined
      ? inputNotJson(source, `${reason} in line ${location.line}, column ${location.column}`)
      : inputNotJson(source, reason, location)
  return { ok: false, diagnostics: [diagnostic] }
}
