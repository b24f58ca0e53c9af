import type { ExpressionNode, Operation } from '@stepwright/dsl'
import { asPosition } from './division.ts'
import { binary, call, conditional, number, type Jsonata } from './jsonata-ast.ts'
import { withRepeatable, type Printer } from './printer.ts'

/** A number without its fraction, as JavaScript takes positions and counts. */
export const whole = (value: Jsonata): Jsonata =>
  conditional(binary(value, '<', number(0)), call('ceil', value), call('floor', value))

const positions: ReadonlySet<Operation> = new Set<Operation>([
  'array.length',
  'array.indexOf',
  'array.lastIndexOf',
  'array.findIndex',
  'array.findLastIndex',
  'string.length',
  'string.indexOf',
  'string.lastIndexOf',
  'regex.search',
])
const counts: ReadonlySet<Operation> = new Set<Operation>([
  ...positions,
  'math.floor',
  'math.ceil',
  'math.round',
  'math.trunc',
])

/** A whole number for certain. */
export function isWhole(node: ExpressionNode, p: Printer): boolean {
  if (node.kind === 'Literal') return Number.isInteger(node.value)
  if (node.kind === 'Local') return p.integers.has(node.name)
  if (node.kind === 'Arithmetic')
    return '+-*'.includes(node.operator) && isWhole(node.left, p) && isWhole(node.right, p)
  if (node.kind !== 'Call') return false
  const isExtreme = node.operation === 'math.max' || node.operation === 'math.min'
  return counts.has(node.operation) || (isExtreme && node.arguments.every((one) => isWhole(one, p)))
}

/** A position or count as JavaScript takes it. */
export function wholeNumber(node: ExpressionNode, p: Printer): Jsonata {
  if (node.kind === 'Literal') return number(Math.trunc(Number(node.value)))
  return isWhole(node, p) ? p.number(node) : withRepeatable(p, asPosition(node, p), 'n', whole)
}

/** How large a whole number may be that counts something; `null` for any other number. */
export function largestCount(node: ExpressionNode, p: Printer): number | null {
  if (node.kind === 'Literal') return Number.isInteger(node.value) ? Math.abs(Number(node.value)) : null
  if (node.kind === 'Local') return p.integers.has(node.name) ? mostItems : null
  if (node.kind === 'Call')
    return node.operation === 'time.millis' ? latest : positions.has(node.operation) ? mostItems : null
  if (node.kind !== 'Arithmetic' || !'+-*'.includes(node.operator)) return null
  const [left, right] = [largestCount(node.left, p), largestCount(node.right, p)]
  if (left === null || right === null) return null
  return node.operator === '*' ? left * right : left + right
}

/** More than the memory of an evaluation holds. */
const mostItems = 1e9
const latest = 1e13
