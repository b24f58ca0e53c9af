import { createHash } from 'node:crypto'
import type { JsonObject, JsonValue } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { parseCsv } from './csv.ts'
import { athenaManifest, inventoryManifest, type DataFile, type ManifestRead } from './manifest.ts'
import { objectText } from './object-text.ts'

/** What a distributed Map reads its items from. */
export interface ReaderRequest {
  readonly state: string
  readonly action: 'getObject' | 'listObjectsV2'
  readonly bucket: string
  /** The object, or the prefix of a listing. */
  readonly key: string
  readonly config: JsonObject
  /** At most so many items; 0 for all. */
  readonly maxItems: number
}

/** The items, or the cause of `States.ItemReaderFailed`. */
export type ItemsRead =
  { readonly ok: true; readonly items: readonly JsonValue[] } | { readonly ok: false; readonly cause: string }

const delimiters: { readonly [name: string]: string } = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }

/**
 * Reads the items of a distributed Map.
 *
 * @throws StepwrightError SW4012 without a store, SW4007 for formats that are not simulated
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readItems(request: ReaderRequest, store: ObjectStore | null): Promise<ItemsRead> {
  if (!store) {
    throw runtimeError(
      'SW4012',
      `State '${request.state}' reads 's3://${request.bucket}/${request.key}', and the simulation has no store.`,
      'Pass one: `s3: s3.memory({ … })` or `s3: s3.folder(path)`.',
    )
  }
  if (request.maxItems < 0) return { ok: false, cause: 'field MaxItems must be positive' }
  const read = request.action === 'listObjectsV2' ? await list(request, store) : await load(request, store)
  return read.ok && request.maxItems > 0 ? { ok: true, items: read.items.slice(0, request.maxItems) } : read
}

async function list(request: ReaderRequest, store: ObjectStore): Promise<ItemsRead> {
  const { bucket, key, config } = request
  const objects = await store.list(bucket, key)
  if (config['Transformation'] === 'LOAD_AND_FLATTEN') {
    return loadEach(
      request,
      objects.map((object) => ({ bucket, key: object.key })),
      store,
    )
  }
  const items: JsonValue[] = []
  for (const object of objects) {
    const body = await store.get(bucket, object.key)
    const etag = createHash('md5')
      .update(body ?? '')
      .digest('hex')
    items.push({
      Etag: `"${etag}"`,
      Key: object.key,
      LastModified: 0,
      Size: object.sizeBytes,
      StorageClass: 'STANDARD',
    })
  }
  return { ok: true, items }
}

async function load(request: ReaderRequest, store: ObjectStore): Promise<ItemsRead> {
  if (request.key.endsWith('.zst')) {
    throw runtimeError(
      'SW4007',
      `State '${request.state}' reads 's3://${request.bucket}/${request.key}', and the mock runtime does not unpack Zstandard yet.`,
      'It reads plain files and those that end in .gz.',
    )
  }
  const object = await objectText(store, request.bucket, request.key)
  if (!object.ok) return object
  const { text } = object
  const manifest = manifestIn(text, request.config)
  if (manifest === null) return itemsIn(text, request)
  if (!manifest.ok) return manifest
  const { ManifestType: _read, ...config } = manifest.config
  return loadEach({ ...request, config }, manifest.files, store)
}

/** The older `"InputType": "MANIFEST"` means an inventory's. */
function manifestIn(text: string, config: JsonObject): ManifestRead | null {
  const { ManifestType: type, InputType: input } = config
  if (type === 'ATHENA_DATA') return athenaManifest(text, config)
  return type === 'S3_INVENTORY' || input === 'MANIFEST' ? inventoryManifest(text) : null
}

/** The items of several objects, one after the other. */
async function loadEach(request: ReaderRequest, files: readonly DataFile[], store: ObjectStore): Promise<ItemsRead> {
  const items: JsonValue[] = []
  for (const { bucket, key } of files) {
    const read = await load({ ...request, bucket, key }, store)
    if (!read.ok) return read
    for (const item of read.items) items.push(item)
  }
  return { ok: true, items }
}

function itemsIn(text: string, request: ReaderRequest): ItemsRead {
  const type = request.config['InputType']
  if (type === 'CSV') return csvItems(text, request.config)
  if (type === 'JSON') return jsonItems(text, request.config)
  if (type === 'JSONL') return jsonLines(text)
  throw runtimeError(
    'SW4007',
    `State '${request.state}' reads items of the type ${JSON.stringify(type ?? null)}, which the mock runtime does not simulate yet.`,
    'It reads CSV, JSON and JSONL, listings and manifests.',
  )
}

function csvItems(text: string, config: JsonObject): ItemsRead {
  const name = config['CSVDelimiter']
  const rows = parseCsv(text, delimiters[typeof name === 'string' ? name : 'COMMA'] ?? ',')
  const isGiven = config['CSVHeaderLocation'] === 'GIVEN'
  const given = config['CSVHeaders']
  const headers = isGiven ? (Array.isArray(given) ? given.map(String) : []) : (rows[0] ?? [])
  if (new Set(headers).size < headers.length) return { ok: false, cause: 'CSV headers cannot contain duplicates.' }
  const body = isGiven ? rows : rows.slice(1)
  return {
    ok: true,
    items: body.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at] ?? '']))),
  }
}

function jsonItems(text: string, config: JsonObject): ItemsRead {
  const document = parse(text)
  const pointer = config['ItemsPointer']
  const target = document === undefined || typeof pointer !== 'string' ? document : pointAt(document, pointer)
  if (target === undefined) return { ok: false, cause: 'The file is not JSON, or ItemsPointer leads nowhere.' }
  return Array.isArray(target)
    ? { ok: true, items: target }
    : { ok: false, cause: 'Attempting to map over non-iterable node.' }
}

function jsonLines(text: string): ItemsRead {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const items = lines.map(parse)
  const wrong = items.indexOf(undefined)
  if (wrong >= 0) return { ok: false, cause: `Line ${wrong + 1} is not JSON.` }
  return { ok: true, items: items.filter((item) => item !== undefined) }
}

function parse(text: string): JsonValue | undefined {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** RFC 6901. */
function pointAt(document: JsonValue, pointer: string): JsonValue | undefined {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<JsonValue | undefined>((node, step) => {
      if (Array.isArray(node)) return (node as readonly JsonValue[])[Number(step)]
      return typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as JsonObject)[step]
        : undefined
    }, document)
}
