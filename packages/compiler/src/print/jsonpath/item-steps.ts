import { kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { may } from '../printer.ts'
import type { Step } from './form.ts'
import { isWritableName } from './path-text.ts'
import { constantOf } from './present-form.ts'
import { resolved, type PathPrinter } from './printer.ts'

/** The steps that lead from an item to what the function returns, when it is always there; null for anything else. */
export function stepsOfItem(
  given: ExpressionNode,
  { parameters }: LambdaNode,
  from: PathPrinter,
): readonly Step[] | null {
  const { node, p } = resolved(given, from)
  // A path leaves out what is missing, and JavaScript keeps its place.
  if (may(node, kinds.undefined)) return null
  return stepsFrom(node, parameters[0] ?? '', p)
}

/** The steps of a path that starts at a parameter. */
export function stepsFrom(given: ExpressionNode, parameter: string, from: PathPrinter): readonly Step[] | null {
  const { node, p } = resolved(given, from)
  if (node.kind === 'Local') return node.name === parameter ? [] : null
  if (node.kind === 'Property') {
    const before = stepsFrom(node.object, parameter, p)
    return before && isWritableName(node.key) ? [...before, { kind: 'Name', name: node.key }] : null
  }
  if (node.kind === 'Element' && !node.fromEnd) {
    const before = stepsFrom(node.array, parameter, p)
    const index = constantOf(node.index, p)
    return before && typeof index === 'number' && Number.isInteger(index) && index >= 0
      ? [...before, { kind: 'Index', index }]
      : null
  }
  return null
}
