import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { readerNodeOf } from '../aws/item-reader.ts'
import type { DistributedNode, ItemReaderNode } from '../ir/distributed-node.ts'
import { kinds } from '../ir/expression.ts'
import type { GraphForm, MapNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { problem } from '../problems/problem.ts'
import { notExactlyOne } from '../problems/record.ts'
import { otherKind } from '../problems/values.ts'
import { distributionOf } from '../states/distribution.ts'
import { itemBatcherNode } from '../states/item-batcher.ts'
import type { Fields } from './fields.ts'

/** The fields that only a distributed Map has: with one of them, a Map is distributed. */
const ofDistributed = [
  'executionType',
  'label',
  'itemReader',
  'itemBatcher',
  'resultWriter',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
] as const

type Iteration = Pick<MapNode<GraphForm>, 'items' | 'itemSelector' | 'distributed'>

/** What a Map written out goes over, in what portions, and whether each portion is an execution of its own. */
export function iterationOf(name: string, fields: Fields): Iteration {
  const itemReader = readerOf(fields)
  const items = fields.json('items')
  if (items !== null && itemReader !== null)
    throw problem(notExactlyOne(fields.what, ['items', 'itemReader'], 2), fields.at)
  return {
    items: itemReader === null ? (items ?? wholeInput(fields.at)) : null,
    itemSelector: fields.json('itemSelector'),
    distributed: distributedOf(name, fields, itemReader),
  }
}

function distributedOf(name: string, fields: Fields, itemReader: ItemReaderNode | null): DistributedNode | null {
  if (ofDistributed.every((key) => fields.any(key) === undefined)) return null
  const batcher = fields.any('itemBatcher')
  return {
    ...distributionOf(fields, name),
    itemReader,
    itemBatcher: batcher === undefined ? null : itemBatcherNode(batcher, fields.at),
  }
}

function readerOf(fields: Fields): ItemReaderNode | null {
  const given = fields.any('itemReader')
  if (given === undefined) return null
  const reader = readerNodeOf(given)
  if (reader !== null) return reader
  const wanted = "a reader such as csv().from((input) => ({ Bucket: '…', Key: '…' }))"
  throw problem(otherKind(`'itemReader' of ${fields.what}`, wanted, describe(given)), fields.at)
}

/** A Map without `items` goes over its input. */
function wholeInput(at: SourceLocation): Value {
  return { kind: 'Lowered', body: { kind: 'Subject', kinds: kinds.array | kinds.object }, captures: {}, at }
}
