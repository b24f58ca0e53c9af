import { randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuildFailure, Plugin } from 'esbuild'
import type { Diagnostic } from '@stepwright/asl'
import { cacheFolder } from './cache-folder.ts'
import { externalPackages } from './external-packages.ts'
import { importMetaDefines, loadUserFiles } from './user-files.ts'
import { bundleProblem, isDiagnostic, loadProblem } from './module-problems.ts'
import { unreadable } from '../write/file-problem.ts'

export interface LoadOptions {
  /** What relative paths, in and out, start at. */
  readonly cwd: string
  /** The plugin that compiles the user's functions: `stepwrightEsbuild({ root: cwd })`. Calls that share it share the open project. */
  readonly transform: Plugin | null
}

/** A module of the user's, executed. */
export interface LoadedModule {
  /** The path as it was given. */
  readonly file: string
  readonly exports: { readonly [name: string]: unknown }
}

export type LoadedModules =
  | {
      readonly ok: true
      readonly modules: readonly LoadedModule[]
      /** Warnings of the transform. */
      readonly diagnostics: readonly Diagnostic[]
      readonly inputs: readonly string[]
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly inputs: readonly string[] }

/**
 * Bundles TypeScript modules of the user's and executes them. The bundle is read once and removed.
 *
 * @returns the modules in the order given, and the files they were made of (absolute, for a watcher); or everything that is wrong
 */
export async function loadModules(files: readonly string[], { cwd, transform }: LoadOptions): Promise<LoadedModules> {
  const missing = (await Promise.all(files.map((file) => missingFile(file, cwd)))).flat()
  if (missing.length > 0) return { ok: false, diagnostics: missing, inputs: [] }
  const loaded: LoadedModules[] = []
  for (const [folder, group] of byCacheFolder(files, cwd)) {
    loaded.push(await loadGroup(join(folder, `bundle-${randomUUID()}`), group, cwd, transform))
  }
  const inputs = loaded.flatMap((group) => group.inputs)
  const diagnostics = loaded.flatMap((group) => group.diagnostics)
  if (loaded.some(({ ok }) => !ok)) return { ok: false, diagnostics, inputs }
  const modules = new Map(
    loaded.flatMap((group) => (group.ok ? group.modules : [])).map((module) => [module.file, module]),
  )
  return { ok: true, modules: files.flatMap((file) => modules.get(file) ?? []), diagnostics, inputs }
}

/** What esbuild would only call unresolvable. */
async function missingFile(file: string, cwd: string): Promise<readonly Diagnostic[]> {
  try {
    if (!(await stat(resolve(cwd, file))).isDirectory()) return []
    return [unreadable(file, Object.assign(new Error('is a directory'), { code: 'EISDIR' }))]
  } catch (error) {
    return [unreadable(file, error)]
  }
}

/** Files that resolve packages alike share a bundle, so that what they share is executed once. */
function byCacheFolder(files: readonly string[], cwd: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const file of new Set(files)) {
    const folder = cacheFolder(resolve(cwd, file))
    groups.set(folder, [...(groups.get(folder) ?? []), file])
  }
  return groups
}

async function loadGroup(
  folder: string,
  files: readonly string[],
  cwd: string,
  transform: Plugin | null,
): Promise<LoadedModules> {
  const { build } = await import('esbuild')
  const entries = files.map((file, index) => ({ file, out: `entry-${index}` }))
  const read = new Set(files.map((file) => resolve(cwd, file)))
  try {
    const { warnings } = await build({
      absWorkingDir: cwd,
      entryPoints: entries.map(({ file, out }) => ({ in: resolve(cwd, file), out })),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // Names of functions and classes stay what the user wrote.
      keepNames: true,
      sourcemap: 'inline',
      sourcesContent: true,
      logLevel: 'silent',
      define: importMetaDefines,
      plugins: [externalPackages(folder), loadUserFiles(transform, read)],
    })
    const told = warnings.flatMap(({ detail }) => (isDiagnostic(detail) ? [detail] : []))
    const executed = await execute(folder, entries, cwd, read)
    return { ...executed, diagnostics: [...told, ...executed.diagnostics], inputs: [...read] }
  } catch (failure) {
    const { errors } = failure as Partial<BuildFailure>
    if (!errors) throw failure
    return { ok: false, diagnostics: errors.flatMap(bundleProblem), inputs: [...read] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Entry {
  readonly file: string
  readonly out: string
}

async function execute(
  folder: string,
  entries: readonly Entry[],
  cwd: string,
  read: ReadonlySet<string>,
): Promise<
  | { readonly ok: true; readonly modules: readonly LoadedModule[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
> {
  const modules: LoadedModule[] = []
  const diagnostics: Diagnostic[] = []
  for (const { file, out } of entries) {
    try {
      const url = pathToFileURL(join(folder, `${out}.mjs`)).href
      modules.push({ file, exports: (await import(url)) as LoadedModule['exports'] })
    } catch (error) {
      diagnostics.push(...loadProblem(error, file, cwd, read))
    }
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, modules, diagnostics }
}
