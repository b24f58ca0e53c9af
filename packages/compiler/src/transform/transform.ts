import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@stepwright/asl'
import { manifestOf, packageFolders } from '../lower/installed.ts'
import type { LoweredFile, lowerFile } from '../lower/lower-file.ts'
import type { TypeErrors } from '../lower/type-errors.ts'
import type { UserProgram } from '../lower/user-program.ts'
import { createCache, type CacheInputs } from './cache.ts'
import { createOwnWrappers } from './own-wrappers.ts'
import { mayHoldFlow, mentionsUs } from './speaks-of-us.ts'

/** What a transform is made with. */
export interface TransformOptions {
  /** The project's folder: file names in places and diagnostics are relative to it. The working directory when left out. */
  readonly root?: string
  /** The project's configuration; else the `tsconfig.json` nearest to each file. */
  readonly tsconfig?: string
  /** The module that the transformed code imports `lowered` and `located` from. */
  readonly runtimeModule?: string
  /** Where results are kept between runs; `false` keeps none. `node_modules/.cache/stepwright` of the project when left out. */
  readonly cacheFolder?: string | false
  /**
   * Reports TypeScript's own errors too, in the file and in the user's files that it imports: `'flows'` for files that hold flows, `true` also for
   * those that only mention Stepwright, such as modules with mocks. Default no.
   */
  readonly typeErrors?: boolean | 'flows'
}

/** A file with its functions compiled. */
export interface Transformed {
  readonly code: string
  /** A source map, as JSON text. */
  readonly map: string
  /** What could not be compiled. With an error among them the code must not be used. */
  readonly diagnostics: readonly Diagnostic[]
  /** The files that decided the result besides this one. */
  readonly watchFiles: readonly string[]
}

/**
 * Compiles the arrow functions of one file that are handed to Stepwright; `null` for a file that has none. It is given the file as it was
 * written, before any other transform.
 */
export interface Transform {
  (code: string, fileName: string): Promise<Transformed | null>
  /** Opens the project of a file and checks the file once, so that its next change is compiled in no time. Gives nothing, and keeps nothing. */
  readonly prepare: (fileName: string) => Promise<void>
}

/**
 * Makes the transform that the esbuild and Vite plugins share. It opens the user's TypeScript project on first need, and follows changes of
 * its files.
 *
 * @example
 * ```ts
 * const transform = createTransform({ root: process.cwd() })
 * const result = await transform(readFileSync(file, 'utf8'), file)
 * ```
 */
export function createTransform(options: TransformOptions = {}): Transform {
  const root = realpathSync(options.root ?? process.cwd())
  const runtimeModule = options.runtimeModule ?? 'stepwright/lowered'
  const tsconfig = options.tsconfig === undefined ? null : resolve(root, options.tsconfig)
  const reportsTypeErrors = (options.typeErrors ?? false) !== false
  const cache = createCache({
    root,
    folder: options.cacheFolder,
    settings: [runtimeModule, tsconfig ?? ''],
    typeErrors: reportsTypeErrors,
  })
  const display = (fileName: string): string => slashes(relative(root, fileName))
  const isWanted = options.typeErrors === true ? mentionsUs : mayHoldFlow
  const callsWrapper = createOwnWrappers()
  const openProject = projectsOf(root, tsconfig)

  const transform = async (code: string, fileName: string): Promise<Transformed | null> => {
    if (!/\.[cm]?tsx?$/.test(fileName) || fileName.includes('/node_modules/')) return null
    // A virtual module has no types to ask for.
    if (!existsSync(fileName)) return null
    const speaksOfUs = isWanted(code)
    const path = slashes(realpathSync(fileName))
    if (!speaksOfUs && !callsWrapper(code, path)) return null
    const cached = cache.read(path, code)
    if (cached) return cached
    const { project, typeErrors, lowerFile } = await openProject(path)
    const { rewrite } = await import('./rewrite.ts')
    // First, for it checks the whole file in one go. With a type error, what the lowering says is mostly its consequence.
    const typesOf = (): readonly Diagnostic[] =>
      reportsTypeErrors ? typeErrors({ fileName: path, code, display }) : []
    const found = speaksOfUs ? typesOf() : []
    // A checker whose call stack overflowed is of no use for this file any more.
    const lowered = found.some(isTooDeep) ? unlowered : lowerFile(project, path, code, display)
    // What turns out to hold nothing of ours is not ours to judge.
    const errors = speaksOfUs || lowered.functions.length === 0 ? found : typesOf()
    const result: Transformed = {
      ...rewrite(code, lowered, { runtimeModule, fileName: basename(path) }),
      diagnostics: errors.length > 0 ? errors : lowered.diagnostics,
      watchFiles: [...lowered.dependencies, ...project.configFiles],
    }
    // What an earlier transform wrote over a file is not what the type checker read from the disk.
    const isOnDisk = readFileSync(path, 'utf8') === code
    // Where the call stack overflowed, nobody knows what the file depends on.
    if (isOnDisk && !result.diagnostics.some(isTooDeep))
      cache.write(path, code, result, inputsOf(path, lowered, project))
    return result
  }
  const prepare = async (fileName: string): Promise<void> => {
    const path = slashes(realpathSync(fileName))
    const code = readFileSync(path, 'utf8')
    if (!isWanted(code) && !callsWrapper(code, path)) return
    const { project, typeErrors, lowerFile } = await openProject(path)
    const errors = reportsTypeErrors ? typeErrors({ fileName: path, code, display }) : []
    if (!errors.some(isTooDeep)) lowerFile(project, path, code, display)
  }
  return Object.assign(transform, { prepare })
}

const isTooDeep = ({ code }: Diagnostic): boolean => code === 'SW2012'
const unlowered: LoweredFile = { functions: [], calls: [], diagnostics: [], dependencies: [], shared: [] }

/** TypeScript and source maps have forward slashes on every platform. */
const slashes = (path: string): string => path.split(sep).join('/')

/** What a file is compiled with. */
interface OpenProject {
  readonly project: UserProgram
  readonly typeErrors: TypeErrors
  readonly lowerFile: typeof lowerFile
}

/** TypeScript is loaded, and a project opened, when the first file needs it; and opened again when it is no longer what it was. */
function projectsOf(root: string, tsconfig: string | null): (path: string) => Promise<OpenProject> {
  const projects = new Map<string, OpenProject>()
  return async (path) => {
    const key = tsconfig ?? dirname(path)
    const known = projects.get(key)
    if (known?.project.isCurrent()) return known
    const [{ lowerFile }, { openUserProgram }, { typeErrorsIn }] = await Promise.all([
      import('../lower/lower-file.ts'),
      import('../lower/user-program.ts'),
      import('../lower/type-errors.ts'),
    ])
    for (const [folder, { project }] of projects) if (!project.isCurrent()) projects.delete(folder)
    const project = openUserProgram(root, path, tsconfig)
    const opened = sharedProject(project, projects) ?? { project, typeErrors: typeErrorsIn(project), lowerFile }
    projects.set(key, opened)
    return opened
  }
}

/** Folders that share a configuration share a project. */
function sharedProject(opened: UserProgram, projects: ReadonlyMap<string, OpenProject>): OpenProject | undefined {
  const name = opened.configFiles[0]
  return [...projects.values()].find(({ project }) => name !== undefined && project.configFiles[0] === name)
}

function inputsOf(path: string, lowered: LoweredFile, project: UserProgram): CacheInputs {
  const shared = lowered.shared.map((file) => [file, manifestOf(file)] as const)
  const own = [...lowered.dependencies, ...shared.flatMap(([file, manifest]) => (file === manifest ? [file] : []))]
  return {
    texts: new Map(own.map((file) => [file, project.textOf(file) ?? ''])),
    files: [
      ...shared.flatMap(([file, manifest]) => (file === manifest ? [] : [manifest])),
      ...project.linked,
      ...project.configFiles,
    ],
    folders: [...project.folders, ...packageFolders([path, ...lowered.dependencies])],
    missing: [...project.missing],
  }
}
