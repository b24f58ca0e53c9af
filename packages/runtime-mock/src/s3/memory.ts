import { checkBucket, checkKey, isVersionKey } from './object-key.ts'
import type { ObjectStore, Upload } from './object-store.ts'

/**
 * A store in memory.
 *
 * @param objects what it starts with: `bucket/key` to text or bytes
 */
export function memoryStore(objects: { readonly [bucketAndKey: string]: string | Uint8Array } = {}): ObjectStore {
  const buckets = new Map<string, Map<string, Uint8Array>>()
  const put = (bucket: string, key: string, body: string | Uint8Array): void => {
    const kept = buckets.get(checkBucket(bucket)) ?? new Map<string, Uint8Array>()
    // A copy: what the caller does to its bytes later is no business of the store.
    kept.set(checkKey(key), typeof body === 'string' ? Buffer.from(body) : Uint8Array.from(body))
    buckets.set(bucket, kept)
  }
  const find = (bucket: string, key: string): Uint8Array | null =>
    buckets.get(checkBucket(bucket))?.get(checkKey(key)) ?? null
  const get = (bucket: string, key: string): Uint8Array | null => {
    const body = find(bucket, key)
    return body ? Uint8Array.from(body) : null
  }
  const upload = (bucket: string, key: string): Upload => {
    const pieces: Uint8Array[] = []
    return {
      write: (piece) => promised(() => void pieces.push(Uint8Array.from(piece))),
      complete: () => promised(() => put(bucket, key, Buffer.concat(pieces))),
      abort: () => promised(() => void pieces.splice(0)),
    }
  }
  for (const [place, body] of Object.entries(objects)) {
    const slash = place.indexOf('/')
    put(slash < 0 ? place : place.slice(0, slash), slash < 0 ? '' : place.slice(slash + 1), body)
  }
  return {
    put: (bucket, key, body) => promised(() => put(bucket, key, body)),
    get: (bucket, key) => promised(() => get(bucket, key)),
    getText: (bucket, key) =>
      promised(() => {
        const body = get(bucket, key)
        return body && Buffer.from(body).toString('utf8')
      }),
    getRange: (bucket, key, start, end) => promised(() => find(bucket, key)?.slice(start, end) ?? null),
    size: (bucket, key) => promised(() => find(bucket, key)?.byteLength ?? null),
    upload,
    list: (bucket, prefix = '') =>
      promised(() =>
        [...(buckets.get(checkBucket(bucket)) ?? [])]
          .filter(([key]) => key.startsWith(prefix) && !isVersionKey(key))
          .map(([key, body]) => ({ key, sizeBytes: body.byteLength }))
          .sort((one, other) => (one.key < other.key ? -1 : 1)),
      ),
    delete: (bucket, key) =>
      promised(() => {
        buckets.get(checkBucket(bucket))?.delete(checkKey(key))
      }),
  }
}

/** A promise of what is made at once; what is thrown rejects it. */
function promised<T>(make: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(make())
  })
}
