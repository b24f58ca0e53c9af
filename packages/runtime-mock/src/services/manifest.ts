import type { JsonObject, JsonValue } from '@stepwright/asl'

/** An object that a manifest names. */
export interface DataFile {
  readonly bucket: string
  readonly key: string
}

/** The data files of a manifest, and how they are read; or why it is none. */
export type ManifestRead =
  { readonly ok: true; readonly files: readonly DataFile[]; readonly config: JsonObject } | NoManifest

interface NoManifest {
  readonly ok: false
  readonly cause: string
}

/**
 * What Athena's `UNLOAD` leaves beside its data: the place of a data file on each line.
 *
 * @param config how the data files are read
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html
 */
export function athenaManifest(text: string, config: JsonObject): ManifestRead {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const files = lines.map((line) => /^s3:\/\/([^/]+)\/(.+)$/.exec(line))
  const wrong = files.findIndex((file) => file === null)
  if (wrong >= 0)
    return { ok: false, cause: `Line ${wrong + 1} of the manifest names no object: ${lines[wrong] ?? ''}` }
  return { ok: true, config, files: files.map((file) => ({ bucket: file?.[1] ?? '', key: file?.[2] ?? '' })) }
}

/**
 * The `manifest.json` of an S3 inventory, whose files are CSV without a header row.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export function inventoryManifest(text: string): ManifestRead {
  const manifest = objectIn(text)
  const { destinationBucket, fileFormat, fileSchema, files } = manifest
  if (typeof destinationBucket !== 'string' || typeof fileSchema !== 'string' || !Array.isArray(files)) {
    return { ok: false, cause: 'The object is not the manifest of an S3 inventory.' }
  }
  if (fileFormat !== 'CSV')
    return { ok: false, cause: `The inventory's files are ${JSON.stringify(fileFormat ?? null)}, not CSV.` }
  const bucket = destinationBucket.replace(/^arn:[^:]*:s3:::/, '')
  const keys = files.flatMap((file: JsonValue) => {
    const key = objectOf(file)['key']
    return typeof key === 'string' ? [key] : []
  })
  const headers = fileSchema.split(',').map((name) => name.trim())
  return {
    ok: true,
    files: keys.map((key) => ({ bucket, key })),
    config: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: headers },
  }
}

function objectIn(text: string): JsonObject {
  try {
    return objectOf(JSON.parse(text) as JsonValue)
  } catch {
    return {}
  }
}

function objectOf(value: JsonValue): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
