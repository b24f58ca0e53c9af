import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { expressionValue } from '../args/value.ts'
import { readerNodeOf, readsPairs } from '../aws/item-reader.ts'
import { pieceOf, withStates } from '../chain/piece.ts'
import type { ChainForm, MapNode } from '../ir/nodes.ts'
import { Fields } from '../record/fields.ts'
import { callBack, type OpenFlow } from './callback.ts'
import { distributionOf } from './distribution.ts'
import { selectPairs } from './select-pairs.ts'

const mostExecutions = 99_999_999

/** `distributedMap(name, items, body, options?)` as a node. */
export function distributedMapNode(
  { given: [givenName, items, body, options = {}], at }: PlacedCall,
  open: OpenFlow,
): MapNode<ChainForm> {
  const name = stateName(givenName, at)
  const what = `The body of '${name}'`
  const { sequence, itemSelector, itemBatcher } = pieceOf(callBack(body, what, at, open(at)), what, at)
  const itemReader = readerNodeOf(items)
  const fields = new Fields(options, `the distributed map '${name}'`, at)
  const maxConcurrency = fields.count('maxConcurrency', 0, mostExecutions)
  const distributed = Object.freeze({ ...distributionOf(fields, name), itemReader, itemBatcher })
  fields.done()
  return Object.freeze({
    kind: 'Map',
    name,
    comment: null,
    at,
    items: itemReader === null ? expressionValue(items, `the items of '${name}'`, at) : null,
    itemSelector: readsPairs(items) ? selectPairs(itemSelector) : itemSelector,
    processor: withStates(sequence, what, at),
    distributed,
    maxConcurrency,
    assign: null,
    output: null,
    retry: Object.freeze([]),
    catch: Object.freeze([]),
  })
}
