import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { not, type Jsonata } from './jsonata-ast.ts'
import type { Printer } from './printer.ts'

/** What asks whether there is something, beside what asks where. */
const questions: { readonly [operation in Operation]?: Operation } = {
  'string.indexOf': 'string.includes',
  'array.indexOf': 'array.includes',
  'array.lastIndexOf': 'array.includes',
  'array.findIndex': 'array.some',
  'array.findLastIndex': 'array.some',
}

/** What a comparison of a position says: that something is there, or that it is not. */
const claims: { readonly [test: string]: boolean } = {
  '!== -1': true,
  '> -1': true,
  '>= 0': true,
  '=== -1': false,
  '<= -1': false,
  '< 0': false,
}

/** `text.indexOf(x) !== -1` and the like, as the question whether there is one. `null` for any other comparison. */
export function printPositionTest(
  position: ExpressionNode,
  operator: string,
  bound: ExpressionNode,
  p: Printer,
): Jsonata | null {
  if (position.kind !== 'Call' || position.arguments.length !== 2 || bound.kind !== 'Literal') return null
  const [question, isThere] = [questions[position.operation], claims[`${operator} ${String(bound.value)}`]]
  if (question === undefined || isThere === undefined) return null
  const printed = p.value({ ...position, operation: question, kinds: kinds.boolean })
  return isThere ? printed : not(printed)
}
