import { placed } from '../args/placed.ts'
import type { ItemReaderNode, ReaderConfigNode } from '../ir/distributed-node.ts'
import { Fields } from '../record/fields.ts'
import type { InputSchema } from '../types/input-schema.ts'
import { withItemSchema } from './item-schema.ts'
import { s3PlaceValue, type PlaceMembers } from './s3-place-value.ts'

const brand: unique symbol = Symbol.for('stepwright.itemReader')
const pairsKey: unique symbol = Symbol.for('stepwright.readsPairs')

/** What an item reader holds. */
interface ReaderValue {
  readonly [brand]: ItemReaderNode
  readonly [pairsKey]: boolean
}

/** What an item is, beyond the format. */
export interface ItemFacts {
  /** What it must be; null for whatever it is. */
  readonly schema: InputSchema<unknown> | null
  /** Whether it is a member of an object, as `{ Key, Value }`. */
  readonly arePairs: boolean
}

/** Items of which nothing is known. */
const anyItems: ItemFacts = Object.freeze({ schema: null, arePairs: false })

const mostItems = 100_000_000

/** A `ReaderConfig` in which nothing is set. */
export const emptyConfig: ReaderConfigNode = Object.freeze({
  inputType: null,
  transformation: null,
  manifestType: null,
  csvDelimiter: null,
  csvHeaderLocation: null,
  csvHeaders: null,
  itemsPointer: null,
})

/**
 * `from(place, options?)` of a format: the reader.
 *
 * @param what - the call, for messages
 * @param items - what its items are
 */
export function itemReader(
  action: ItemReaderNode['action'],
  config: ReaderConfigNode,
  what: string,
  call: readonly unknown[],
  items: ItemFacts = anyItems,
): ReaderValue {
  const { given, at } = placed(call)
  const [place, options = {}] = given
  const where = s3PlaceValue(place, members(action, config), `the place of ${what}`, at)
  const fields = new Fields(options, `the options of ${what}`, at)
  const maxItems = fields.count('maxItems', 1, mostItems)
  fields.done()
  const node = { action, arguments: where, config: Object.freeze(config), maxItems, at }
  return Object.freeze({ [brand]: Object.freeze(withItemSchema(node, items.schema)), [pairsKey]: items.arePairs })
}

/** What S3 is asked by. Of a Parquet file it has only the newest version. */
function members(action: ItemReaderNode['action'], { inputType }: ReaderConfigNode): PlaceMembers {
  if (action === 'listObjectsV2') return { required: ['Bucket'], optional: ['Prefix', 'ExpectedBucketOwner'] }
  const versions = inputType === 'PARQUET' ? [] : ['VersionId']
  return { required: ['Bucket', 'Key'], optional: [...versions, 'ExpectedBucketOwner'] }
}

/** The node behind an item reader; `null` for any other value. */
export function readerNodeOf(value: unknown): ItemReaderNode | null {
  return typeof value === 'object' && value !== null && brand in value ? (value as ReaderValue)[brand] : null
}

/** Whether the items of a reader are members of an object. */
export function readsPairs(value: unknown): boolean {
  return typeof value === 'object' && value !== null && pairsKey in value && (value as ReaderValue)[pairsKey]
}
