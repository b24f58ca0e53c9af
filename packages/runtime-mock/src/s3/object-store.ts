/**
 * An S3 in miniature, for handlers under test and for distributed Maps.
 *
 * Keys are paths with `/`; a key that would leave the store (`..`, an absolute path, a backslash) is an error (SW4009).
 * A version of an object has a key of its own, `tx.csv?versionId=v1`, which no listing shows.
 */
export interface ObjectStore {
  /** Writes an object, whole or not at all. */
  put(bucket: string, key: string, body: string | Uint8Array): Promise<void>
  /** The object's bytes, or null when there is none. */
  get(bucket: string, key: string): Promise<Uint8Array | null>
  /** The object as UTF-8 text, or null when there is none. */
  getText(bucket: string, key: string): Promise<string | null>
  /** Some of the object's bytes, from `start` up to but not with `end`; fewer at its end, and null when there is no object. */
  getRange(bucket: string, key: string, start: number, end: number): Promise<Uint8Array | null>
  /** How many bytes the object has, or null when there is none. */
  size(bucket: string, key: string): Promise<number | null>
  /** Writes an object piece by piece. */
  upload(bucket: string, key: string): Upload
  /** The objects whose keys start with `prefix`, sorted by key. */
  list(bucket: string, prefix?: string): Promise<readonly StoredObject[]>
  /** Removes an object; one that is not there is no error. */
  delete(bucket: string, key: string): Promise<void>
}

/** An object in a listing. */
export interface StoredObject {
  readonly key: string
  readonly sizeBytes: number
}

/** An object that is being written. Nobody sees it before it is complete. */
export interface Upload {
  /** Adds to its end. */
  write(piece: Uint8Array): Promise<void>
  /** Puts it in its place. */
  complete(): Promise<void>
  /** Leaves nothing of it. */
  abort(): Promise<void>
}
