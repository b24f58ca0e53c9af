import { childExpressions, kinds, type ArithmeticNode, type CallNode, type ExpressionNode } from '@stepwright/dsl'
import { binary, number, type Jsonata } from './jsonata-ast.ts'
import type { Printer } from './printer.ts'

/** What numbers from data are taken to be below. A test of each sum and product of two would drown what they say. */
const largestFromData = 1e60
const largestCount = Number.MAX_SAFE_INTEGER

/** How large what a local stands for, or what a helper function gives, may be; what is not in it is data. */
type Bounds = ReadonlyMap<string, number>

/**
 * A number as a value. One that is not finite has no JSON, and AWS would write the text "Infinity": to add zero fails the state there, and
 * changes nothing else. What cannot become so large stands as it is.
 */
export function finite(node: ExpressionNode, printed: Jsonata, { bounds }: Printer): Jsonata {
  // What other operations give is guarded where it is calculated, such as the items of an array.
  const isCalculated =
    node.kind === 'Arithmetic' || node.kind === 'Negate' || (node.kind === 'Call' && rounding.has(node.operation))
  return isCalculated && node.kinds === kinds.number && largest(node, bounds) === Number.POSITIVE_INFINITY
    ? addZero(printed)
    : printed
}

/** Fails the state where a number is infinite or NaN. */
export const addZero = (printed: Jsonata): Jsonata => binary(printed, '+', number(0))

/** How large the constants and parameters of an expression may be, and the results of its helper functions. */
export function boundsOf(node: ExpressionNode): Bounds {
  const bounds = new Map<string, number>()
  // A helper function is called with what others give: a few rounds settle all but what grows without end.
  for (let rounds = 0, before = -1; before !== sumOf(bounds) && rounds < mostRounds; rounds++) {
    before = sumOf(bounds)
    bind(node, bounds)
  }
  return bounds
}

const mostRounds = 20
const sumOf = (bounds: Bounds): number => [...bounds.values()].reduce((sum, bound) => sum + Math.log10(bound), 0)

function bind(node: ExpressionNode, bounds: Map<string, number>): void {
  const raise = (name: string | undefined, bound: number): void => {
    // What is stored is finite.
    if (name !== undefined && bound > (bounds.get(name) ?? largestFromData))
      bounds.set(name, Math.min(bound, Number.MAX_VALUE))
  }
  if (node.kind === 'Let') raise(node.name, largest(node.value, bounds))
  if (node.kind === 'Call') bindItems(node, raise, bounds)
  if (node.kind === 'Apply') {
    node.arguments.forEach((argument, i) => raise(`${node.helper}(${i})`, largest(argument, bounds)))
  }
  if (node.kind === 'Helpers') {
    for (const { name, parameters, body } of node.helpers) {
      parameters.forEach((parameter, i) => raise(parameter, bounds.get(`${name}(${i})`) ?? 0))
      raise(name, largest(body, bounds))
    }
  }
  for (const child of childExpressions(node)) bind(child, bounds)
}

/** The parameters of a function that is called for the items of an array. */
function bindItems(
  { operation, arguments: [list, each, start] }: CallNode,
  raise: (name: string | undefined, bound: number) => void,
  bounds: Bounds,
): void {
  if (!list || each?.kind !== 'Lambda') return
  const items = largest(list, bounds)
  for (const parameter of each.parameters) if (parameter !== each.index) raise(parameter, items)
  const [total] = each.parameters
  if (operation !== 'array.reduce' || total === undefined) return
  const grows = multiplies(each.body, total) ? Number.POSITIVE_INFINITY : largest(each.body, bounds)
  raise(total, Math.max(grows, start ? largest(start, bounds) : items))
}

/** Whether what a fold has so far is multiplied: after enough items that is larger than anything. */
function multiplies(node: ExpressionNode, total: string): boolean {
  if (node.kind === 'Arithmetic') {
    const [left, right] = [reads(node.left, total), reads(node.right, total)]
    if (node.operator === '+' || node.operator === '-' ? left && right : node.operator !== '%' && (left || right))
      return true
  }
  return childExpressions(node).some((child) => multiplies(child, total))
}

const reads = (node: ExpressionNode, local: string): boolean =>
  node.kind === 'Local' ? node.name === local : childExpressions(node).some((child) => reads(child, local))

/** How large a number may be, or those inside a value, whatever their signs. */
function largest(node: ExpressionNode, bounds: Bounds): number {
  const of = (inner: ExpressionNode): number => largest(inner, bounds)
  if (node.kind === 'Literal') return typeof node.value === 'number' ? Math.abs(node.value) : 0
  if (node.kind === 'Local') return bounds.get(node.name) ?? largestFromData
  if (node.kind === 'Apply') return bounds.get(node.helper) ?? largestFromData
  if (node.kind === 'Let') return of(node.body)
  if (node.kind === 'Negate') return of(node.operand)
  if (node.kind === 'Conditional') return Math.max(of(node.then), of(node.otherwise))
  if (node.kind === 'Arithmetic') return largestResult(node, bounds)
  // Data in captures may be of any size.
  const inside = childExpressions(node).map(of)
  if (node.kind !== 'Call') return Math.max(largestFromData, ...inside)
  if (node.operation.endsWith('.length') || node.operation === 'time.millis') return largestCount
  return rounding.has(node.operation) ? Math.max(...inside) + 1 : Math.max(largestFromData, ...inside)
}

const rounding: ReadonlySet<string> = new Set([
  'math.floor',
  'math.ceil',
  'math.round',
  'math.trunc',
  'math.abs',
  'math.min',
  'math.max',
])

function largestResult({ operator, left, right }: ArithmeticNode, bounds: Bounds): number {
  const [a, b] = [largest(left, bounds), largest(right, bounds)]
  // `$power` fails by itself.
  if (operator === '**') return Number.MAX_VALUE
  if (operator === '%') return a
  if (operator === '*') return a * b
  if (operator !== '/') return a + b
  return right.kind === 'Literal' && right.value !== 0 ? a / Math.abs(Number(right.value)) : a * largestFromData
}
