import { placed } from '../args/placed.ts'
import { expressionValue } from '../args/value.ts'
import type { ItemReaderNode, ReaderConfigNode } from '../ir/distributed-node.ts'
import { Fields } from '../record/fields.ts'

const brand: unique symbol = Symbol.for('stepwright.itemReader')

/** What an item reader holds. */
interface ReaderValue {
  readonly [brand]: ItemReaderNode
}

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
 */
export function itemReader(
  action: ItemReaderNode['action'],
  config: ReaderConfigNode,
  what: string,
  call: readonly unknown[],
): ReaderValue {
  const { given, at } = placed(call)
  const [place, options = {}] = given
  const where = expressionValue(place, `the place of ${what}`, at)
  const fields = new Fields(options, `the options of ${what}`, at)
  const maxItems = fields.count('maxItems', 1, mostItems)
  fields.done()
  return Object.freeze({
    [brand]: Object.freeze({ action, arguments: where, config: Object.freeze(config), maxItems, at }),
  })
}

/** The node behind an item reader; `null` for any other value. */
export function readerNodeOf(value: unknown): ItemReaderNode | null {
  return typeof value === 'object' && value !== null && brand in value ? (value as ReaderValue)[brand] : null
}
