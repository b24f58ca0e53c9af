import { kinds, type ArithmeticNode, type ExpressionNode } from '@stepwright/dsl'
import { binary, conditional, number, word, type Jsonata } from './jsonata-ast.ts'
import { addZero, finite } from './finite.ts'
import { mayThrow } from './may-throw.ts'
import { only, withRepeatable, type Printer } from './printer.ts'

/**
 * A quotient or remainder as a value: by zero it is no finite number, which JSON writes as null. AWS would write "Infinity" or "NaN", as
 * strings. Where the expression itself has made sure of the divisor, the operator stands alone. Where something would take the null for a value,
 * a division by zero fails the state.
 */
export function printDivision(node: ArithmeticNode, p: Printer): Jsonata {
  const { operator, left, right } = node
  if (operator === '**') throw new TypeError('A power is no division.')
  if (isNonZero(right, p)) return finite(node, binary(p.number(left), operator, p.number(right)), p)
  if (p.quotients.seen.has(node)) return addZero(binary(p.number(left), operator, p.number(right)))
  return withEvaluated(left, p, (dividend) =>
    withRepeatable(p, p.number(right), 'divisor', (divisor) =>
      conditional(binary(divisor, '!=', number(0)), finite(node, binary(dividend, operator, divisor), p), word(null)),
    ),
  )
}

/** A dividend, which JavaScript evaluates although a quotient by zero has no need of it. */
function withEvaluated(dividend: ExpressionNode, p: Printer, use: (printed: Jsonata) => Jsonata): Jsonata {
  const printed = p.number(dividend)
  return mayThrow(dividend) ? withRepeatable(p, printed, 'dividend', use) : use(printed)
}

export const isDivision = (node: ExpressionNode): node is ArithmeticNode =>
  node.kind === 'Arithmetic' && (node.operator === '/' || node.operator === '%')

/**
 * A position or a count. JavaScript takes NaN for 0 there, and no function of JSONata does: a quotient or remainder by zero fails the state.
 */
export function asPosition(node: ExpressionNode, p: Printer): Jsonata {
  const printed = p.number(node)
  return isDivision(node) && !isNonZero(node.right, p) ? addZero(printed) : printed
}

/** The quotient or remainder that a node is, or that a constant was bound to. */
export function quotientOf(node: ExpressionNode, p: Printer): ArithmeticNode | null {
  if (isDivision(node)) return node
  return node.kind === 'Local' ? (p.quotients.constants.get(node.name) ?? null) : null
}

/** Whether a quotient or remainder is truthy: by zero a quotient is infinite, and truthy unless both are zero; a remainder is not. */
export function printDivisionTruth(node: ArithmeticNode, p: Printer): Jsonata {
  if (node.operator === '%' || isNonZero(node.right, p)) return p.value(node)
  return withRepeatable(p, p.number(node.left), 'dividend', (dividend) =>
    withRepeatable(p, p.number(node.right), 'divisor', (divisor) =>
      conditional(binary(divisor, '!=', number(0)), binary(dividend, '/', divisor), dividend),
    ),
  )
}

function isNonZero(node: ExpressionNode, p: Printer): boolean {
  return node.kind === 'Literal' ? node.value !== 0 : p.nonZero.has(keyOf(node))
}

/** The same for the same value, whatever is known of its kinds there. */
export function keyOf(node: ExpressionNode): string {
  return JSON.stringify(node.kind === 'Present' ? node.operand : node, (key, part: unknown) =>
    key === 'kinds' ? undefined : part,
  )
}

/** Prints what is evaluated only when the test holds, or only when it does not. */
export function printKnowing<Result>(test: ExpressionNode, holds: boolean, p: Printer, print: () => Result): Result {
  const known = nonZeroWhen(test, holds).map(keyOf)
  const added = known.filter((key) => !p.nonZero.has(key))
  for (const key of added) p.nonZero.add(key)
  const result = print()
  for (const key of added) p.nonZero.delete(key)
  return result
}

/** What is a number other than zero when a test holds, or when it does not. */
function nonZeroWhen(test: ExpressionNode, holds: boolean): readonly ExpressionNode[] {
  if (test.kind === 'Not') return nonZeroWhen(test.operand, !holds)
  if (test.kind === 'Logical' && test.operator === (holds ? '&&' : '||')) {
    return [...nonZeroWhen(test.left, holds), ...nonZeroWhen(test.right, holds)]
  }
  if (test.kind === 'Equal' && isZero(test.right)) return test.negated === holds ? [test.left] : []
  if (test.kind === 'Compare' && test.right.kind === 'Literal') {
    return excludesZero[test.operator](Number(test.right.value)) === holds ? [test.left] : []
  }
  return holds && only(test, kinds.number | kinds.undefined | kinds.null) ? [test] : []
}

const isZero = (node: ExpressionNode): boolean => node.kind === 'Literal' && node.value === 0

/** Whether `0 op bound` is false: a test that zero fails says that a value which passes is not zero, and the other way round. */
const excludesZero = {
  '>': (bound: number): boolean => !(0 > bound),
  '>=': (bound: number): boolean => !(0 >= bound),
  '<': (bound: number): boolean => !(0 < bound),
  '<=': (bound: number): boolean => !(0 <= bound),
} as const
