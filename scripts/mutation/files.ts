import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The files below a folder whose path matches, as paths from `root`, in order. */
export function filesBelow(root: string, folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => pattern.test(file))
    .sort()
}
