import { gunzipSync } from 'node:zlib'
import type { JsonValue } from '@stepwright/asl'
import { decompress as unpackZstd } from 'fzstd'
import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type SchemaTree,
} from 'hyparquet'
import type { ObjectStore } from '../s3/object-store.ts'
import { missing, type ObjectPlace } from './object-pieces.ts'
import { UnreadableItems } from './unreadable-items.ts'

/** Snappy and no compression are the library's own. */
const compressors: Compressors = { GZIP: (packed) => gunzipSync(packed), ZSTD: (packed) => unpackZstd(packed) }

/** The rows of a Parquet file as JSON, one row group after the other. */
export async function* parquetRows(store: ObjectStore, place: ObjectPlace): AsyncGenerator<readonly JsonValue[], void> {
  // Step Functions reads no version of a Parquet file but the newest.
  if (place.versionId !== undefined) throw new UnreadableItems('VersionId is not supported for Parquet files.')
  const byteLength = await store.size(place.bucket, place.key)
  if (byteLength === null) throw missing(place)
  const file: AsyncBuffer = {
    byteLength,
    slice: async (start, end = byteLength) => {
      const bytes = await store.getRange(place.bucket, place.key, fromStart(start, byteLength), end)
      if (bytes === null) throw missing(place)
      return ownBuffer(bytes)
    },
  }
  try {
    const metadata = await parquetMetadataAsync(file)
    const decimals = decimalColumns(metadata)
    let rowStart = 0
    for (const { num_rows: rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(rows)
      const objects = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors, utf8: false })
      yield objects.map((row) => rowOf(row, decimals))
      rowStart = rowEnd
    }
  } catch (error) {
    if (error instanceof UnreadableItems) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new UnreadableItems(
      `The object is no Parquet file that can be read: s3://${place.bucket}/${place.key}: ${why}`,
    )
  }
}

/** The library counts from the end with a negative start. */
function fromStart(start: number, byteLength: number): number {
  return start < 0 ? Math.max(0, byteLength + start) : start
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function rowOf(row: Readonly<Record<string, unknown>>, decimals: ReadonlySet<string>): JsonValue {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, jsonOf(value, decimals.has(column))]))
}

/** What JSON has for a value of Parquet: a date is its ISO text, bytes are base64, an integer beyond 2^53 loses its last digits. */
function jsonOf(value: unknown, isDecimal: boolean): JsonValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return numberOf(value, isDecimal)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map((item: unknown) => jsonOf(item, isDecimal))
  const members = Object.entries(value).map(([name, member]) => [name, jsonOf(member, isDecimal)] as const)
  return Object.fromEntries(members)
}

function numberOf(value: number, isDecimal: boolean): JsonValue {
  if (!Number.isFinite(value)) return String(value)
  // The library multiplies by the scale: 113 hundredths come as 1.1300000000000001.
  return isDecimal ? Number(value.toPrecision(15)) : value
}

/** The columns that hold decimals and no floating-point numbers. */
function decimalColumns(metadata: FileMetaData): ReadonlySet<string> {
  const isDecimal = ({ element }: SchemaTree): boolean =>
    element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL'
  const isFloat = ({ element }: SchemaTree): boolean => element.type === 'FLOAT' || element.type === 'DOUBLE'
  return new Set(
    parquetSchema(metadata)
      .children.filter((column) => {
        const nodes = [...nodesOf(column)]
        return nodes.some(isDecimal) && !nodes.some(isFloat)
      })
      .map(({ element }) => element.name),
  )
}

function* nodesOf(node: SchemaTree): Generator<SchemaTree, void> {
  yield node
  for (const child of node.children) yield* nodesOf(child)
}
