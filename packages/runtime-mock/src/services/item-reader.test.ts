import { gzipSync } from 'node:zlib'
import type { JsonObject } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { s3 } from '../s3/s3.ts'
import { readItems, type ItemsRead, type ReaderRequest } from './item-reader.ts'

const request = (config: JsonObject, more: Partial<ReaderRequest> = {}): ReaderRequest => ({
  state: 'Load',
  action: 'getObject',
  bucket: 'raw',
  key: 'it',
  config,
  maxItems: 0,
  ...more,
})
const read = (
  objects: { readonly [key: string]: string | Uint8Array },
  config: JsonObject,
  more: Partial<ReaderRequest> = {},
): Promise<ItemsRead> =>
  readItems(
    request(config, more),
    s3.memory(Object.fromEntries(Object.entries(objects).map(([key, body]) => [`raw/${key}`, body]))),
  )
const items = (...given: unknown[]): unknown => ({ ok: true, items: given })

test('the items of all files of a listing', async () => {
  const config = { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }
  const listing = { action: 'listObjectsV2', key: 'in/' } as const
  const files = { 'in/a.jsonl': '1\n2\n', 'in/b.jsonl.gz': gzipSync('3\n'), 'out/c.jsonl': '4\n' }
  expect(await read(files, config, listing)).toEqual(items(1, 2, 3))
  expect(await read(files, config, { ...listing, maxItems: 2 })).toEqual(items(1, 2))
  expect(await read({ 'in/a.jsonl': '1\nx\n' }, config, listing)).toEqual({ ok: false, cause: 'Line 2 is not JSON.' })
})

test('files that it cannot unpack are refused, not read as text', async () => {
  await expect(read({ 'in/a.jsonl.zst': '1\n' }, { InputType: 'JSONL' }, { key: 'in/a.jsonl.zst' })).rejects.toThrow(
    "State 'Load' reads 's3://raw/in/a.jsonl.zst', and the mock runtime does not unpack Zstandard yet.",
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

test('a file that is not what its name says cannot be read', async () => {
  const config = { InputType: 'JSONL' }
  expect(await read({ 'a.gz': 'plain' }, config, { key: 'a.gz' })).toEqual({
    ok: false,
    cause: 'The object is not GZIP, as its key says: s3://raw/a.gz',
  })
})

test('Parquet is not simulated, and says so', async () => {
  const error: unknown = await read({ it: 'PAR1' }, { InputType: 'PARQUET' }).catch((thrown: unknown) => thrown)
  expect(String(error)).toMatch('reads items of the type "PARQUET", which the mock runtime does not simulate yet.')
})
