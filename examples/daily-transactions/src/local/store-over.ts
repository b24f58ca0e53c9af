import type { ObjectStore as S3 } from 'stepwright/testing'
import type { FileRef, ObjectStore } from '../storage/object-store.ts'

/** The handlers' view of one of Stepwright's stores: `s3.folder(…)` or `s3.memory(…)`. */
export function storeOver(s3: S3): ObjectStore {
  return {
    async read(file) {
      const text = await s3.getText(file.bucket, file.key)
      if (text === null) throw noSuchKey(file)
      return text
    },
    write: (file, text) => s3.put(file.bucket, file.key, text),
  }
}

/** S3's own name for it: Step Functions matches errors by their name. */
function noSuchKey({ bucket, key }: FileRef): Error {
  const error = new Error(`The bucket '${bucket}' has no object '${key}'.`)
  error.name = 'NoSuchKey'
  return error
}
