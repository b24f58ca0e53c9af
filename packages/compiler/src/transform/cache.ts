import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isSameFile, isSameFolder, pathStates, sha256, type PathState } from '../lower/file-state.ts'
import { ownVersion } from './own-version.ts'
import { prune } from './prune.ts'
import type { Transformed } from './transform.ts'

/** Results of earlier runs, valid while everything that decided them is unchanged. */
export interface TransformCache {
  readonly read: (path: string, code: string) => Transformed | null
  readonly write: (path: string, code: string, result: Transformed, inputs: CacheInputs) => void
}

/** What a result depends on besides the file's own text. */
export interface CacheInputs {
  /** The user's files, each with the text that was seen: what it has become since is another input. */
  readonly texts: ReadonlyMap<string, string>
  /** Other files: configurations, manifests of installed packages. */
  readonly files: readonly string[]
  /** Folders in which a new name can change what is found. */
  readonly folders: readonly string[]
  /** Files that were looked for and not found. */
  readonly missing: readonly string[]
}

/** What a cache is opened with. */
export interface CacheOptions {
  readonly root: string
  /** `false` keeps nothing; `node_modules/.cache/stepwright` of the project when undefined. */
  readonly folder: string | false | undefined
  /** Whatever else the results depend on. */
  readonly settings: readonly string[]
  /** Results with TypeScript's errors are wanted. Results without serve only when they are not. */
  readonly typeErrors: boolean
  /** What stands for our own code. */
  readonly version?: string
}

interface Entry {
  /** The file's text, and our own code. */
  readonly key: string
  readonly files: readonly PathState[]
  readonly folders: readonly PathState[]
  readonly missing: readonly string[]
  /** TypeScript's errors were asked for. */
  readonly typeErrors: boolean
  readonly result: Transformed
}

/** The cache of a project. Processes may share it: an entry is replaced as a whole, and checked when it is read. */
export function createCache(options: CacheOptions): TransformCache {
  const { root, settings, typeErrors } = options
  const folder = options.folder ?? defaultFolder(root)
  if (folder === false || folder === null) return { read: () => null, write: () => undefined }
  // One entry for each file of the user's, so that the folder does not grow with every edit.
  const entryOf = (path: string): string => join(folder, `${sha256([root, ...settings, path].join('\0'))}.json`)
  let version = options.version
  const keyOf = (code: string): string => sha256([(version ??= ownVersion()), code].join('\0'))
  const states = pathStates()
  let isReady = false
  return {
    read: (path, code) => {
      const entry = readEntry(entryOf(path))
      return entry?.key === keyOf(code) && serves(entry, typeErrors) && isValid(entry) ? entry.result : null
    },
    write: (path, code, result, inputs) => {
      // Before the folders are looked at: it may lie in one of them.
      if (!isReady) prepare(folder)
      isReady = true
      const texts = [...inputs.texts].map(([file, text]) => {
        const state = states.file(file)
        return state?.hash === sha256(text) || state?.hash === sha256(`\ufeff${text}`) ? state : null
      })
      const files = [...texts, ...[...new Set(inputs.files)].map(states.file)].filter((state) => state !== null)
      const folders = [...new Set(inputs.folders)].map(states.folder).filter((state) => state !== null)
      // A file that is gone or has changed meanwhile is not what the result was made of.
      if (files.length < inputs.texts.size + new Set(inputs.files).size) return
      if (inputs.missing.some((file) => existsSync(file))) return
      writeEntry(entryOf(path), { key: keyOf(code), files, folders, missing: inputs.missing, typeErrors, result })
    },
  }
}

function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    // Then nothing can be written there either, which only costs time in the next run.
    return
  }
  prune(folder)
}

/** A file without type errors looks the same to those who did not ask for them. */
function serves(entry: Entry, typeErrors: boolean): boolean {
  if (typeErrors) return entry.typeErrors
  return !entry.typeErrors || !entry.result.diagnostics.some(({ code }) => code === 'SW5007')
}

function defaultFolder(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'stepwright')
    if (dirname(folder) === folder) return null
  }
}

function isValid({ files, folders, missing }: Entry): boolean {
  return files.every(isSameFile) && folders.every(isSameFolder) && !missing.some((path) => existsSync(path))
}

/** An entry is a line with the hash of the rest, and the rest: whatever happened to the file, half an entry is none. */
function readEntry(file: string): Entry | null {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    if (text.slice(0, end) !== sha256(json)) return null
    return JSON.parse(json) as Entry
  } catch {
    return null
  }
}

/** Under a name of its own first: a reader never sees half an entry. */
function writeEntry(file: string, entry: Entry): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  const json = JSON.stringify(entry)
  try {
    writeFileSync(temporary, `${sha256(json)}\n${json}`)
    renameSync(temporary, file)
  } catch {
    // A folder that cannot be written only costs time, as above.
  }
}
