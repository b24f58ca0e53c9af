import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Transformed } from './transform.ts'

/** Results of earlier runs, valid while everything that decided them is unchanged. */
export interface TransformCache {
  readonly read: (path: string, code: string) => Transformed | null
  readonly write: (path: string, code: string, result: Transformed, inputs: CacheInputs) => void
}

/** What a result depends on besides the file's own text. */
export interface CacheInputs {
  readonly files: readonly string[]
  readonly missing: readonly string[]
}

interface Entry {
  /** The file's text, and our own code. */
  readonly key: string
  readonly inputs: readonly Fingerprint[]
  readonly missing: readonly string[]
  readonly result: Transformed
}

/** A file's state: its content counts, time and size only save reading it. */
interface Fingerprint {
  readonly path: string
  readonly mtimeMs: number
  readonly size: number
  readonly hash: string
}

/** The cache of a project; `settings` are whatever else the result depends on. */
export function createCache(
  root: string,
  folder: string | false | undefined,
  settings: readonly string[],
): TransformCache {
  const chosen = folder ?? defaultFolder(root)
  if (chosen === false || chosen === null) return { read: () => null, write: () => undefined }
  // One entry for each file of the user's, so that the folder does not grow with every edit.
  const fileFor = (path: string): string => join(chosen, `${sha256([root, ...settings, path].join('\0'))}.json`)
  const keyOf = (code: string): string => sha256([ownFingerprint(), code].join('\0'))
  return {
    read: (path, code) => {
      const entry = readEntry(fileFor(path))
      return entry?.key === keyOf(code) && isValid(entry) ? entry.result : null
    },
    write: (path, code, result, inputs) => {
      const fingerprints = [...new Set(inputs.files.map(stamped))].map(fingerprint)
      const missing = inputs.missing.filter((file) => !existsSync(file))
      const known = fingerprints.filter((print) => print !== null)
      // A file that is already gone again cannot be checked next time.
      if (known.length === fingerprints.length)
        writeEntry(fileFor(path), { key: keyOf(code), inputs: known, missing, result })
    },
  }
}

function defaultFolder(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'stepwright')
    if (dirname(folder) === folder) return null
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Of an installed package only its manifest is looked at: its files change with its version. */
function stamped(path: string): string {
  const match = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)
  return match ? join(match[0], 'package.json') : path
}

function fingerprint(path: string): Fingerprint | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return null
  return { path, mtimeMs: stat.mtimeMs, size: stat.size, hash: sha256(readFileSync(path, 'utf8')) }
}

function isValid({ inputs, missing }: Entry): boolean {
  return inputs.every(isUnchanged) && !missing.some((path) => existsSync(path))
}

function isUnchanged({ path, mtimeMs, size, hash }: Fingerprint): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return false
  return (stat.mtimeMs === mtimeMs && stat.size === size) || sha256(readFileSync(path, 'utf8')) === hash
}

function readEntry(file: string): Entry | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry
  } catch {
    // Not there, or half-written by a process that was killed: either way there is nothing to use.
    return null
  }
}

/** Under a name of its own first: a reader never sees half an entry. */
function writeEntry(file: string, entry: Entry): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, JSON.stringify(entry))
    renameSync(temporary, file)
  } catch {
    // A folder that cannot be written only costs time in the next run.
  }
}

let own: string | null = null

/** Our own code decides the result too: its version, and while it is being worked on, its files. */
function ownFingerprint(): string {
  if (own !== null) return own
  const here = dirname(fileURLToPath(import.meta.url))
  const folders = [here, join(here, '..', 'lower')].filter(existsSync)
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const stats = files.map((file) => statSync(file)).map(({ mtimeMs, size }) => `${mtimeMs}:${size}`)
  const manifest = readFileSync(join(here, '..', '..', 'package.json'), 'utf8')
  own = sha256([manifest, ...stats].join('\n'))
  return own
}
