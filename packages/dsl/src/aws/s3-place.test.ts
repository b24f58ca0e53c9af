import { describe, expect, test } from 'vitest'
import { kinds } from '../ir/expression.ts'
import { lowered } from '../lowered.ts'
import { param } from '../param.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { csv, json, jsonl, parquet } from './item-formats.ts'
import { athenaManifest, s3Inventory, s3Objects } from './item-listings.ts'
import { readerNodeOf } from './item-reader.ts'
import { resultWriterNode, s3Results } from './s3-results.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const object = { Bucket: 'raw', Key: 'orders' }
const prefix = { Bucket: 'raw', Prefix: 'orders/' }
const placeOf = (reader: unknown) => readerNodeOf(reader)?.arguments

describe('a fixed place', () => {
  test.each([
    ['csv', csv().from(object), object],
    ['json', json().from(object), object],
    ['jsonl', jsonl().from(object), object],
    ['parquet', parquet().from(object), object],
    ['an older version', csv().from({ ...object, VersionId: '1' }), { ...object, VersionId: '1' }],
    ['an inventory', s3Inventory().from(object), object],
    ['a manifest', athenaManifest(jsonl()).from(object), object],
    ['a listing', s3Objects().from(prefix), prefix],
    ['a whole bucket', s3Objects().from({ Bucket: 'raw' }), { Bucket: 'raw' }],
    ['many files', jsonl().fromEach(prefix), prefix],
  ])('of %s is taken as it is', (_what, reader, value) => {
    expect(placeOf(reader)).toMatchObject({ kind: 'Constant', value: { kind: 'Json', value } })
  })

  test('may hold parameters', () => {
    expect(placeOf(csv().from({ Bucket: param('Raw'), Key: 'orders' }))).toMatchObject({
      value: {
        kind: 'KnownObject',
        members: [
          { key: 'Bucket', value: { kind: 'Param', name: 'Raw' } },
          { key: 'Key', value: { kind: 'Json', value: 'orders' } },
        ],
      },
    })
  })

  test('of results', () => {
    const writer = s3Results({ Bucket: 'results', Prefix: 'daily' }, { outputType: 'JSONL' })
    expect(resultWriterNode(writer, 'Load', at)).toEqual({
      arguments: { kind: 'Constant', value: { kind: 'Json', value: { Bucket: 'results', Prefix: 'daily' } }, at },
      transformation: null,
      outputType: 'JSONL',
      at,
    })
  })
})

test('a computed place is an expression', () => {
  const body = { kind: 'Subject', kinds: kinds.object } as const
  const where = lowered((place: typeof object) => place, body, null, 'flow.ts:1:1')
  expect(placeOf(csv().from(where))).toMatchObject({ kind: 'Lowered', body })
})

// What the types refuse too: for plain JavaScript, and for objects that are wider than they look.
const any = (value: unknown): never => value as never

test.each([
  [
    () => csv().from(any('s3://raw/x.csv')),
    "The place of 'csv' takes { Bucket, Key }, or an arrow function that gives it, and was given the text 's3://raw/x.csv'.",
  ],
  [
    () => s3Objects().from(any(undefined)),
    "The place of 's3Objects' takes { Bucket }, or an arrow function that gives it, and was given undefined.",
  ],
  [
    () => csv().from(any({ Bucket: 'raw' })),
    "'Key' of the place of 'csv' takes text or a param(), and was given undefined.",
  ],
  [
    () => jsonl().from(any({ Bucket: 'raw', Key: (day: string) => day })),
    "'Key' of the place of 'jsonl' takes text or a param(), and was given a function.",
  ],
  [
    () => s3Objects().from(any({ Bucket: 'raw', Prefix: 5 })),
    "'Prefix' of the place of 's3Objects' takes text or a param(), and was given the number 5.",
  ],
  [() => s3Objects().from(any(object)), "The place of 's3Objects' has no field 'Key'."],
  [() => parquet().from(any({ ...object, VersionId: '1' })), "The place of 'parquet' has no field 'VersionId'."],
  [
    () => resultWriterNode(s3Results(any({ Prefix: 'daily' })), 'Load', at),
    "'Bucket' of the result writer of 'Load' takes text or a param(), and was given undefined.",
  ],
])('what is no place is refused', (call, message) => {
  expect(thrownBy(call).message).toBe(message)
})
