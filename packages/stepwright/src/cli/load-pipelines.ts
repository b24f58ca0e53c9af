import type { Diagnostic } from '@stepwright/asl'
import { isPipeline, readMachine, unfinishedPipeline, type AnyPipeline } from '@stepwright/dsl'
import { loadModules, type LoadedModule } from '@stepwright/compiler'
import { userTransform, type Transform } from './user-transform.ts'
import { noPipelineIn, noSuchPipeline, notFinished, whichPipeline } from './report/problems.ts'
import { hasError } from './report/report.ts'
import type { Terminal } from './terminal.ts'

/** A finished pipeline that a file exports. */
export interface ExportedPipeline {
  readonly file: string
  readonly exportName: string
  readonly pipeline: AnyPipeline
}

export interface LoadedPipelines {
  readonly pipelines: readonly ExportedPipeline[]
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that was read to make them, for a watcher. */
  readonly inputs: readonly string[]
}

/** The finished pipelines that files export, in the order of the files and of their exports. */
export async function loadPipelines(
  files: readonly string[],
  { cwd }: Terminal,
  transform: Transform = userTransform(cwd),
): Promise<LoadedPipelines> {
  const loaded = await loadModules(files, { cwd, transform: transform.plugin })
  if (!loaded.ok) return { pipelines: [], diagnostics: loaded.diagnostics, inputs: loaded.inputs }
  const perFile = loaded.modules.map((module) => ({ module, pipelines: pipelinesOf(module) }))
  return {
    pipelines: perFile.flatMap(({ pipelines }) => pipelines),
    diagnostics: [
      ...loaded.diagnostics,
      ...perFile
        .filter(({ pipelines }) => pipelines.length === 0)
        .map(({ module }) => noPipelineIn(module.file, Object.keys(module.exports))),
      ...perFile.flatMap(({ module }) => unfinishedIn(module)),
    ],
    inputs: loaded.inputs,
  }
}

/** Pipelines that a file exports and nothing ended. Nothing would say so elsewhere: they are just not there. */
function unfinishedIn({ exports }: LoadedModule): readonly Diagnostic[] {
  return Object.entries(exports).flatMap(([name, value]) => {
    const begun = unfinishedPipeline(value)
    return begun ? [notFinished(begun, name)] : []
  })
}

/** A pipeline exported under two names is one pipeline, by the name that is not `default`. */
function pipelinesOf({ file, exports }: LoadedModule): readonly ExportedPipeline[] {
  const found = new Map<AnyPipeline, string>()
  for (const [name, value] of Object.entries(exports)) {
    if (isPipeline(value) && (found.get(value) ?? 'default') === 'default') found.set(value, name)
  }
  return [...found].map(([pipeline, exportName]) => ({ file, exportName, pipeline }))
}

/**
 * The one pipeline that `file` or `file#name` means; `name` is that of the export or of the pipeline.
 */
export async function loadPipeline(
  reference: string,
  terminal: Terminal,
): Promise<
  | { readonly ok: true; readonly found: ExportedPipeline }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
> {
  const [, file = reference, wanted] = /^(.+?)(?:#(.+))?$/.exec(reference) ?? []
  const { pipelines, diagnostics } = await loadPipelines([file], terminal)
  if (hasError(diagnostics)) return { ok: false, diagnostics }
  const names = pipelines.map(({ exportName }) => exportName)
  const matching =
    wanted === undefined
      ? pipelines
      : pipelines.filter(({ exportName, pipeline }) => exportName === wanted || pipeline.name === wanted)
  const [found, another] = matching
  if (!found) return { ok: false, diagnostics: [noSuchPipeline(file, wanted ?? '', names)] }
  if (another) return { ok: false, diagnostics: [whichPipeline(file, names, readMachine(another.pipeline).at)] }
  return { ok: true, found }
}
