import { childExpressions, kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { array, call, index, keep, number, type Jsonata } from './jsonata-ast.ts'
import { may } from './printer.ts'

// JSONata's functions over arrays give a sequence: one of a single item is that item, an empty one is nothing. An array constructor around it makes
// an array of either; items that are arrays themselves it would flatten, unless `[]` has marked the sequence as one to keep.

/** A sequence as an array, at every length. */
export function pinned(sequence: Jsonata, holdsArrays: boolean): Jsonata {
  return array(holdsArrays ? keep(sequence) : sequence)
}

/** An array where a function takes a sequence as well: what was pinned only for its length needs no array around it. */
export function asSequence(list: Jsonata): Jsonata {
  if (list.kind !== 'Array') return list
  const [only, ...others] = list.items
  return only?.kind === 'Call' && others.length === 0 && sequences.has(only.callee) ? only : list
}

const sequences: ReadonlySet<string> = new Set(['map', 'filter', 'keys', 'each', 'distinct'])

/** The first or the last item of a sequence, or nothing. */
export function endOf(sequence: Jsonata, holdsArrays: boolean, end: 0 | -1): Jsonata {
  return index(holdsArrays ? pinned(sequence, true) : sequence, number(end))
}

/** Whether there is an item in a sequence. */
export const isNotEmpty = (sequence: Jsonata): Jsonata => call('exists', sequence)

/** Whether what a function is called for may be arrays: its parameter is seen with all its kinds before any test has narrowed it. */
export function takesArrays(node: LambdaNode): boolean {
  const [item] = node.parameters
  const seen = item === undefined ? 0 : kindsIn(node.body, item)
  return seen === 0 || (seen & kinds.array) !== 0
}

function kindsIn(node: ExpressionNode, local: string): number {
  const own = node.kind === 'Local' && node.name === local ? node.kinds : 0
  return childExpressions(node).reduce((all, child) => all | kindsIn(child, local), own)
}

/** Whether what a function returns may be arrays. */
export const givesArrays = (node: LambdaNode): boolean => may(node.body, kinds.array)
