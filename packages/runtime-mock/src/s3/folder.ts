import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import { checkBucket, checkKey, isVersionKey } from './object-key.ts'
import type { ObjectStore, StoredObject, Upload } from './object-store.ts'

const unfinished = '.stepwright-unfinished-'

/**
 * A store in a folder: a subfolder for each bucket, a file for each object.
 *
 * An object is written beside its place and moved there when it is whole, so a reader never sees half of one.
 * Symbolic links that lead out of the folder are not followed.
 *
 * @param folder the folder; it is made when the first object is written
 */
export function folderStore(folder: string): ObjectStore {
  const root = resolve(folder)
  const fileOf = (bucket: string, key: string): string => join(root, checkBucket(bucket), ...checkKey(key).split('/'))

  /** What is read of an object's file, or null when there is none. */
  const reading = async <T>(bucket: string, key: string, read: (file: string) => Promise<T>): Promise<T | null> => {
    const file = fileOf(bucket, key)
    try {
      await stayWithin(root, file)
      return await read(file)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  const get = (bucket: string, key: string): Promise<Uint8Array | null> =>
    reading(bucket, key, (file) => readFile(file))

  /** The file that an object is written to, beside its place. */
  const draftOf = async (file: string): Promise<string> => {
    await mkdir(dirname(file), { recursive: true })
    await stayWithin(root, dirname(file))
    return join(dirname(file), `${unfinished}${randomBytes(8).toString('hex')}`)
  }

  const upload = (bucket: string, key: string): Upload => {
    const file = fileOf(bucket, key)
    let draft: string | null = null
    const write = async (piece: Uint8Array): Promise<void> => appendFile((draft ??= await draftOf(file)), piece)
    return {
      write,
      async complete() {
        if (draft === null) await write(new Uint8Array())
        if (draft !== null) await rename(draft, file)
      },
      async abort() {
        if (draft !== null) await rm(draft, { force: true })
      },
    }
  }

  return {
    async put(bucket, key, body) {
      const file = fileOf(bucket, key)
      const draft = await draftOf(file)
      try {
        await writeFile(draft, body, { flag: 'wx' })
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    get,
    getRange: (bucket, key, start, end) => reading(bucket, key, (file) => readRange(file, start, end)),
    size: (bucket, key) => reading(bucket, key, async (file) => (await stat(file)).size),
    upload,
    async getText(bucket, key) {
      const body = await get(bucket, key)
      return body && Buffer.from(body).toString('utf8')
    },
    async list(bucket, prefix = '') {
      const objects = await listFolder(join(root, checkBucket(bucket)), '')
      return objects
        .filter(({ key }) => key.startsWith(prefix) && !isVersionKey(key))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
    },
    async delete(bucket, key) {
      const file = fileOf(bucket, key)
      try {
        await stayWithin(root, file)
      } catch (error) {
        if (isMissing(error)) return
        throw error
      }
      await rm(file, { force: true })
    },
  }
}

async function readRange(file: string, start: number, end: number): Promise<Uint8Array> {
  // Closed after each range: whoever stops in the middle of an object leaves nothing open.
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.max(0, end - start)), { position: start })
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function listFolder(folder: string, prefix: string): Promise<readonly StoredObject[]> {
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const found: StoredObject[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const key = `${prefix}${entry.name}`
    if (entry.isDirectory()) found.push(...(await listFolder(path, `${key}/`)))
    else if (entry.isFile() && !entry.name.startsWith(unfinished))
      found.push({ key, sizeBytes: (await stat(path)).size })
  }
  return found
}

/** Refuses a path that leaves the root by a symbolic link. */
async function stayWithin(root: string, path: string): Promise<void> {
  const [realRoot, realPath] = [await realpath(root), await realpath(path)]
  if (realPath === realRoot || realPath.startsWith(`${realRoot}${sep}`)) return
  throw runtimeError('SW4009', `The file '${path}' is outside the store: a symbolic link leads out of it.`)
}

function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
}
