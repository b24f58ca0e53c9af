import type { SourceLocation } from '@stepwright/asl'
import type { ItemBatcherNode } from '../ir/distributed-node.ts'
import { batchWithoutLimit } from '../problems/distributed-maps.ts'
import { problem } from '../problems/problem.ts'
import { Fields } from '../record/fields.ts'

/** The most items of a Map Run, and the most bytes that a child's input has. */
const most = { items: 100_000_000, bytes: 262_144 }

/** `itemBatcher(options)` as a node. */
export function itemBatcherNode(given: unknown, at: SourceLocation): ItemBatcherNode {
  const fields = new Fields(given, 'an item batcher', at)
  const node = Object.freeze({
    maxItemsPerBatch: fields.count('maxItemsPerBatch', 1, most.items),
    maxInputBytesPerBatch: fields.count('maxInputBytesPerBatch', 1, most.bytes),
    batchInput: fields.json('batchInput'),
    at,
  })
  fields.done()
  if (node.maxItemsPerBatch === null && node.maxInputBytesPerBatch === null) throw problem(batchWithoutLimit(), at)
  return node
}
