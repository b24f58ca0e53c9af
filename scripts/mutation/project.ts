import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { filesBelow } from './files.ts'
import { instrument, type Mutant } from './instrument.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const compiler = 'packages/compiler'

/** A copy of the compiler with all its mutants written in, each behind a switch. */
export interface MutatedProject {
  readonly mutants: readonly Mutant[]
  /** The files that hold mutants. */
  readonly sources: readonly string[]
  /** Test files by their path from the root. */
  readonly testFile: (path: string) => string
}

/** Copies the compiler into a folder, and mutates what lies in `folders` of its source. */
export async function mutatedProject(target: string, folders: readonly string[]): Promise<MutatedProject> {
  await rm(target, { recursive: true, force: true })
  await mkdir(join(target, compiler), { recursive: true })
  await cp(join(root, 'tsconfig.base.json'), join(target, 'tsconfig.base.json'))
  await cp(join(root, compiler, 'src'), join(target, compiler, 'src'), { recursive: true })
  await cp(join(root, compiler, 'package.json'), join(target, compiler, 'package.json'))
  await symlink(join(root, compiler, 'node_modules'), join(target, compiler, 'node_modules'))
  // Projects that tests write have the DSL installed from beside the compiler.
  await symlink(join(root, 'packages', 'dsl'), join(target, 'packages', 'dsl'))
  // A test compiles the guide's snippets.
  await symlink(join(root, 'docs'), join(target, 'docs'))

  const mutants: Mutant[] = []
  const sources: string[] = []
  for (const file of folders.flatMap((folder) => filesBelow(root, `${compiler}/src/${folder}`, /\.ts$/))) {
    if (/\.test\.ts$|\/testing\//.test(file)) continue
    const written = instrument(file, await readFile(join(root, file), 'utf8'), mutants.length)
    mutants.push(...written.mutants)
    sources.push(join(target, file))
    await writeFile(join(target, file), written.code)
  }
  const shim = fileURLToPath(new URL('test-shim.ts', import.meta.url))
  for (const file of filesBelow(target, `${compiler}/src`, /\.test\.ts$/)) {
    const path = join(target, file)
    const code = await readFile(path, 'utf8')
    let specifier = relative(dirname(path), shim)
    if (!specifier.startsWith('.')) specifier = pathToFileURL(shim).href
    await writeFile(path, code.replaceAll("from 'vitest'", `from '${specifier}'`))
  }
  return { mutants, sources, testFile: (path) => join(target, path) }
}
