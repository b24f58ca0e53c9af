import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { optionalExpression } from '../args/value.ts'
import type { SucceedNode } from '../ir/nodes.ts'

/** `succeed(name, output?)` as a node; without a name there is no state. */
export function succeedNode({ given, at }: PlacedCall): SucceedNode | null {
  if (given[0] === undefined) return null
  const name = stateName(given[0], at)
  return Object.freeze({
    kind: 'Succeed',
    name,
    comment: null,
    at,
    output: optionalExpression(given[1], `the output of '${name}'`, at),
  })
}
