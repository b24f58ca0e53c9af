import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder for what we generate on behalf of a file: `node_modules/.cache/stepwright` of the nearest package that has its dependencies
 * installed, so that imports of packages resolve from it as they do from the file; `.stepwright` beside the file when nothing is installed.
 */
export function cacheFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(modules)) return join(modules, '.cache', 'stepwright')
    if (folder === dirname(folder)) return join(dirname(file), '.stepwright')
  }
}
