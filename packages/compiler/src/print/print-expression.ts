import {
  kinds,
  type ArithmeticNode,
  type ExpressionNode,
  type ExpressionVisitor,
  type KnownValue,
  visitExpression,
} from '@stepwright/dsl'
import { isDivision, printDivision } from './division.ts'
import {
  binary,
  block,
  call,
  conditional,
  field,
  number,
  string,
  variable,
  word,
  type Binding,
  type Jsonata,
} from './jsonata-ast.ts'
import { sparingError } from './error-variable.ts'
import { expandHelpers } from './expand-helpers.ts'
import { boundsOf, finite } from './finite.ts'
import { knownAsJsonata } from './known-value.ts'
import { createNames, nameLocals } from './names.ts'
import { printArray, printElement, printObject } from './print-collections.ts'
import {
  printClaim,
  printCompare,
  printConditional,
  printEqual,
  printLet,
  printLogical,
  printNot,
  printNullish,
  printPresent,
  printTruth,
} from './print-logic.ts'
import { printLambda } from './operation-arguments.ts'
import { printOperation } from './print-operations.ts'
import { printApply, printHelpers } from './print-helpers.ts'
import { printJsonataText } from './print-jsonata-text.ts'
import { printText } from './print-text.ts'
import { followQuotients } from './quotients.ts'
import { may, scopeMember, subject, withPath, type Position, type Printer } from './printer.ts'

/** The captured values of a function, by the names its expression has for them. */
export interface Captures {
  readonly [name: string]: KnownValue
}

/** An expression as a value: missing where JavaScript's is undefined. */
export function expressionAsValue(node: ExpressionNode, captures: Captures, position: Position): Jsonata {
  return print(node, 'result', captures, position)
}

/** An expression as a real boolean: whether JavaScript's value is truthy. */
export function expressionAsCondition(node: ExpressionNode, captures: Captures, position: Position): Jsonata {
  return print(node, 'truth', captures, position)
}

function print(given: ExpressionNode, use: 'result' | 'truth', captures: Captures, position: Position): Jsonata {
  const node = given.kind === 'Helpers' ? expandHelpers(given) : given
  const preamble = new Map<string, Binding>()
  const p: Printer = {
    position,
    captures,
    names: createNames(),
    locals: new Map(),
    integers: new Set(),
    plainTexts: new Set(),
    preamble,
    nonZero: new Set(),
    quotients: followQuotients(node, use),
    bounds: boundsOf(node),
    number: (inner) => (inner.kind === 'Arithmetic' ? printArithmetic(inner, p) : p.value(inner)),
    value: (inner) => visitExpression(inner, visitor(p)),
    truth: (inner) => printTruth(inner, p),
    claim: (inner) => printClaim(inner, p),
  }
  const result = use === 'truth' ? p.claim(node) : p.value(node)
  return sparingError(nameLocals(preamble.size === 0 ? result : block([...preamble.values()], result)))
}

const missing = conditional(word(false), word(null), null)

const visitor = (p: Printer): ExpressionVisitor<Jsonata> => ({
  Literal: ({ value }) =>
    typeof value === 'string' ? string(value) : typeof value === 'number' ? number(value) : word(value),
  Undefined: () => missing,
  Subject: () => subject(p.position),
  Scope: ({ member }) => scopeMember(member, p.position),
  Variable: ({ name }) => variable(name),
  Capture: ({ name }) => {
    const known = p.captures[name]
    return known ? knownAsJsonata(known) : missing
  },
  Local: ({ name }) => p.locals.get(name) ?? variable(name),
  Property: ({ object, key }) => withPath(p, p.value(object), wishFor(object, 'object'), (base) => field(base, key)),
  Lookup: ({ object, key }) => call('lookup', p.value(object), p.value(key)),
  Element: (node) => printElement(node, p),
  Array: ({ items }) => printArray(items, p),
  Object: ({ members }) => printObject(members, p),
  Text: ({ parts }) => printText(parts, p),
  Arithmetic: (node) => (isDivision(node) ? printDivision(node, p) : finite(node, printArithmetic(node, p), p)),
  Negate: (node) => finite(node, { kind: 'Negative', operand: p.number(node.operand) }, p),
  Compare: (node) => printCompare(node, p),
  Equal: (node) => printEqual(node, p),
  Nullish: ({ operand, negated }) => printNullish(operand, negated, p),
  Not: ({ operand }) => printNot(operand, p),
  Logical: (node) => printLogical(node, p),
  Conditional: (node) => printConditional(node, p),
  Present: (node) => printPresent(node, p),
  Call: (node) => finite(node, printOperation(node, p), p),
  Lambda: (node) => printLambda(node, p, p.value),
  Let: (node) => printLet(node, p, p.value),
  Helpers: (node) => printHelpers(node, p, p.value),
  Apply: (node) => printApply(node, p),
  JsonataText: (node) => printJsonataText(node, p),
})

/** What a value is called where it needs a name: an item that was looked for is called as the user's function calls it. */
function wishFor(node: ExpressionNode, otherwise: string): string {
  if (node.kind !== 'Call' || !node.operation.startsWith('array.find')) return otherwise
  const [, test] = node.arguments
  return test?.kind === 'Lambda' ? (test.parameters[0] ?? otherwise) : otherwise
}

function printArithmetic({ operator, left, right }: ArithmeticNode, p: Printer): Jsonata {
  return operator === '**'
    ? call('power', p.number(left), p.number(right))
    : binary(operand(left, p), operator, operand(right, p))
}

/** An operand of an operator of JSONata, which fails by itself where a text is no number. */
function operand(node: ExpressionNode, p: Printer): Jsonata {
  return node.kind === 'Call' && node.operation === 'number.parse'
    ? call('number', ...node.arguments.map(p.value))
    : p.number(node)
}

/** True when the value may be missing, so that its key must not stand in the definition. */
export function mayBeMissing(node: ExpressionNode): boolean {
  return may(node, kinds.undefined)
}
