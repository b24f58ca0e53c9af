import { noSuchKey, toUri, type ObjectStore } from './object-store.ts'

/** S3 in memory, for tests: the objects by their `s3://` URI. */
export function memoryStore(objects: Map<string, string>): ObjectStore {
  return {
    read: (file) => {
      const text = objects.get(toUri(file))
      return text === undefined ? Promise.reject(noSuchKey(file)) : Promise.resolve(text)
    },
    write: (file, text) => {
      objects.set(toUri(file), text)
      return Promise.resolve()
    },
  }
}
