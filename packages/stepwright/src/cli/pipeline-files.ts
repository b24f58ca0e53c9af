import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const elsewhere = new Set(['node_modules', 'dist', 'coverage'])

/** The `*.pipeline.ts` files in a folder and below it, relative to it and in order. Dependencies, builds and hidden folders are left out. */
export async function findPipelineFiles(folder: string, below = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(below, entry.name)
    if (entry.isDirectory() && !elsewhere.has(entry.name) && !entry.name.startsWith('.')) {
      found.push(...(await findPipelineFiles(folder, path)))
    } else if (entry.isFile() && /\.pipeline\.[cm]?tsx?$/.test(entry.name)) {
      found.push(path)
    }
  }
  return found
}
