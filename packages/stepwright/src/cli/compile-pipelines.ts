import { resolve } from 'node:path'
import { compile, type CompiledPipeline } from '@stepwright/compiler'
import { readMachine } from '@stepwright/dsl'
import type { Diagnostic, DiagnosticCode } from '@stepwright/asl'
import { loadPipelines, type ExportedPipeline, type LoadedPipelines } from './load-pipelines.ts'
import { findPipelineFiles } from './pipeline-files.ts'
import type { Progress } from './progress.ts'
import { counted } from './report/count.ts'
import { noPipelineFiles, sameOutput } from './report/problems.ts'
import { hasError } from './report/report.ts'
import type { Terminal } from './terminal.ts'
import type { Transform } from './user-transform.ts'

/** What became of the pipelines that files export. */
export interface CompiledFiles {
  /** Those without an error. */
  readonly compiled: readonly CompiledPipeline[]
  /** How many files were looked at. */
  readonly fileCount: number
  /** Steps that make the next compilation faster. */
  readonly prepare: readonly (() => Promise<void>)[]
  /** Everything that was found, in all of the files. */
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that was read, for a watcher. */
  readonly inputs: readonly string[]
}

/** What compiling needs of the command around it. */
export interface CompileSurroundings {
  readonly terminal: Terminal
  readonly transform: Transform
  readonly progress: Progress
  readonly silenced: readonly DiagnosticCode[]
}

/**
 * Compiles and validates the pipelines that files export; with no files given, of every `*.pipeline.ts` below the working folder. A file that
 * cannot be loaded keeps nothing from being found in the others.
 */
export async function compilePipelines(
  given: readonly string[],
  { terminal, transform, progress, silenced }: CompileSurroundings,
): Promise<CompiledFiles> {
  const { cwd } = terminal
  const files = given.length > 0 ? given : await findPipelineFiles(cwd)
  if (files.length === 0) {
    return { compiled: [], fileCount: 0, prepare: [], diagnostics: [noPipelineFiles(cwd)], inputs: [] }
  }

  progress.say(`Compiling ${counted(files.length, 'file')}`)
  const { pipelines, diagnostics: loading, inputs } = await loadEach(files, terminal, transform)

  progress.say(`Checking ${counted(pipelines.length, 'state machine')}`)
  const results = pipelines.map(({ pipeline }) => compile(pipeline, { silence: silenced }))
  return {
    compiled: results.filter((result) => result.ok),
    fileCount: files.length,
    prepare: files.map((file) => () => transform.prepare(resolve(cwd, file))),
    diagnostics: [...loading, ...sameNames(pipelines), ...results.flatMap(({ diagnostics }) => diagnostics)],
    inputs,
  }
}

/** All files in one go, for they share what they import; one by one when that fails. */
async function loadEach(files: readonly string[], terminal: Terminal, transform: Transform): Promise<LoadedPipelines> {
  const together = await loadPipelines(files, terminal, transform)
  if (!hasError(together.diagnostics) || files.length === 1) return together
  const alone: LoadedPipelines[] = []
  for (const file of files) alone.push(await loadPipelines([file], terminal, transform))
  const found = new Map(alone.flatMap(({ diagnostics }) => diagnostics).map((one) => [JSON.stringify(one), one]))
  return {
    pipelines: alone.flatMap(({ pipelines }) => pipelines),
    // What is wrong in a file that several import is wrong once.
    diagnostics: [...found.values()],
    inputs: [...new Set(alone.flatMap(({ inputs }) => inputs))],
  }
}

function sameNames(pipelines: readonly ExportedPipeline[]): readonly Diagnostic[] {
  const names = [...new Set(pipelines.map(({ pipeline }) => pipeline.name))]
  return names.flatMap((name) => {
    const [first, second, ...more] = pipelines.filter(({ pipeline }) => pipeline.name === name)
    if (!first || !second) return []
    const files = [first, second, ...more].map(({ file }) => file)
    return [sameOutput(name, files, readMachine(second.pipeline).at)]
  })
}
