import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'

// Fixed places, as types: what compiles, and what is said of what does not.
const prelude = `import { athenaManifest, csv, jsonl, json, lambda, param, parquet, pipeline, s3Inventory, s3Objects, s3Results } from '../index.ts'
import type { OutputOf } from '../index.ts'
const start = pipeline<{ limit: number }>('p')
const rows = csv({ headers: ['id', 'amount'] })
const shared = { Bucket: 'raw', Key: 'x.csv' }
`
const uses = [
  `const total = start.distributedMap('M', rows.from({ Bucket: 'raw', Key: 'x.csv' }), (row) => row.pass('A', (item) => item.amount.length)).succeed()`,
  `const n: OutputOf<typeof total> = [1]`,
  `start.distributedMap('M', rows.from(shared, { maxItems: (day) => day.limit }), (row) => row.pass('A', ({ id }) => id))`,
  `const kept = rows.from({ Bucket: param('Raw'), Key: 'x.csv', VersionId: '1', ExpectedBucketOwner: '1' })`,
  `start.distributedMap('M', kept, (row) => row.pass('A', ({ id }) => id))`,
  `start.distributedMap('M', s3Objects().from({ Bucket: 'raw' }), (one) => one.pass('A', ({ Size }) => Size * 2))`,
  `start.distributedMap('M', jsonl<{ id: string }>().fromEach({ Bucket: 'raw', Prefix: 'x/' }), (one) => one.pass('A', ({ id }) => id))`,
  `start.distributedMap('M', s3Inventory().from(shared), (one) => one.pass('A', ({ Key }) => Key))`,
  `start.distributedMap('M', athenaManifest(parquet<{ id: string }>()).from(shared), (one) => one.pass('A', ({ id }) => id))`,
  `start.distributedMap('M', (day) => [day.limit], (one) => one.pass('A'), { resultWriter: s3Results({ Bucket: 'b', Prefix: 'x' }) }).pass('B', (written) => written.ResultWriterDetails.Key)`,
]
const mistakes = [
  `rows.from({ Bucket: 'raw', Kee: 'x.csv' })`,
  `rows.from({ Bucket: 'raw' })`,
  `rows.from({ Bucket: 'raw', Key: 5 })`,
  `rows.from({ Bucket: 'raw', Key: 'x.csv', Prefix: 'x' })`,
  `rows.from('s3://raw/x.csv')`,
  `parquet().from({ Bucket: 'raw', Key: 'x', VersionId: '1' })`,
  `jsonl().fromEach({ Bucket: 'raw', Prefix: 'x/', Suffix: '.jsonl' })`,
  `s3Objects().from({ Bucket: 'raw', Key: 'x' })`,
  `s3Results({ Prefix: 'x' })`,
  `start.distributedMap('M', json().from({ Bucket: 'raw', Key: (day) => day.limit }), (one) => one.pass('A'))`,
]

test('fixed places compile, and mistakes in them are reported on the text to change', { timeout: 120_000 }, () => {
  expect(checkSource(prelude + uses.join('\n')).diagnostics.map(shown)).toEqual([])
  const said = checkSource(prelude + mistakes.join('\n')).diagnostics.map(shown)
  expect(said).toMatchInlineSnapshot(`
    [
      "Kee
    Object literal may only specify known properties, and 'Kee' does not exist in type 'S3ObjectVersion'.",
      "{ Bucket: 'raw' }
    Argument of type '{ Bucket: string; }' is not assignable to parameter of type 'S3ObjectVersion'.
      Property 'Key' is missing in type '{ Bucket: string; }' but required in type 'S3ObjectVersion'.",
      "Key
    Type 'number' is not assignable to type 'string'.",
      "Prefix
    Type '"x"' is not assignable to type '"x" & DslTypeError<"'Prefix' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Prefix' is not a parameter of this S3 call.">'.",
      "'s3://raw/x.csv'
    Argument of type 'string' is not assignable to parameter of type 'S3ObjectVersion'.",
      "VersionId
    Type '"1"' is not assignable to type '"1" & DslTypeError<"'VersionId' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'VersionId' is not a parameter of this S3 call.">'.",
      "Suffix
    Type '".jsonl"' is not assignable to type '".jsonl" & DslTypeError<"'Suffix' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Suffix' is not a parameter of this S3 call.">'.",
      "Key
    Type '"x"' is not assignable to type '"x" & DslTypeError<"'Key' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Key' is not a parameter of this S3 call.">'.",
      "{ Prefix: 'x' }
    Argument of type '{ Prefix: string; }' is not assignable to parameter of type 'S3Folder'.
      Property 'Bucket' is missing in type '{ Prefix: string; }' but required in type 'S3Folder'.",
      "Bucket
    Object literal may only specify known properties, and 'Bucket' does not exist in type 'Expr<{ limit: number; }, Scope<{ limit: number; }, NoMembers, Context>, S3ObjectVersion & OnlyS3<S3ObjectVersion, S3ObjectVersion>>'.",
      "day
    Parameter 'day' implicitly has an 'any' type.",
    ]
  `)
  expect(said.filter((message) => message.split('\n').length > 4)).toEqual([])
})
