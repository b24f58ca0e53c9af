import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takesExpressions } from './speaks-of-us.ts'

/** What a glance at a file of the user's tells: whether it speaks of expressions, and which files of the user's it imports. */
interface Glance {
  readonly mtimeMs: number
  readonly size: number
  readonly takesExpressions: boolean
  readonly specifiers: readonly string[]
}

/**
 * Whether a file gives functions to the user's own functions around ours, without a word of us: what it imports by a relative path, and calls or takes
 * types from, speaks of expressions, or leads to a file that does. Reads each file of the user's once.
 */
export function createOwnWrappers(): (code: string, fileName: string) => boolean {
  const glances = new Map<string, Glance | null>()

  const glanceAt = (path: string): Glance | null => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isFile()) return null
    const known = glances.get(path)
    if (known?.mtimeMs === stats.mtimeMs && known.size === stats.size) return known
    const text = readFileSync(path, 'utf8')
    const glance: Glance = {
      mtimeMs: stats.mtimeMs,
      size: stats.size,
      takesExpressions: takesExpressions(text),
      specifiers: importsOf(text).map(({ specifier }) => specifier),
    }
    glances.set(path, glance)
    return glance
  }

  const leadsToExpressions = (from: string, specifier: string): boolean => {
    const seen = new Set<string>()
    const visit = (folder: string, wanted: string): boolean => {
      for (const path of candidates(folder, wanted)) {
        if (seen.has(path)) return false
        const glance = glanceAt(path)
        if (!glance) continue
        seen.add(path)
        return glance.takesExpressions || glance.specifiers.some((next) => visit(dirname(path), next))
      }
      return false
    }
    return visit(dirname(from), specifier)
  }

  return (code, fileName) =>
    /=>|\bfunction\b/.test(code) &&
    importsOf(code).some(({ clause, specifier }) => isUsed(clause, code) && leadsToExpressions(fileName, specifier))
}

/** The imports and exports of a file by a relative path, with what they name. */
function importsOf(code: string): readonly { readonly clause: string; readonly specifier: string }[] {
  const written = /\b(?:import|export)\s+([^'"();=]*?)\s*from\s*(['"])(\.{1,2}\/[^'"]*)\2/g
  return [...code.matchAll(written)].map(([, clause = '', , specifier = '']) => ({ clause, specifier }))
}

/**
 * Whether a name that is imported is called, has a member that might be, or is a type in front of a function: only so can it take one. A pipeline that is only
 * handed on, as tests do, takes none.
 */
function isUsed(clause: string, code: string): boolean {
  const names = clause.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu) ?? []
  return names.some((name) => {
    if (name === 'as' || name === 'type') return false
    const own = name.replaceAll('$', '\\$')
    const isType = /^\p{Lu}/u.test(name)
    return new RegExp(`(?<![\\w$.])${own}\\s*[(<.\`]${isType ? `|(?::|=|satisfies|as)\\s*${own}(?![\\w$])` : ''}`).test(
      code,
    )
  })
}

/** The files that a relative import may mean, in TypeScript's order. */
function candidates(folder: string, specifier: string): readonly string[] {
  const path = join(folder, specifier)
  const source = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2')
  return [source, ...['.ts', '.tsx', '.mts', '.cts'].map((ending) => path + ending), join(path, 'index.ts')]
}
