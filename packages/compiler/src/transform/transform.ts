import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@stepwright/asl'
import type { UserProgram } from '../lower/user-program.ts'
import { createCache, type TransformCache } from './cache.ts'

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
  /** Reports TypeScript's own errors too, in the file and in the user's files that it imports. Default no: a test runner does not type-check. */
  readonly typeErrors?: boolean
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
export type Transform = (code: string, fileName: string) => Promise<Transformed | null>

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
  const cache = createCache(root, options.cacheFolder, [
    runtimeModule,
    tsconfig ?? '',
    String(options.typeErrors ?? false),
  ])
  const display = (fileName: string): string => slashes(relative(root, fileName))
  const lowerWithTypes = lazyLowering(root, tsconfig)

  return async (code, fileName) => {
    if (!mayHoldFlow(code) || !/\.[cm]?tsx?$/.test(fileName) || fileName.includes('/node_modules/')) return null
    // A virtual module has no types to ask for.
    if (!existsSync(fileName)) return null
    const path = slashes(realpathSync(fileName))
    const cached = cache.read(path, code)
    if (cached) return cached
    const { lowered, project } = await lowerWithTypes(path, code, display)
    const { rewrite } = await import('./rewrite.ts')
    // With a type error, what the lowering says is mostly its consequence.
    const errors = options.typeErrors ? await typeErrorsOf(project, path, code, lowered.dependencies, display) : []
    const result: Transformed = {
      ...rewrite(code, lowered, { runtimeModule, fileName: basename(path) }),
      diagnostics: errors.length > 0 ? errors : lowered.diagnostics,
      watchFiles: [...lowered.dependencies, ...project.configFiles],
    }
    keep(cache, path, code, result, [...lowered.dependencies, ...lowered.shared], project)
    return result
  }
}

/** TypeScript and source maps have forward slashes on every platform. */
const slashes = (path: string): string => path.split(sep).join('/')

/** Whether a file can have anything to do with us: a glance at its text before TypeScript is asked. */
function mayHoldFlow(code: string): boolean {
  // A flow may also come from the user's own module, and only be continued here.
  return /(['"])@?stepwright(\/[^'"]*)?\1/.test(code) || /\.(?:task|pass|choice|parallel)\(\s*['"`]/.test(code)
}

type LowerWithTypes = (
  path: string,
  code: string,
  display: (fileName: string) => string,
) => Promise<{ lowered: import('../lower/lower-file.ts').LoweredFile; project: UserProgram }>

/** TypeScript is loaded, and a project opened, when the first file needs it. */
function lazyLowering(root: string, tsconfig: string | null): LowerWithTypes {
  const projects = new Map<string, UserProgram>()
  return async (path, code, display) => {
    const [{ lowerFile }, { openUserProgram }] = await Promise.all([
      import('../lower/lower-file.ts'),
      import('../lower/user-program.ts'),
    ])
    const key = tsconfig ?? dirname(path)
    const project = projects.get(key) ?? sharedProject(openUserProgram(root, path, tsconfig), projects)
    projects.set(key, project)
    return { lowered: lowerFile(project, path, code, display), project }
  }
}

async function typeErrorsOf(
  project: UserProgram,
  fileName: string,
  code: string,
  dependencies: readonly string[],
  display: (fileName: string) => string,
): Promise<readonly Diagnostic[]> {
  const { typeErrors } = await import('../lower/type-errors.ts')
  return typeErrors(project, { fileName, code, dependencies, display })
}

/** Folders that share a configuration share a project. */
function sharedProject(opened: UserProgram, projects: ReadonlyMap<string, UserProgram>): UserProgram {
  const name = opened.configFiles[0]
  return [...projects.values()].find((project) => name !== undefined && project.configFiles[0] === name) ?? opened
}

function keep(
  cache: TransformCache,
  path: string,
  code: string,
  result: Transformed,
  dependencies: readonly string[],
  project: UserProgram,
): void {
  // What an earlier transform wrote over a file is not what the type checker read from the disk.
  if (readFileSync(path, 'utf8') !== code) return
  cache.write(path, code, result, { files: [...dependencies, ...project.configFiles], missing: [...project.missing] })
}
