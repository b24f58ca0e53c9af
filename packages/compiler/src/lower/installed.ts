import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The manifest of the installed package that a file belongs to: its files change with its version. A file of no package stands for itself. */
export function manifestOf(path: string): string {
  const match = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)
  return match ? `${match[0]}/package.json` : path
}

/** The folders in which imports of packages are looked up from these files: a package that is installed later appears there. */
export function packageFolders(files: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const found: string[] = []
  for (const file of files) {
    for (let folder = dirname(file); !seen.has(folder); folder = dirname(folder)) {
      seen.add(folder)
      const modules = join(folder, 'node_modules')
      if (existsSync(modules)) found.push(modules, ...scopesIn(modules))
    }
  }
  return found
}

/** `@types`, `@aws-sdk`, … */
function scopesIn(modules: string): readonly string[] {
  return readdirSync(modules)
    .filter((name) => name.startsWith('@'))
    .map((name) => join(modules, name))
}
