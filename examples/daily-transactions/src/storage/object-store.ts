/** Where a file lies. */
export interface FileRef {
  readonly bucket: string
  readonly key: string
}

/** What the handlers need of S3. On AWS this is two calls of an S3 client, on a laptop a folder. */
export interface ObjectStore {
  /** The object's text; rejects with an error named `NoSuchKey` when there is none. */
  read(file: FileRef): Promise<string>
  write(file: FileRef, text: string): Promise<void>
}

/** Reads `s3://bucket/key`, the form in which a Glue job takes its arguments. */
export function fromUri(uri: string): FileRef {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? []
  if (bucket === undefined || key === undefined) throw new TypeError(`'${uri}' is not an S3 URI: s3://bucket/key.`)
  return { bucket, key }
}
