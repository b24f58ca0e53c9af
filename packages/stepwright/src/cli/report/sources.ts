import { readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/** The texts that diagnostics point into, by the file names they use. */
export interface Sources {
  /** A file's text, null when it cannot be read. */
  textOf(file: string): string | null
  /** The file as a person at this prompt would name it. */
  nameOf(file: string): string
  /** The file as a path with forward slashes from the working folder, for tools. */
  uriOf(file: string): string
}

/** Reads each file once, when it is first asked for. */
export function sourcesFrom(cwd: string): Sources {
  const texts = new Map<string, string | null>()
  const nameOf = (file: string): string => {
    const name = relative(cwd, resolve(cwd, file))
    return name.startsWith('..') || isAbsolute(name) ? resolve(cwd, file) : name
  }
  return {
    textOf: (file) => {
      const path = resolve(cwd, file)
      const known = texts.get(path)
      if (known !== undefined) return known
      const text = read(path)
      texts.set(path, text)
      return text
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
