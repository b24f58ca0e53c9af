import { readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/** The texts that diagnostics point into, by the file names they use. */
export interface Sources {
  /** A file's lines, null when it cannot be read. */
  linesOf(file: string): readonly string[] | null
  /** The file as a person at this prompt would name it. */
  nameOf(file: string): string
  /** The file as a path with forward slashes from the working folder, for tools. */
  uriOf(file: string): string
}

/** Reads each file once, when it is first asked for. */
export function sourcesFrom(cwd: string): Sources {
  const files = new Map<string, readonly string[] | null>()
  const nameOf = (file: string): string => {
    const name = relative(cwd, resolve(cwd, file))
    return name.startsWith('..') || isAbsolute(name) ? resolve(cwd, file) : name
  }
  return {
    linesOf: (file) => {
      const path = resolve(cwd, file)
      const known = files.get(path)
      if (known !== undefined) return known
      const lines = read(path)?.split(/\r\n|\n|\r/) ?? null
      files.set(path, lines)
      return lines
    },
    nameOf,
    uriOf: (file) => nameOf(file).split(sep).join('/'),
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
