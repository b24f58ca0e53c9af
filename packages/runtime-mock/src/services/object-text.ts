import { gunzipSync } from 'node:zlib'
import type { ObjectStore } from '../s3/object-store.ts'

/** What an object holds, as text, or why it cannot be read. What ends in `.gz` is unpacked. */
export async function objectText(
  store: ObjectStore,
  bucket: string,
  key: string,
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly cause: string }> {
  const body = await store.get(bucket, key)
  if (body === null) return { ok: false, cause: `The specified key does not exist: s3://${bucket}/${key}` }
  if (!key.endsWith('.gz')) return { ok: true, text: Buffer.from(body).toString('utf8') }
  try {
    return { ok: true, text: gunzipSync(body).toString('utf8') }
  } catch {
    return { ok: false, cause: `The object is not GZIP, as its key says: s3://${bucket}/${key}` }
  }
}
