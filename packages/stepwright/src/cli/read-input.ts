import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Diagnostic, JsonValue } from '@stepwright/asl'
import { unreadable } from '@stepwright/compiler'
import { inputNotJson } from './report/problems.ts'

type ReadJson =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads `--input`: a file that holds JSON, JSON itself, or `-` for standard input. What names a file is a file; anything else is JSON.
 */
export async function readInput(given: string, cwd: string): Promise<ReadJson> {
  if (given === '-') return parse(readFileSync(0, 'utf8'), 'on standard input')
  const file = resolve(cwd, given)
  if (existsSync(file)) {
    try {
      return parse(await readFile(file, 'utf8'), `in '${given}'`)
    } catch (error) {
      return { ok: false, diagnostics: [unreadable(given, error)] }
    }
  }
  // A name without quotes or braces was meant as a file.
  if (/^[^\s{}[\]"]+$/.test(given) && !isJson(given)) {
    return { ok: false, diagnostics: [unreadable(given, Object.assign(new Error(), { code: 'ENOENT' }))] }
  }
  return parse(given, 'given')
}

function parse(text: string, source: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue }
  } catch (error) {
    // JSON.parse says what is wrong, and where, in `message`.
    return { ok: false, diagnostics: [inputNotJson(source, (error as SyntaxError).message.replace(/\.$/, ''))] }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
