import {
  kinds,
  type CompareNode,
  type ConditionalNode,
  type EqualNode,
  type ExpressionNode,
  type LogicalNode,
  type PresentNode,
} from '@stepwright/dsl'
import {
  array,
  binary,
  block,
  call,
  chain,
  conditional,
  hasType,
  isPresent,
  not,
  string,
  variable,
  word,
  type Jsonata,
} from './jsonata-ast.ts'
import { printDivisionTruth, printKnowing, quotientOf } from './division.ts'
import { mayThrow } from './may-throw.ts'
import { printHelpers } from './print-helpers.ts'
import { printPositionTest } from './print-position-test.ts'
import { allKinds, containers, may, nullish, only, withRepeatable, type Printer } from './printer.ts'
import { isPlainText } from './text-facts.ts'

const isBoolean = (node: ExpressionNode): boolean => only(node, kinds.boolean)

/** See {@link Printer.truth}. JSONata takes `[0]`, `[]` and `{}` for false; everything else agrees with JavaScript. */
export function printTruth(node: ExpressionNode, p: Printer): Jsonata {
  if (node.kind === 'Logical' && node.operator !== '??') {
    const [first, ...rest] = operandsOf(node, node.operator)
    return chain(node.operator === '&&' ? 'and' : 'or', [p.truth(first), ...rest.map(p.truth)])
  }
  if (node.kind === 'Call' && node.operation === 'boolean.of' && node.arguments[0]) return p.truth(node.arguments[0])
  if (node.kind === 'Let') return printLet(node, p, p.truth)
  if (node.kind === 'Helpers') return printHelpers(node, p, p.truth)
  // A missing value is falsy in JavaScript, whatever is claimed of it.
  if (node.kind === 'Present') return p.truth(node.operand)
  const quotient = quotientOf(node, p)
  if (quotient) return printDivisionTruth(quotient, p)
  return truthOf(node, p.value(node), p)
}

/** `a || b || c`: how the operands are grouped makes no difference. */
function operandsOf(node: ExpressionNode, operator: '&&' | '||'): readonly [ExpressionNode, ...ExpressionNode[]] {
  if (node.kind !== 'Logical' || node.operator !== operator) return [node]
  return [...operandsOf(node.left, operator), ...operandsOf(node.right, operator)]
}

/** Whether a printed value is truthy in JavaScript. */
function truthOf(node: ExpressionNode, value: Jsonata, p: Printer): Jsonata {
  if (!may(node, containers)) return value
  if (only(node, containers)) return mayThrow(node) ? call('exists', value) : word(true)
  if (only(node, containers | nullish)) return presence(node, value)
  return withRepeatable(p, value, 'value', (x) =>
    binary(
      isPresent(x),
      'and',
      binary(binary(call('type', x), 'in', array(string('array'), string('object'))), 'or', x),
    ),
  )
}

/** See {@link Printer.claim}. */
export function printClaim(node: ExpressionNode, p: Printer): Jsonata {
  const inside = printInside(node, p, printClaim)
  if (inside) return inside
  const truth = p.truth(node)
  if (isBoolean(node) || isClaim(truth)) return truth
  return may(node, kinds.undefined) || quotientOf(node, p)
    ? conditional(truth, word(true), word(false))
    : call('boolean', truth)
}

/** Of what only hands on the truth of an expression inside, that of the expression: it may be missing, or no boolean, where the whole is one. */
function printInside(
  node: ExpressionNode,
  p: Printer,
  print: (inner: ExpressionNode, p: Printer) => Jsonata,
): Jsonata | null {
  if (node.kind === 'Present') return print(node.operand, p)
  if (node.kind === 'Let') return printLet(node, p, (body) => print(body, p))
  if (node.kind === 'Helpers') return printHelpers(node, p, (body) => print(body, p))
  return node.kind === 'Call' && node.operation === 'boolean.of' && node.arguments[0]
    ? print(node.arguments[0], p)
    : null
}

function isClaim(printed: Jsonata): boolean {
  if (printed.kind === 'Call') return printed.callee === 'exists' || printed.callee === 'not'
  if (printed.kind === 'Word') return printed.word !== 'null'
  return printed.kind === 'Binary' && ['=', '!=', 'and', 'or', 'in'].includes(printed.operator)
}

export function printNot(operand: ExpressionNode, p: Printer): Jsonata {
  const inside = printInside(operand, p, printNot)
  if (inside) return inside
  if (operand.kind === 'Not') return p.claim(operand.operand)
  if (operand.kind === 'Equal') return printEqual({ ...operand, negated: !operand.negated }, p)
  if (operand.kind === 'Nullish') return printNullish(operand.operand, !operand.negated, p)
  if (operand.kind === 'Compare' && isOrdered(operand)) {
    return printCompare({ ...operand, operator: opposite[operand.operator] }, p)
  }
  const truth = p.truth(operand)
  if (truth.kind === 'Word') return word(truth.word !== 'true')
  // What is missing stays missing in `$not`.
  const isMissing = (may(operand, kinds.undefined) || quotientOf(operand, p) !== null) && !isClaim(truth)
  return isMissing ? conditional(truth, word(false), word(true)) : not(truth)
}

export function printEqual({ left, right, negated }: EqualNode, p: Printer): Jsonata {
  const type = printTypeTest(left, right, negated, p) ?? printTypeTest(right, left, negated, p)
  if (type) return type
  const position = printPositionTest(left, negated ? '!==' : '===', right, p)
  if (position) return position
  const emptiness = isZero(right) ? printEmptiness(left, !negated, p) : null
  if (emptiness) return emptiness
  if (right.kind === 'Undefined') return negated ? call('exists', p.value(left)) : not(call('exists', p.value(left)))
  if (left.kind === 'Undefined') return negated ? call('exists', p.value(right)) : not(call('exists', p.value(right)))
  const a = p.number(left)
  const b = p.number(right)
  // A comparison with something missing is false in JSONata.
  if (may(left, kinds.undefined) && may(right, kinds.undefined)) {
    return withRepeatable(p, a, 'left', (x) =>
      withRepeatable(p, b, 'right', (y) => {
        const equal = binary(binary(x, '=', y), 'or', not(binary(call('exists', x), 'or', call('exists', y))))
        return negated ? not(equal) : equal
      }),
    )
  }
  if (!negated) return binary(a, '=', b)
  return may(left, kinds.undefined) || may(right, kinds.undefined) ? not(binary(a, '=', b)) : binary(a, '!=', b)
}

const opposite = { '>': '<=', '<=': '>', '<': '>=', '>=': '<' } as const

/** True when one of two values is not less or more than the other for certain: neither is missing, or no number. */
function isOrdered({ left, right }: CompareNode): boolean {
  const isKnown = (node: ExpressionNode): boolean =>
    (only(node, kinds.number) || only(node, kinds.string)) &&
    ['Property', 'Local', 'Literal', 'Subject'].includes(node.kind)
  return isKnown(left) && isKnown(right)
}

/** An order test; one of a text's length may only ask whether there is any text. */
export function printCompare({ operator, left, right }: CompareNode, p: Printer): Jsonata {
  const wantsNone =
    right.kind !== 'Literal'
      ? null
      : { '>': isZero(right) ? false : null, '>=': null, '<': right.value === 1 ? true : null, '<=': null }[operator]
  const emptiness = wantsNone === null ? null : printEmptiness(left, wantsNone, p)
  return emptiness ?? printPositionTest(left, operator, right, p) ?? binary(p.number(left), operator, p.number(right))
}

const isZero = (node: ExpressionNode): boolean => node.kind === 'Literal' && node.value === 0

/** Whether a text is empty, or not, where `length` is its length. */
function printEmptiness(length: ExpressionNode, isEmpty: boolean, p: Printer): Jsonata | null {
  if (length.kind !== 'Call' || length.operation !== 'string.length' || may(length, nullish)) return null
  const [text] = length.arguments
  return text ? binary(p.value(text), isEmpty ? '=' : '!=', string('')) : null
}

/** Whether a value is neither null nor missing. An item of an array that was made here may be null in the place of undefined, a member is missing. */
function presence(node: ExpressionNode, value: Jsonata): Jsonata {
  return node.kind === 'Property' && !may(node, kinds.null) ? call('exists', value) : isPresent(value)
}

export function printNullish(operand: ExpressionNode, negated: boolean, p: Printer): Jsonata {
  const value = p.value(operand)
  if (negated) return presence(operand, value)
  return may(operand, kinds.undefined) ? not(presence(operand, value)) : binary(value, '=', word(null))
}

/** The value, or a failure of the state that names it. */
export function printPresent({ operand, text }: PresentNode, p: Printer): Jsonata {
  return withRepeatable(p, p.value(operand), 'value', (x) =>
    conditional(presence(operand, x), x, call('error', string(`'${text}' is missing.`))),
  )
}

export function printLogical(node: LogicalNode, p: Printer): Jsonata {
  const { operator, left, right } = node
  if (operator === '??') {
    if (!may(left, nullish)) return p.value(left)
    if (left.kind === 'Capture') return isKnownValue(left.name, p) ? p.value(left) : p.value(right)
    // `a?.b() ?? c`: without a there is no value either.
    if (left.kind === 'Conditional' && left.otherwise.kind === 'Undefined' && !may(left.then, nullish)) {
      return printConditional({ ...left, otherwise: right }, p)
    }
    return withRepeatable(p, p.value(left), 'value', (x) => conditional(presence(left, x), x, valueOrNothing(right, p)))
  }
  if (isBoolean(left) && isBoolean(right)) {
    return printTruth(node, p)
  }
  const afterwards = <Result>(print: () => Result): Result => printKnowing(left, operator === '&&', p, print)
  // An infinite quotient is truthy, the null that stands for it is not.
  if (quotientOf(left, p)) {
    return operator === '&&'
      ? conditional(p.truth(left), p.value(right), p.value(left))
      : conditional(
          p.truth(left),
          p.value(left),
          afterwards(() => valueOrNothing(right, p)),
        )
  }
  return withRepeatable(p, p.value(left), 'value', (x) => {
    const truth = truthOf(left, x, p)
    return operator === '&&'
      ? conditional(
          truth,
          afterwards(() => p.value(right)),
          orNothing(left, x),
        )
      : conditional(
          truth,
          x,
          afterwards(() => valueOrNothing(right, p)),
        )
  })
}

/** Whether a captured value is there, and not null: known when the flow is built. A parameter always is. */
function isKnownValue(name: string, p: Printer): boolean {
  const known = p.captures[name]
  return known !== undefined && !(known.kind === 'Json' && known.value === null)
}

export function printConditional({ test, then, otherwise }: ConditionalNode, p: Printer): Jsonata {
  if (then.kind === 'Undefined' && otherwise.kind !== 'Undefined') {
    return conditional(
      not(p.claim(test)),
      printKnowing(test, false, p, () => p.value(otherwise)),
      null,
    )
  }
  return conditional(
    p.truth(test),
    printKnowing(test, true, p, () => p.value(then)),
    printKnowing(test, false, p, () => valueOrNothing(otherwise, p)),
  )
}

/** The value of an else branch, left out when it is undefined. */
function valueOrNothing(node: ExpressionNode, p: Printer): Jsonata | null {
  return node.kind === 'Undefined' ? null : p.value(node)
}

/** A falsy left operand of `&&`: nothing when it can only be undefined. */
function orNothing(left: ExpressionNode, value: Jsonata): Jsonata | null {
  const falsy = left.kinds & (allKinds & ~containers)
  return falsy === kinds.undefined ? null : value
}

/** `const name = value` and what follows. */
export function printLet(
  node: { readonly name: string; readonly value: ExpressionNode; readonly body: ExpressionNode },
  p: Printer,
  print: (body: ExpressionNode) => Jsonata,
): Jsonata {
  const value = p.value(node.value)
  if (isPlainText(node.value, p)) p.plainTexts.add(node.name)
  const name = p.names.fresh(node.name)
  p.locals.set(node.name, variable(name))
  return block([{ name, value }], print(node.body))
}

/** `typeof x === 'string'` and the like, where JSONata has the same name for the same type. */
function printTypeTest(type: ExpressionNode, name: ExpressionNode, negated: boolean, p: Printer): Jsonata | null {
  if (type.kind !== 'Call' || type.operation !== 'value.typeof' || name.kind !== 'Literal') return null
  const [operand] = type.arguments
  if (!operand || !['string', 'number', 'boolean'].includes(String(name.value))) return null
  const test = hasType(p.value(operand), String(name.value))
  return negated ? not(test) : test
}
