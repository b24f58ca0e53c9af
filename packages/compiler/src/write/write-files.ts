import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Diagnostic } from '@stepwright/asl'
import { unwritable } from './file-problem.ts'

/** A file to write: an absolute path and its whole text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** What became of each file, in the order given; or what went wrong, and then every file is as it was. */
export type Written =
  | { readonly ok: true; readonly files: readonly { readonly path: string; readonly changed: boolean }[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

interface Prepared extends TextFile {
  readonly temporary: string
  /** The file's text before, null when there was none. */
  readonly before: string | null
}

/**
 * Writes a set of files, all or none. Each is written beside its place first and moved there when all have been written, so a reader never
 * sees half a file, and a failure leaves what was there. A file that already holds its text is left alone.
 */
export async function writeFiles(files: readonly TextFile[]): Promise<Written> {
  const prepared: Prepared[] = []
  const moved: Prepared[] = []
  for (const file of files) {
    const failure = await attempt(async () => {
      await makeFolder(dirname(file.path))
      const before = await textOf(file.path)
      if (before === file.text) return
      const temporary = join(dirname(file.path), `.${randomUUID()}.tmp`)
      prepared.push({ ...file, temporary, before })
      await writeFile(temporary, file.text)
    })
    if (failure) return undo(prepared, [], unwritable(file.path, failure.error))
  }
  for (const file of prepared) {
    const failure = await attempt(() => rename(file.temporary, file.path))
    if (failure) return undo(prepared, moved, unwritable(file.path, failure.error))
    moved.push(file)
  }
  const changed = new Set(prepared.map(({ path }) => path))
  return { ok: true, files: files.map(({ path }) => ({ path, changed: changed.has(path) })) }
}

async function undo(prepared: readonly Prepared[], moved: readonly Prepared[], because: Diagnostic): Promise<Written> {
  // Whatever fails here is of no more interest than what failed first.
  await Promise.allSettled([
    ...prepared.map(({ temporary }) => rm(temporary, { force: true })),
    ...moved.map(({ path, before }) => (before === null ? rm(path, { force: true }) : writeFile(path, before))),
  ])
  return { ok: false, diagnostics: [because] }
}

async function attempt(action: () => Promise<unknown>): Promise<{ readonly error: unknown } | null> {
  try {
    await action()
    return null
  } catch (error) {
    return { error }
  }
}

/**
 * Makes a folder and those above it. Node's own recursive `mkdir` never ends where a file system refuses a folder with ENOENT although the one
 * above it is there, as `/proc` does.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  if (dirname(folder) !== folder) await makeFolder(dirname(folder))
  try {
    await mkdir(folder)
  } catch (error) {
    // Another process was faster.
    if (!(await isFolder(folder))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** A file's text, null when there is no such file. A folder in the file's place is an error like any other. */
async function textOf(path: string): Promise<string | null> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' })
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
