import type { ArithmeticNode, ExpressionNode } from '@stepwright/dsl'
import { binary, number, type Jsonata } from './jsonata-ast.ts'

/** What numbers from data are taken to be below. A test of each sum and product of two would drown what they say. */
const largestFromData = 1e150
const largestCount = Number.MAX_SAFE_INTEGER

/**
 * A number as a value. One that is not finite has no JSON, and AWS would write the text "Infinity": to add zero fails the state there, and
 * changes nothing else. What cannot become so large stands as it is.
 */
export function finite(node: ExpressionNode, printed: Jsonata): Jsonata {
  const isCalculated = node.kind === 'Arithmetic' || node.kind === 'Negate' || node.kind === 'Call'
  return isCalculated && largest(node) === Number.POSITIVE_INFINITY ? addZero(printed) : printed
}

/** Fails the state where a number is infinite or NaN. */
export const addZero = (printed: Jsonata): Jsonata => binary(printed, '+', number(0))

/** How large a number may be, whatever its sign. */
function largest(node: ExpressionNode): number {
  if (node.kind === 'Literal') return Math.abs(Number(node.value))
  if (node.kind === 'Negate') return largest(node.operand)
  if (node.kind === 'Conditional') return Math.max(largest(node.then), largest(node.otherwise))
  if (node.kind === 'Arithmetic') return largestResult(node)
  if (node.kind !== 'Call') return largestFromData
  if (node.operation.endsWith('.length') || node.operation === 'time.millis') return largestCount
  return ['math.floor', 'math.ceil', 'math.round', 'math.trunc', 'math.abs', 'math.min', 'math.max'].includes(
    node.operation,
  )
    ? Math.max(...node.arguments.map(largest)) + 1
    : largestFromData
}

function largestResult({ operator, left, right }: ArithmeticNode): number {
  // `$power` fails by itself.
  if (operator === '**') return Number.MAX_VALUE
  if (operator === '%') return largest(left)
  if (operator === '*') return largest(left) * largest(right)
  if (operator !== '/') return largest(left) + largest(right)
  return right.kind === 'Literal' && right.value !== 0
    ? largest(left) / Math.abs(Number(right.value))
    : largest(left) * largestFromData
}
