import { stateName } from '../args/state-name.ts'
import { optionalExpression } from '../args/value.ts'
import type { PlacedCall } from '../args/placed.ts'
import type { PassNode } from '../ir/nodes.ts'

/** `pass(name, output?)` as a node. */
export function passNode({ given, at }: PlacedCall): PassNode {
  const name = stateName(given[0], at)
  return Object.freeze({
    kind: 'Pass',
    name,
    comment: null,
    at,
    assign: null,
    output: optionalExpression(given[1], `the output of '${name}'`, at),
  })
}
