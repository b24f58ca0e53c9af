import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseDefinition, validateText, type Diagnostic, type SourceLocation } from '@stepwright/asl'
import { compile, locate, unreadable } from '@stepwright/compiler'
import type { AnyPipeline } from '@stepwright/dsl'
import { loadPipeline } from './load-pipelines.ts'
import { hasError } from './report/report.ts'
import type { Terminal } from './terminal.ts'

/** A definition that a command works on, wherever it came from. */
export interface ReadDefinition {
  readonly name: string
  readonly definition: object
  /** The pipeline it was compiled from, null for an ASL file. */
  readonly pipeline: AnyPipeline | null
  /** The states that use a parameter, as far as that is known. */
  readonly usersOf: (param: string) => readonly string[]
  /** Where the part that a JSON pointer names was written, as far as that is known. */
  readonly sourceOf: (pointer: string) => SourceLocation | undefined
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[]
}

type Read =
  | { readonly ok: true; readonly read: ReadDefinition }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A validated definition: of an ASL file (`.json`), or compiled from a pipeline (`file` or `file#name`). */
export async function readDefinition(reference: string, terminal: Terminal): Promise<Read> {
  return /\.(?:json|asl)$/.test(reference) ? fromAsl(reference, terminal) : fromPipeline(reference, terminal)
}

async function fromAsl(file: string, { cwd }: Terminal): Promise<Read> {
  let text: string
  try {
    text = await readFile(resolve(cwd, file), 'utf8')
  } catch (error) {
    return { ok: false, diagnostics: [unreadable(file, error)] }
  }
  const diagnostics = validateText(text, { file })
  const parsed = parseDefinition(text, { file })
  if (hasError(diagnostics) || !parsed.ok) return { ok: false, diagnostics }
  const name = basename(file).replace(/(?:\.asl)?\.json$|\.asl$/, '')
  return {
    ok: true,
    read: {
      name,
      definition: parsed.definition as object,
      pipeline: null,
      usersOf: () => [],
      sourceOf: () => undefined,
      diagnostics,
    },
  }
}

async function fromPipeline(reference: string, terminal: Terminal): Promise<Read> {
  const loaded = await loadPipeline(reference, terminal)
  if (!loaded.ok) return loaded
  const { pipeline } = loaded.found
  const compiled = compile(pipeline)
  if (!compiled.ok) return compiled
  const { name, definition, params, sourceMap, diagnostics } = compiled
  const usersOf = (param: string): readonly string[] => params.find((known) => known.name === param)?.usedBy ?? []
  const sourceOf = (pointer: string): SourceLocation | undefined => locate(sourceMap, pointer)
  return { ok: true, read: { name, definition, pipeline, usersOf, sourceOf, diagnostics } }
}
