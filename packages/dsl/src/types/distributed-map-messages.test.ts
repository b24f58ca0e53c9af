import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'

// What a user of distributed maps reads, word for word, and the text it is on. One program for all: each mistake is a line of it.
const mistakes = {
  noSuchColumn: `start.distributedMap('M', rows.from(place), (row) => row.pass('A', (item) => item.amuont))`,
  noSuchInput: `start.distributedMap('M', rows.from((file) => ({ Bucket: file.bukket, Key: file.key })), (row) => row.pass('A'))`,
  noSuchArgument: `start.distributedMap('M', rows.from((file) => ({ Bucket: file.bucket, Key: file.key, Prefix: 'x' })), (row) => row.pass('A'))`,
  missingArgument: `start.distributedMap('M', rows.from((file) => ({ Bucket: file.bucket })), (row) => row.pass('A'))`,
  wrongArgument: `start.distributedMap('M', rows.from((file) => ({ Bucket: file.bucket, Key: 5 })), (row) => row.pass('A'))`,
  noVersions: `parquet<Order>().from(() => ({ Bucket: 'raw', Key: 'x', VersionId: '1' }))`,
  noSuchDelimiter: `csv({ headers: ['id'], delimiter: ';' })`,
  cellIsText: `csv<{ id: number }>()`,
  athenaJson: `athenaManifest(json<Order>())`,
  hiddenVariable: `assigned.distributedMap('M', rows.from(place), (row) => row.pass('A', (_item, { vars }) => ({ n: vars.limit * 2 })))`,
  hiddenInArguments: `assigned.distributedMap('M', rows.from(place), (row) => row.task('A', load, (item, { vars }) => ({ id: item.id, limit: vars.limit })))`,
  hiddenFromFragment: `assigned.distributedMap('M', rows.from(place), (row) => row.use(limited))`,
  noItemOutside: `start.distributedMap('M', rows.from(place), (row) => row.pass('A', (item, { context }) => context.Map))`,
  selectorOfNothing: `start.distributedMap('M', rows.from(place), (row) => row.itemSelector((item) => item.idd).pass('A'))`,
  lateSelector: `start.distributedMap('M', rows.from(place), (row) => row.pass('A').itemSelector((item) => item))`,
  batchedInline: `start.map('M', (file) => [file.key], (item) => item.itemBatcher({ maxItemsPerBatch: 2 }).pass('A'))`,
  itemsOfNoBatch: `start.distributedMap('M', rows.from(place), (row) => row.itemBatcher({ maxItemsPerBatch: 2 }).pass('A', (batch) => batch.items))`,
  writtenResult: `start.distributedMap('M', rows.from(place), (row) => row.pass('A'), { resultWriter: s3Results(() => ({ Bucket: 'b' })) }).pass('B', (result) => result.length)`,
  noSuchOption: `start.distributedMap('M', rows.from(place), (row) => row.pass('A'), { toleratedFailures: 3 })`,
  noSuchExecution: `start.distributedMap('M', rows.from(place), (row) => row.pass('A'), { executionType: 'FAST' })`,
  noSuchForm: `start.distributedMap('M', rows.from(place), (row) => row.pass('A'), { resultWriter: { transformation: 'FLAT' } })`,
  toleranceInline: `start.map('M', (file) => [file.key], (item) => item.pass('A'), { toleratedFailureCount: 2 })`,
  notAReader: `start.distributedMap('M', 's3://raw/x.csv', (row) => row.pass('A'))`,
} as const

const prelude = `import { athenaManifest, csv, fragment, json, lambda, parquet, pipeline, s3Results } from '../index.ts'
interface FileRef { bucket: string; key: string }
interface Order { id: string }
const load = lambda<(event: { id: string; limit: number }) => Promise<number>>('load')
const rows = csv({ headers: ['id', 'amount'] })
const place = () => ({ Bucket: 'raw', Key: 'x.csv' })
const start = pipeline<FileRef>('p')
const assigned = start.pass('V').assign(() => ({ limit: 1 }))
const limited = fragment<{ id: string }, { limit: number }>().pass('Limited')
`

test('mistakes are reported in a sentence, on the text to change', () => {
  const { diagnostics } = checkSource(prelude + Object.values(mistakes).join('\n'))
  const said = diagnostics.map(shown)
  expect(said).toMatchInlineSnapshot(`
    [
      "amuont
    Property 'amuont' does not exist on type '{ id: string; amount: string; }'. Did you mean 'amount'?",
      "bukket
    Property 'bukket' does not exist on type 'FileRef'. Did you mean 'bucket'?",
      "Prefix
    Type 'string' is not assignable to type 'string & DslTypeError<"'Prefix' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Prefix' is not a parameter of this S3 call.">'.",
      "({ Bucket: file.bucket })
    Type '{ Bucket: string; }' is not assignable to type 'S3ObjectVersion & OnlyS3<S3ObjectVersion, S3ObjectVersion>'.
      Property 'Key' is missing in type '{ Bucket: string; }' but required in type 'S3ObjectVersion'.",
      "Key
    Type 'number' is not assignable to type 'string'.",
      "VersionId
    Type 'string' is not assignable to type 'string & DslTypeError<"'VersionId' is not a parameter of this S3 call.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'VersionId' is not a parameter of this S3 call.">'.",
      "delimiter
    Type '";"' is not assignable to type '"COMMA" | "PIPE" | "SEMICOLON" | "SPACE" | "TAB" | undefined'.",
      "{ id: number }
    Type '{ id: number; }' does not satisfy the constraint '{ readonly id: string; }'.
      Types of property 'id' are incompatible.
        Type 'number' is not assignable to type 'string'.",
      "json<Order>()
    Argument of type 'FileItems<Order, "JSON", S3ObjectVersion>' is not assignable to parameter of type 'AthenaFormat<Order>'.
      The types of '[types].type' are incompatible between these types.
        Type '"JSON"' is not assignable to type '"CSV" | "PARQUET" | "JSONL"'. Did you mean '"JSONL"'?",
      "vars.limit
    The left-hand side of an arithmetic operation must be of type 'any', 'number', 'bigint' or an enum type.",
      "limit
    Type 'DslTypeError<"Variable 'limit' is out of reach: the body of a distributed map runs in an execution of its own. Hand it on with itemSelector.">' is not assignable to type 'number'.",
      "limited
    Argument of type 'PlainFlow<{ id: string; }, NoMembers, "Limited", { Limited: PlacedState<{ id: string; }, null>; }, never, RootEnv<{ id: string; }, { limit: number; }>, { id: string; }, Scope<...>>' is not assignable to parameter of type '"The fragment reads the variable 'limit', which is not set here or holds something else."'.",
      "Map
    Property 'Map' does not exist on type 'Context'.",
      "idd
    Property 'idd' does not exist on type '{ id: string; amount: string; }'.",
      "itemSelector
    Property 'itemSelector' does not exist on type 'PlainFlow<{ id: string; amount: string; }, NoMembers, "A", { A: PlacedState<{ id: string; amount: string; }, null>; }, never, ChildEnv<{ id: string; amount: string; }, NoMembers, "M", RootEnv<...>>, { ...; }, Scope<...>>'.",
      "item
    Parameter 'item' implicitly has an 'any' type.",
      "itemBatcher
    Property 'itemBatcher' does not exist on type 'ItemFlow<string, BodyEnv<string, NoMembers, "M", RootEnv<FileRef, NoMembers>>, Scope<FileRef, NoMembers, Context & MapContext<...>>>'.",
      "items
    Property 'items' does not exist on type '{ Items: { id: string; amount: string; }[]; }'. Did you mean 'Items'?",
      "length
    Property 'length' does not exist on type 'ExportedResults'.",
      "toleratedFailures
    Object literal may only specify known properties, but 'toleratedFailures' does not exist in type 'DistributedMapOptions<FileRef, Scope<FileRef, NoMembers, Context>, "COMPACT">'. Did you mean to write 'toleratedFailureCount'?",
      "executionType
    Type '"FAST"' is not assignable to type '"STANDARD" | "EXPRESS" | undefined'.",
      "transformation
    Type '"FLAT"' is not assignable to type '"COMPACT" | "FLATTEN" | "NONE"'.",
      "toleratedFailureCount
    Object literal may only specify known properties, and 'toleratedFailureCount' does not exist in type 'MapOptions<FileRef, Scope<FileRef, NoMembers, Context>>'.",
      "'s3://raw/x.csv'
    Argument of type 'string' is not assignable to parameter of type 'Expr<FileRef, Scope<FileRef, NoMembers, Context>, readonly unknown[]> | ItemReader<FileRef, Scope<FileRef, NoMembers, Context>, unknown>'.",
    ]
  `)
  expect(said.filter((message) => message.split('\n').length > 4)).toEqual([])
}, 120_000)
