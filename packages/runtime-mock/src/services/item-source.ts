import { createHash } from 'node:crypto'
import type { JsonObject, JsonValue } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { itemsOfValue, type MapItems } from '../states/item-pairs.ts'
import { csvParser } from './csv.ts'
import { athenaManifest, inventoryManifest, type ManifestRead } from './manifest.ts'
import { objectPieces, textOf, unpackedPieces, wholeText, type ObjectPlace } from './object-pieces.ts'
import { parquetRows } from './parquet.ts'
import { UnreadableItems } from './unreadable-items.ts'
import type { ReaderRequest } from './item-reader.ts'

/** Items as they come, some at a time; of JSON it is told whether they are members of an object. */
export type Items = AsyncGenerator<readonly JsonValue[] | MapItems, void>

/** All the items that a request is for, but for its `maxItems`. It throws UnreadableItems. */
export function itemsOf(request: ReaderRequest, store: ObjectStore): Items {
  return request.action === 'listObjectsV2' ? listed(request, store) : loaded(request, store)
}

async function* listed(request: ReaderRequest, store: ObjectStore): Items {
  const { bucket, key, config, nowMs } = request
  const objects = await store.list(bucket, key)
  if (config['Transformation'] === 'LOAD_AND_FLATTEN') {
    for (const object of objects) yield* loaded({ ...request, key: object.key }, store)
    return
  }
  for (const object of objects) {
    const hash = createHash('md5')
    for await (const piece of objectPieces(store, { bucket, key: object.key })) hash.update(piece)
    const item = {
      Etag: `"${hash.digest('hex')}"`,
      Key: object.key,
      // When a file was written would be another time on every machine.
      LastModified: Math.floor(nowMs / 1000),
      Size: object.sizeBytes,
      StorageClass: 'STANDARD',
    }
    yield [item]
  }
}

async function* loaded(request: ReaderRequest, store: ObjectStore): Items {
  const { bucket, key, versionId, config } = request
  const place = { bucket, key, versionId }
  const manifest = await manifestAt(place, config, store)
  if (manifest === null) {
    yield* itemsIn(request, place, store)
    return
  }
  if (!manifest.ok) throw new UnreadableItems(manifest.cause)
  for (const file of manifest.files) yield* itemsIn({ ...request, config: manifest.config }, file, store)
}

/** The older `"InputType": "MANIFEST"` means an inventory's. */
async function manifestAt(place: ObjectPlace, config: JsonObject, store: ObjectStore): Promise<ManifestRead | null> {
  const { ManifestType: type, InputType: input } = config
  const isAthena = type === 'ATHENA_DATA'
  if (!isAthena && type !== 'S3_INVENTORY' && input !== 'MANIFEST') return null
  const text = await wholeText(unpackedPieces(store, place))
  return isAthena ? athenaManifest(text, config) : inventoryManifest(text)
}

type Format = (store: ObjectStore, place: ObjectPlace, config: JsonObject) => Items

const formats: { readonly [inputType: string]: Format } = {
  CSV: (store, place, config) => csvItems(textOf(unpackedPieces(store, place)), config),
  JSON: (store, place, config) => jsonItems(unpackedPieces(store, place), config),
  JSONL: (store, place) => jsonLines(textOf(unpackedPieces(store, place))),
  PARQUET: parquetRows,
}

function itemsIn({ state, config }: ReaderRequest, place: ObjectPlace, store: ObjectStore): Items {
  const type = config['InputType']
  const format = typeof type === 'string' && Object.hasOwn(formats, type) ? formats[type] : undefined
  if (format) return format(store, place, config)
  throw runtimeError(
    'SW4007',
    `State '${state}' reads items of the type ${JSON.stringify(type ?? null)}, which the mock runtime does not know.`,
    'It reads CSV, JSON, JSONL and PARQUET, listings and manifests.',
  )
}

const delimiters: { readonly [name: string]: string } = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }

async function* csvItems(text: AsyncIterable<string>, config: JsonObject): Items {
  const name = config['CSVDelimiter']
  const parser = csvParser(delimiters[typeof name === 'string' ? name : 'COMMA'] ?? ',')
  const given = config['CSVHeaders']
  let headers: readonly string[] | null = null
  if (config['CSVHeaderLocation'] === 'GIVEN') headers = checked(Array.isArray(given) ? given.map(String) : [])

  const items = (rows: readonly (readonly string[])[]): readonly JsonValue[] => {
    const body = headers === null ? rows.slice(1) : rows
    const names = (headers ??= rows[0] ? checked(rows[0]) : null) ?? []
    return body.map((row) => Object.fromEntries(names.map((header, at) => [header, row[at] ?? ''])))
  }
  for await (const piece of text) yield items(parser.push(piece))
  yield items(parser.end())
}

function checked(headers: readonly string[]): readonly string[] {
  if (new Set(headers).size === headers.length) return headers
  throw new UnreadableItems('CSV headers cannot contain duplicates.')
}

async function* jsonLines(text: AsyncIterable<string>): Items {
  let rest = ''
  let number = 0
  const items = (lines: readonly string[]): readonly JsonValue[] =>
    lines.flatMap((line) => {
      number += 1
      if (line.trim() === '') return []
      const item = parse(line)
      if (item === undefined) throw new UnreadableItems(`Line ${number} is not JSON.`)
      return [item]
    })
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield items(lines)
  }
  yield items([rest])
}

/** A JSON document is read as a whole: there is no other way to know that it is one. */
async function* jsonItems(pieces: ReturnType<typeof unpackedPieces>, config: JsonObject): Items {
  const document = parse(await wholeText(pieces))
  const pointer = config['ItemsPointer']
  const target = document === undefined || typeof pointer !== 'string' ? document : pointAt(document, pointer)
  if (target === undefined) throw new UnreadableItems('The file is not JSON, or ItemsPointer leads nowhere.')
  const items = itemsOfValue(target)
  // The members of an object are gone over where ItemsPointer leads to it; a file that is one object is not (recorded).
  if (!items || (items.arePairs && typeof pointer !== 'string'))
    throw new UnreadableItems('Attempting to map over non-iterable node.')
  yield items
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
      if (Array.isArray(node))
        return /^(?:0|[1-9]\d*)$/.test(step) ? (node as readonly JsonValue[])[Number(step)] : undefined
      return typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as JsonObject)[step]
        : undefined
    }, document)
}
