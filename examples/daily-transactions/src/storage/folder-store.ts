import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { noSuchKey, type FileRef, type ObjectStore } from './object-store.ts'

/** A folder as S3: a bucket is a folder in it, a key a path. */
export function folderStore(root: string): ObjectStore {
  const path = ({ bucket, key }: FileRef): string => join(root, bucket, key)
  return {
    async read(file) {
      try {
        return await readFile(path(file), 'utf8')
      } catch (cause) {
        throw noSuchKey(file, cause)
      }
    },
    async write(file, text) {
      await mkdir(dirname(path(file)), { recursive: true })
      await writeFile(path(file), text)
    },
  }
}
