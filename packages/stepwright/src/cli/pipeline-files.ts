import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const elsewhere = new Set(['node_modules', 'dist', 'coverage'])

/** The `*.pipeline.ts` files in a folder and below it, relative to it and in order. Dependencies, builds and hidden folders are left out. */
export async function findPipelineFiles(folder: string): Promise<readonly string[]> {
  return (await walk(folder, '')).files
}

/** The folders in which `findPipelineFiles` looks, as absolute paths when the folder is one. */
export async function pipelineFolders(folder: string): Promise<readonly string[]> {
  return (await walk(folder, '')).folders
}

/** Whether a name is that of a file with pipelines. */
export function isPipelineFile(name: string): boolean {
  return /\.pipeline\.[cm]?tsx?$/.test(name)
}

interface Walked {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

async function walk(folder: string, below: string): Promise<Walked> {
  const entries = await readdir(join(folder, below), { withFileTypes: true })
  const files: string[] = []
  const folders = [join(folder, below)]
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(below, entry.name)
    if (entry.isDirectory() && !elsewhere.has(entry.name) && !entry.name.startsWith('.')) {
      const inner = await walk(folder, path)
      files.push(...inner.files)
      folders.push(...inner.folders)
    } else if (entry.isFile() && isPipelineFile(entry.name)) {
      files.push(path)
    }
  }
  return { files, folders }
}
