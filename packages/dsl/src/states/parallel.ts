import { describe } from '../args/describe.ts'
import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { isPiece, scopeOf } from '../chain/piece.ts'
import type { ChainForm, ParallelNode } from '../ir/nodes.ts'
import { notBranches } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { callBack, type OpenFlow } from './callback.ts'

/** `parallel(name, branches)` as a node. */
export function parallelNode(
  { given: [givenName, branches], at }: PlacedCall,
  open: OpenFlow,
): ParallelNode<ChainForm> {
  const name = stateName(givenName, at)
  const what = `The callback of '${name}'`
  const result = callBack(branches, what, at, open(at))
  if (typeof result !== 'object' || result === null || isPiece(result)) {
    throw problem(notBranches(what, isPiece(result) ? 'one flow' : describe(result)), at)
  }
  const pieces = Object.entries(result) as [string, unknown][]
  if (pieces.length === 0) throw problem(notBranches(what, 'none'), at)
  return Object.freeze({
    kind: 'Parallel',
    name,
    comment: null,
    at,
    branches: Object.freeze(pieces.map(([key, piece]) => scopeOf(piece, `The branch ${key} of '${name}'`, at))),
    branchKeys: Array.isArray(result) ? null : Object.freeze(pieces.map(([key]) => key)),
    arguments: null,
    assign: null,
    output: null,
    retry: Object.freeze([]),
    catch: Object.freeze([]),
  })
}
