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

/** `s3://bucket/key`, the form in which a Glue job takes its arguments. */
export const toUri = (file: FileRef): string => `s3://${file.bucket}/${file.key}`

/** The reverse of {@link toUri}. */
export function fromUri(uri: string): FileRef {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? []
  if (bucket === undefined || key === undefined) throw new TypeError(`'${uri}' is not an S3 URI: s3://bucket/key.`)
  return { bucket, key }
}
