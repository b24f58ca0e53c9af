import { gzipSync } from 'node:zlib'
import type { JsonValue } from '@stepwright/asl'
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { s3 } from '../s3/s3.ts'
import { openItems, type ItemsRead } from './item-reader.ts'

const read = (body: Uint8Array, maxItems = 0): Promise<ItemsRead> => {
  const place = { bucket: 'raw', key: 'rows.parquet', config: { InputType: 'PARQUET' } }
  const request = { state: 'Load', action: 'getObject', ...place, maxItems, nowMs: 0 } as const
  return openItems(request, s3.memory({ 'raw/rows.parquet': body }), 10).page(0)
}
const items = (...given: readonly JsonValue[]): unknown => ({ ok: true, items: given, total: given.length })

test('each row is an object, with JSON for what Parquet has', async () => {
  const columnData: ColumnSource[] = [
    { name: 'id', data: ['a', 'b'], type: 'STRING' },
    { name: 'n', data: [1, -2], type: 'INT32' },
    { name: 'big', data: [3n, 9_007_199_254_740_991n], type: 'INT64' },
    { name: 'x', data: [0.1, 1.5], type: 'DOUBLE' },
    { name: 'is', data: [true, false], type: 'BOOLEAN' },
    { name: 'at', data: [new Date(0), new Date(86_400_000)], type: 'TIMESTAMP' },
    { name: 'maybe', data: ['there', null], type: 'STRING', nullable: true },
    { name: 'any', data: [{ a: [1] }, { a: [] }], type: 'JSON' },
  ]
  const rows: readonly JsonValue[] = [
    { id: 'a', n: 1, big: 3, x: 0.1, is: true, at: '1970-01-01T00:00:00.000Z', maybe: 'there', any: { a: [1] } },
    {
      id: 'b',
      n: -2,
      big: 9_007_199_254_740_991,
      x: 1.5,
      is: false,
      at: '1970-01-02T00:00:00.000Z',
      maybe: null,
      any: { a: [] },
    },
  ]
  expect(await read(new Uint8Array(parquetWriteBuffer({ columnData })))).toEqual(items(...rows))
})

test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD'] as const)('packed by %s', async (codec) => {
  const columnData: ColumnSource[] = [{ name: 'id', data: Array.from({ length: 40 }, (_, n) => `row ${n % 3}`) }]
  const compressors = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), ZSTD: zstdFrame }
  const file = parquetWriteBuffer({ columnData, codec, compressors, rowGroupSize: 15 })
  const first = Array.from({ length: 10 }, (_, n) => ({ id: `row ${n % 3}` }))
  expect(await read(new Uint8Array(file))).toEqual({ ok: true, items: first, total: 40 })
  expect(await read(new Uint8Array(file), 2)).toEqual(items({ id: 'row 0' }, { id: 'row 1' }))
})

/** A frame of Zstandard with one block, which is not packed. */
function zstdFrame(bytes: Uint8Array): Uint8Array {
  const head = Buffer.alloc(12)
  head.writeUInt32LE(0xfd2fb528, 0)
  head.writeUInt8(0xa0, 4)
  head.writeUInt32LE(bytes.length, 5)
  head.writeUIntLE((bytes.length << 3) | 1, 9, 3)
  return new Uint8Array(Buffer.concat([head, bytes]))
}

test('decimals are what they say', async () => {
  const price = { name: 'price', type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 9 } as const
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 1 },
    { ...price, repetition_type: 'REQUIRED' },
  ]
  const file = parquetWriteBuffer({ schema, columnData: [{ name: 'price', data: [1.13, 2, -0.07] }] })
  expect(await read(new Uint8Array(file))).toEqual(items({ price: 1.13 }, { price: 2 }, { price: -0.07 }))
})

test('what is no Parquet file cannot be read', async () => {
  expect(await read(Buffer.from('id,n\n1,2\n'))).toEqual({
    ok: false,
    cause:
      'The object is no Parquet file that can be read: s3://raw/rows.parquet: parquet file invalid (footer != PAR1)',
  })
})
