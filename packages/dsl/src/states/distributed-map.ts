import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { constant, expressionValue } from '../args/value.ts'
import { wordOf } from '../args/word.ts'
import { readerNodeOf } from '../aws/item-reader.ts'
import { resultWriterNode } from '../aws/s3-results.ts'
import { pieceOf, withStates } from '../chain/piece.ts'
import type { ChainForm, MapNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { percentageOutOfRange } from '../problems/distributed-maps.ts'
import { problem } from '../problems/problem.ts'
import { Fields } from '../record/fields.ts'
import { callBack, type OpenFlow } from './callback.ts'

const most = { executions: 99_999_999, items: 100_000_000 }

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
  const maxConcurrency = fields.count('maxConcurrency', 0, most.executions)
  const distributed = Object.freeze({
    executionType: wordOf(fields, 'executionType', ['STANDARD', 'EXPRESS']) ?? 'STANDARD',
    label: fields.plainText('label'),
    itemReader,
    itemBatcher,
    resultWriter: resultWriterNode(fields.any('resultWriter'), name, at),
    toleratedFailureCount: fields.count('toleratedFailureCount', 0, most.items),
    toleratedFailurePercentage: percentage(fields.any('toleratedFailurePercentage'), name, at),
  })
  fields.done()
  return Object.freeze({
    kind: 'Map',
    name,
    comment: null,
    at,
    items: itemReader === null ? expressionValue(items, `the items of '${name}'`, at) : null,
    itemSelector,
    processor: withStates(sequence, what, at),
    distributed,
    maxConcurrency,
    assign: null,
    output: null,
    retry: Object.freeze([]),
    catch: Object.freeze([]),
  })
}

function percentage(given: unknown, name: string, at: SourceLocation): Value | null {
  if (given === undefined) return null
  const what = `the tolerated failure percentage of '${name}'`
  if (typeof given === 'function') return expressionValue(given, what, at)
  if (typeof given === 'number' && given >= 0 && given <= 100) return constant(given, what, at)
  throw problem(percentageOutOfRange(`The tolerated failure percentage of '${name}'`, describe(given)), at)
}
