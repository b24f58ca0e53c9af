import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { constant, expressionValue } from '../args/value.ts'
import { pieceOf, withStates } from '../chain/piece.ts'
import type { ChainForm, MapNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { concurrencyOutOfRange } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { callBack, type OpenFlow } from './callback.ts'

/** `map(name, items, body, options?)` as a node. */
export function mapNode(
  { given: [givenName, items, body, options], at }: PlacedCall,
  open: OpenFlow,
): MapNode<ChainForm> {
  const name = stateName(givenName, at)
  const what = `The body of '${name}'`
  const { sequence, itemSelector } = pieceOf(callBack(body, what, at, open(at)), what, at)
  return Object.freeze({
    kind: 'Map',
    name,
    comment: null,
    at,
    items: expressionValue(items, `the items of '${name}'`, at),
    itemSelector,
    processor: withStates(sequence, what, at),
    distributed: null,
    maxConcurrency: maxConcurrency(options, name, at),
    assign: null,
    output: null,
    retry: Object.freeze([]),
    catch: Object.freeze([]),
  })
}

function maxConcurrency(options: unknown, name: string, at: SourceLocation): Value | null {
  if (options === undefined) return null
  if (typeof options !== 'object' || options === null) {
    throw problem(otherKind(`the map '${name}'`, 'an object of options', describe(options)), at)
  }
  const { maxConcurrency: given, ...others } = options as Record<string, unknown>
  const [other] = Object.keys(others)
  if (other !== undefined) throw problem(otherKind(`the map '${name}'`, "'maxConcurrency'", `'${other}'`), at)
  if (given === undefined) return null
  const what = `the concurrency of '${name}'`
  if (typeof given !== 'number') return expressionValue(given, what, at)
  if (!Number.isInteger(given) || given < 0) throw problem(concurrencyOutOfRange(given), at)
  return constant(given, what, at)
}
