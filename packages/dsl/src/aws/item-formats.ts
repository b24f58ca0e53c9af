import type { ReaderConfigNode } from '../ir/distributed-node.ts'
import type { InputSchema } from '../types/input-schema.ts'
import type { ItemReader, ReaderOptions } from '../types/item-reader.ts'
import type { types } from '../types/phantom.ts'
import type { AnyFunction, GivenPlace, S3Object, S3ObjectVersion, S3Prefix } from '../types/s3-place.ts'
import { callerLocation } from '../args/caller-location.ts'
import { describe } from '../args/describe.ts'
import { wordOf } from '../args/word.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { Fields } from '../record/fields.ts'
import { emptyConfig, itemReader, type ItemFacts } from './item-reader.ts'
import { schemaOf } from './task-schemas.ts'

/**
 * Items of a distributed map that one object in S3 holds.
 *
 * @typeParam Item - what each item is
 * @typeParam Place - how the object is named
 */
export interface ObjectItems<Item, Place extends S3Object = S3ObjectVersion> {
  /**
   * Where the object is: a fixed place, or an arrow function over the map's input.
   *
   * @example
   * ```ts
   * csv().from((file) => ({ Bucket: file.bucket, Key: file.key }), { maxItems: 1000 })
   * // "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "CSV", …, "MaxItems": 1000 },
   * //   "Arguments": { "Bucket": "{% $states.input.bucket %}", "Key": "{% $states.input.key %}" } }
   * ```
   */
  from<Subject, At, const Actual extends Place, const Given = AnyFunction>(
    object: GivenPlace<Subject, At, Actual, Given, Place>,
    options?: ReaderOptions<Subject, At>,
  ): ItemReader<Subject, At, Item>
}

/** The objects of a bucket, whatever they hold, as items of a distributed map. */
export interface ListedItems<Item> {
  /**
   * Which objects: a fixed prefix, or an arrow function over the map's input.
   *
   * @example
   * ```ts
   * s3Objects().from((day) => ({ Bucket: 'raw', Prefix: `${day.date}/` }))
   * // "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "Arguments": { "Bucket": "raw", "Prefix": "…" } }
   * ```
   */
  from<Subject, At, const Actual extends S3Prefix, const Given = AnyFunction>(
    objects: GivenPlace<Subject, At, Actual, Given, S3Prefix>,
    options?: ReaderOptions<Subject, At>,
  ): ItemReader<Subject, At, Item>
}

/**
 * A format of files: items of a distributed map that one file holds, or many.
 *
 * @typeParam Type - ASL's name of the format
 */
export interface FileItems<Item, Type extends string, Place extends S3Object = S3ObjectVersion> extends ObjectItems<
  Item,
  Place
> {
  readonly [types]: { readonly type: Type; readonly item: Item }

  /**
   * The items of all objects of a bucket whose keys begin alike: ASL's `LOAD_AND_FLATTEN`.
   *
   * @example
   * ```ts
   * jsonl<Order>().fromEach((day) => ({ Bucket: 'raw', Prefix: `${day.date}/` }))
   * // "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2",
   * //   "ReaderConfig": { "InputType": "JSONL", "Transformation": "LOAD_AND_FLATTEN" }, "Arguments": … }
   * ```
   */
  fromEach<Subject, At, const Actual extends S3Prefix, const Given = AnyFunction>(
    objects: GivenPlace<Subject, At, Actual, Given, S3Prefix>,
    options?: ReaderOptions<Subject, At>,
  ): ItemReader<Subject, At, Item>
}

/** How a CSV file is written. */
export interface CsvOptions<Row, Columns> {
  /** The columns' names, in order, for a file without a header row. */
  readonly headers?: readonly Columns[]
  /** What stands between two cells; default `COMMA`. */
  readonly delimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB'
  /** A schema of a row: its type, and what `simulate` holds rows against. */
  readonly item?: InputSchema<Row>
}

/** A schema of an item: its type, and what `simulate` holds items against. Step Functions checks nothing of an item. */
export interface ItemOptions<Item> {
  readonly item?: InputSchema<Item>
}

/**
 * Rows of CSV as items. Each cell is a text. Without `headers` the first row names the columns.
 *
 * @typeParam Row - a row of a file that names its columns itself
 * @example
 * ```ts
 * csv({ headers: ['id', 'amount'], delimiter: 'PIPE' }).from((file) => ({ Bucket: file.bucket, Key: file.key }))   // { id: string; amount: string }
 * csv<{ id: string; amount: string }>().from({ Bucket: 'raw', Key: 'tx.csv' })
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function csv<
  Row extends { readonly [Column in keyof Row]: string } = Record<string, string>,
  const Columns extends string = keyof Row & string,
>(
  options?: CsvOptions<Row, Columns>,
): FileItems<string extends keyof Row ? (string extends Columns ? Row : { [Column in Columns]: string }) : Row, 'CSV'>
export function csv(options: unknown = {}): unknown {
  const fields = new Fields(options, "the options of 'csv'", callerLocation())
  const csvHeaders = headersOf(fields)
  const schema = schemaOf(fields.any('item'), "'item' of 'csv'")
  const config: Partial<ReaderConfigNode> = {
    inputType: 'CSV',
    csvDelimiter: wordOf(fields, 'delimiter', ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB']),
    csvHeaderLocation: csvHeaders === null ? 'FIRST_ROW' : 'GIVEN',
    csvHeaders,
  }
  fields.done()
  return fileItems(config, { schema, arePairs: false }, "'csv'")
}

/**
 * The items of a JSON array. With `itemsPointer` it is a nested one.
 *
 * @example
 * ```ts
 * json<Order>({ itemsPointer: '/data/orders' }).from((file) => ({ Bucket: file.bucket, Key: file.key }))
 * ```
 */
export function json<Item = unknown>(
  options?: ItemOptions<Item> & {
    /** Where in the file the array is, as a JSON Pointer (RFC 6901): `/data/orders`. */
    readonly itemsPointer?: string
  },
): FileItems<Item, 'JSON'>
export function json(options: unknown = {}): unknown {
  return jsonItems(options, 'json')
}

/** A member of an object, as a distributed map gives it to its body. */
export interface KeyValue<Value> {
  Key: string
  Value: Value
}

/**
 * The members of a JSON object, in their order: each is an item `{ Key, Value }`. The object lies inside the file, at `itemsPointer`: a file
 * that is one object AWS does not go over.
 *
 * @example
 * ```ts
 * jsonPairs<Price>({ itemsPointer: '/prices' }).from((file) => ({ Bucket: file.bucket, Key: file.key }))
 * // { "prices": { "tea": { "net": 3 } } } gives { Key: 'tea', Value: { net: 3 } }
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html
 */
export function jsonPairs<Value = unknown>(
  options: ItemOptions<KeyValue<Value>> & {
    /** Where in the file the object is, as a JSON Pointer (RFC 6901): `/data/prices`. */
    readonly itemsPointer: string
  },
): FileItems<KeyValue<Value>, 'JSON'>
export function jsonPairs(options: unknown): unknown {
  return jsonItems(options, 'jsonPairs')
}

function jsonItems(options: unknown, form: 'json' | 'jsonPairs'): unknown {
  const fields = new Fields(options, `the options of '${form}'`, callerLocation())
  const schema = schemaOf(fields.any('item'), `'item' of '${form}'`)
  const itemsPointer = fields.plainText('itemsPointer')
  fields.done()
  const arePairs = form === 'jsonPairs'
  const isMissing = arePairs && itemsPointer === null
  if (isMissing || (itemsPointer !== null && !/^(\/([^~/]|~[01])*)+$/.test(itemsPointer))) {
    const wanted = "a JSON Pointer such as '/data/orders'"
    throw problem(otherKind(`'itemsPointer' of '${form}'`, wanted, describe(itemsPointer ?? undefined)), fields.at)
  }
  return fileItems({ inputType: 'JSON', itemsPointer }, { schema, arePairs }, `'${form}'`)
}

/**
 * Lines of JSON as items.
 *
 * @example
 * ```ts
 * jsonl<Order>().from((file) => ({ Bucket: file.bucket, Key: file.key }))
 * jsonl({ item: Order }).from({ Bucket: 'raw', Key: 'orders.jsonl' })   // Order is a zod schema
 * ```
 */
export function jsonl<Item = unknown>(options?: ItemOptions<Item>): FileItems<Item, 'JSONL'>
export function jsonl(options: unknown = {}): unknown {
  return ofItems({ inputType: 'JSONL' }, options, "'jsonl'")
}

/** Rows of a Parquet file as items. S3's older versions of the file cannot be read. */
export function parquet<Item = unknown>(options?: ItemOptions<Item>): FileItems<Item, 'PARQUET', S3Object>
export function parquet(options: unknown = {}): unknown {
  return ofItems({ inputType: 'PARQUET' }, options, "'parquet'")
}

function ofItems(config: Partial<ReaderConfigNode>, options: unknown, what: string): unknown {
  const fields = new Fields(options, `the options of ${what}`, callerLocation())
  const schema = schemaOf(fields.any('item'), `'item' of ${what}`)
  fields.done()
  return fileItems(config, { schema, arePairs: false }, what)
}

/** What a format reads, and how. */
interface Format {
  readonly config: ReaderConfigNode
  readonly items: ItemFacts
}

/** The values behind {@link FileItems}, with their configuration for the functions that wrap them. */
interface FileItemsValue {
  readonly [formatKey]: Format
}

const formatKey: unique symbol = Symbol.for('stepwright.itemFormat')

/** The format behind a value that {@link csv} and its like gave; `null` for any other value. */
export function formatOf(value: unknown): Format | null {
  return typeof value === 'object' && value !== null && formatKey in value ? (value as FileItemsValue)[formatKey] : null
}

function fileItems(given: Partial<ReaderConfigNode>, items: ItemFacts, what: string): FileItemsValue {
  const config: ReaderConfigNode = Object.freeze({ ...emptyConfig, ...given })
  const ofEach: ReaderConfigNode = { ...config, transformation: 'LOAD_AND_FLATTEN' }
  return Object.freeze({
    [formatKey]: { config, items },
    from: (...call: readonly unknown[]) => itemReader('getObject', config, what, call, items),
    fromEach: (...call: readonly unknown[]) => itemReader('listObjectsV2', ofEach, what, call, items),
  })
}

function headersOf(fields: Fields): readonly string[] | null {
  const given = fields.any('headers')
  if (given === undefined) return null
  const isList = Array.isArray(given) && given.length > 0 && given.every((header) => typeof header === 'string')
  if (!isList) throw problem(otherKind("'headers' of 'csv'", "the columns' names", describe(given)), fields.at)
  // Checked just above.
  return Object.freeze([...(given as readonly string[])])
}
