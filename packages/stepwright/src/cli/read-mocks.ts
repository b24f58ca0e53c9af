import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseJson, type Diagnostic, type JsonObject, type JsonValue } from '@stepwright/asl'
import { loadModules, unreadable } from '@stepwright/compiler'
import { fails, type Mock, type Mocks } from '@stepwright/runtime-mock'
import { userTransform } from './user-transform.ts'
import { mocksUnusable } from './report/problems.ts'

type ReadMocks =
  { readonly ok: true; readonly mocks: Mocks } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads `--mocks`: a JSON file or a module that exports the mocks as `default` or as `mocks`.
 *
 * In JSON a value is the task's result and an array one result for each call; `{ "Throw": { "Error": "…", "Cause": "…" } }` fails the task
 * and `{ "Return": … }` is the result it holds, as in Step Functions Local.
 */
export async function readMocks(file: string, cwd: string): Promise<ReadMocks> {
  return file.endsWith('.json') ? fromJson(file, cwd) : fromModule(file, cwd)
}

async function fromModule(file: string, cwd: string): Promise<ReadMocks> {
  const loaded = await loadModules([file], { cwd, transform: userTransform(cwd).plugin })
  if (!loaded.ok) return loaded
  const exports = loaded.modules[0]?.exports ?? {}
  const mocks = exports['default'] ?? exports['mocks']
  return isObject(mocks) ? { ok: true, mocks: mocks as Mocks } : refused(file, 'exports no object of mocks')
}

async function fromJson(file: string, cwd: string): Promise<ReadMocks> {
  let text: string
  try {
    text = await readFile(resolve(cwd, file), 'utf8')
  } catch (error) {
    return { ok: false, diagnostics: [unreadable(file, error)] }
  }
  const parsed = parseJson(text, { file })
  if (!parsed.ok) {
    return { ok: false, diagnostics: [mocksUnusable(file, `is not JSON: ${parsed.reason}`, parsed.location)] }
  }
  const json = parsed.value as JsonValue
  if (!isObject(json)) return refused(file, 'holds no object of mocks')
  return {
    ok: true,
    mocks: Object.fromEntries(Object.entries(json as JsonObject).map(([name, value]) => [name, mockOf(value)])),
  }
}

function mockOf(value: JsonValue): Mock {
  if (Array.isArray(value)) return value.map((reply: JsonValue) => replyOf(reply))
  return replyOf(value)
}

function replyOf(value: JsonValue): Mock {
  const only = isObject(value) && Object.keys(value).length === 1 ? (value as JsonObject) : null
  if (only && 'Return' in only) return only['Return']
  const thrown = only?.['Throw']
  if (!isObject(thrown)) return value
  const { Error: error, Cause: cause } = thrown as { readonly Error?: JsonValue; readonly Cause?: JsonValue }
  return fails(typeof error === 'string' ? error : 'Error', typeof cause === 'string' ? cause : undefined)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(file: string, reason: string): ReadMocks {
  return { ok: false, diagnostics: [mocksUnusable(file, reason)] }
}
