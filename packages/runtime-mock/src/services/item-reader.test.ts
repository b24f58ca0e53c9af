import { gzipSync } from 'node:zlib'
import type { JsonObject } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { s3 } from '../s3/s3.ts'
import { openItems, type ItemReader, type ItemsRead, type ReaderRequest } from './item-reader.ts'

const request = (config: JsonObject, more: Partial<ReaderRequest> = {}): ReaderRequest => ({
  state: 'Load',
  action: 'getObject',
  bucket: 'raw',
  key: 'it',
  config,
  maxItems: 0,
  nowMs: Date.UTC(2026, 0, 1),
  ...more,
})
const read = (
  objects: { readonly [key: string]: string | Uint8Array },
  config: JsonObject,
  more: Partial<ReaderRequest> = {},
): Promise<ItemsRead> =>
  openItems(
    request(config, more),
    s3.memory(Object.fromEntries(Object.entries(objects).map(([key, body]) => [`raw/${key}`, body]))),
  ).page(0)
const items = (...given: unknown[]): unknown => ({ ok: true, items: given, total: given.length })

test('the items of all files of a listing', async () => {
  const config = { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }
  const listing = { action: 'listObjectsV2', key: 'in/' } as const
  const files = { 'in/a.jsonl': '1\n2\n', 'in/b.jsonl.gz': gzipSync('3\n'), 'out/c.jsonl': '4\n' }
  expect(await read(files, config, listing)).toEqual(items(1, 2, 3))
  expect(await read(files, config, { ...listing, maxItems: 2 })).toEqual(items(1, 2))
  expect(await read({ 'in/a.jsonl': '1\nx\n' }, config, listing)).toEqual({ ok: false, cause: 'Line 2 is not JSON.' })
})

test('a version of an object, and no other one where it is not there', async () => {
  const files = { 'it.gz': gzipSync('1\n'), 'it.gz?versionId=v1': gzipSync('2\n') }
  const config = { InputType: 'JSONL' }
  expect(await read(files, config, { key: 'it.gz' })).toEqual(items(1))
  expect(await read(files, config, { key: 'it.gz', versionId: 'v1' })).toEqual(items(2))
  expect(await read(files, config, { key: 'it.gz', versionId: 'v2' })).toEqual({
    ok: false,
    cause: 'The specified version does not exist: s3://raw/it.gz?versionId=v2',
  })
  expect(await read(files, { InputType: 'PARQUET' }, { key: 'it.gz', versionId: 'v1' })).toEqual({
    ok: false,
    cause: 'VersionId is not supported for Parquet files.',
  })
})

test.each<[string, unknown]>([
  ['', items(0)],
  ['/a/1', items(7, 8)],
  ['/b~1c~0d', items(9)],
  ['/a/01', 'leads nowhere'],
  ['/a/', 'leads nowhere'],
  ['/a/2', 'leads nowhere'],
  ['/a/length', 'leads nowhere'],
])('ItemsPointer %j', async (pointer, expected) => {
  const file = pointer === '' ? [0] : { a: [1, [7, 8]], 'b/c~d': [9] }
  const given = await read({ it: JSON.stringify(file) }, { InputType: 'JSON', ItemsPointer: pointer })
  expect(given).toEqual(
    expected === 'leads nowhere'
      ? { ok: false, cause: 'The file is not JSON, or ItemsPointer leads nowhere.' }
      : expected,
  )
})

test('the objects of a listing, as old as the moment it was made', async () => {
  const files = { 'in/a.txt': 'hello', 'out/b.txt': '' }
  expect(await read(files, {}, { action: 'listObjectsV2', key: 'in/' })).toEqual(
    items({
      Etag: '"5d41402abc4b2a76b9719d911017c592"',
      Key: 'in/a.txt',
      LastModified: 1767225600,
      Size: 5,
      StorageClass: 'STANDARD',
    }),
  )
})

test("the rows that Athena's manifest leads to", async () => {
  const config = {
    InputType: 'CSV',
    ManifestType: 'ATHENA_DATA',
    CSVHeaderLocation: 'GIVEN',
    CSVHeaders: ['id', 'n'],
  }
  const files = { it: 's3://raw/a.gz\ns3://raw/b\n', 'a.gz': gzipSync('x,1\n'), b: 'y,2\n' }
  expect(await read(files, config)).toEqual(items({ id: 'x', n: '1' }, { id: 'y', n: '2' }))
  expect(await read({ it: 'id,n\n' }, config)).toEqual({
    ok: false,
    cause: 'Line 1 of the manifest names no object: id,n',
  })
  expect(await read({ it: 's3://raw/a.gz\n' }, config)).toEqual({
    ok: false,
    cause: 'The specified key does not exist: s3://raw/a.gz',
  })
})

test.each([{ ManifestType: 'S3_INVENTORY' }, { InputType: 'MANIFEST' }])('an inventory: %j', async (config) => {
  const manifest = {
    destinationBucket: 'arn:aws:s3:::raw',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'data/1.csv.gz' }],
  }
  const data = gzipSync('"raw","a.csv","12"\n"raw","b.csv","7"\n')
  expect(await read({ it: JSON.stringify(manifest), 'data/1.csv.gz': data }, config)).toEqual(
    items({ Bucket: 'raw', Key: 'a.csv', Size: '12' }, { Bucket: 'raw', Key: 'b.csv', Size: '7' }),
  )
  expect(await read({ it: JSON.stringify({ ...manifest, fileFormat: 'ORC' }) }, config)).toEqual({
    ok: false,
    cause: 'The inventory\'s files are "ORC", not CSV.',
  })
  expect(await read({ it: '[]' }, config)).toEqual({
    ok: false,
    cause: 'The object is not the manifest of an S3 inventory.',
  })
})

test.each([
  ['a.gz', 'GZIP'],
  ['a.zst', 'Zstandard'],
])('%s that is not what its name says cannot be read', async (key, format) => {
  const read1 = await read({ [key]: 'plain' }, { InputType: 'JSONL' }, { key })
  expect(read1).toEqual({ ok: false, cause: `The object is not ${format}, as its key says: s3://raw/${key}` })
})

/** `{"n":0}` and so on, on 50 lines, packed by zstd 1.5. */
const zstd = Buffer.from(
  'KLUv/QRoxQIAMkYPD9Dn1gLSRIiUMqUUDqEYAeCMi9/t9d/vefqw8Nlcvu2aJo+KXq3V121Z6qDg0Vg8zZIkDnFWdwkOkVCCCTGoEDi+G/AZAxASgR9qZqF8yA7L54FMAaQoK9Y=',
  'base64',
)

test('files that Zstandard packed', async () => {
  const lines = Array.from({ length: 50 }, (_, n) => ({ n }))
  for (const key of ['a.jsonl.zst', 'a.jsonl.zstd']) {
    expect(await read({ [key]: zstd }, { InputType: 'JSONL' }, { key })).toEqual(items(...lines))
    const cut = zstd.subarray(0, zstd.length >> 1)
    expect(await read({ [key]: cut }, { InputType: 'JSONL' }, { key })).toEqual({
      ok: false,
      cause: `The object is not Zstandard, as its key says: s3://raw/${key}`,
    })
  }
})

test('a type of items that it does not know is refused', async () => {
  await expect(read({ it: '' }, { InputType: 'AVRO' })).rejects.toThrow(
    'State \'Load\' reads items of the type "AVRO", which the mock runtime does not know.',
  )
})

describe('page by page', () => {
  const text = Array.from({ length: 25 }, (_, n) => `${JSON.stringify({ n })}\n`).join('')
  const open = (more: Partial<ReaderRequest> = {}, body = text): ItemReader =>
    openItems(request({ InputType: 'JSONL' }, more), s3.memory({ 'raw/it': body }), 10)
  const numbers = (read: ItemsRead): unknown => read.ok && read.items.map((item) => (item as { readonly n: number }).n)

  test('gives every item once, and says with each page how many there are', async () => {
    const reader = open()
    const pages = [await reader.page(0), await reader.page(10), await reader.page(20)]
    expect(pages.map(numbers)).toEqual([range(0, 10), range(10, 20), range(20, 25)])
    expect(pages.map((page) => page.ok && page.total)).toEqual([25, 25, 25])
  })

  test('reads again from any item', async () => {
    const reader = open()
    await reader.page(0)
    await reader.page(10)
    expect(numbers(await reader.page(5))).toEqual(range(5, 15))
    expect(await open().page(21)).toMatchObject({ ok: true, total: 25 })
    expect(numbers(await open().page(21))).toEqual(range(21, 25))
  })

  test('counts no more than are asked for', async () => {
    const reader = open({ maxItems: 12 })
    expect(await reader.page(0)).toMatchObject({ ok: true, total: 12 })
    expect(numbers(await reader.page(10))).toEqual([10, 11])
  })

  test('finds what is wrong in the last line before it gives the first page', async () => {
    expect(await open({}, `${text}x`).page(0)).toEqual({ ok: false, cause: 'Line 26 is not JSON.' })
  })
})

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at)
