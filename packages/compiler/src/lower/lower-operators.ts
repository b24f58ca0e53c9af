import { kinds, type ArithmeticNode, type CompareNode, type ExpressionNode } from '@stepwright/dsl'
import { refusalOfChange } from './assignments.ts'
import { checkedPart, text } from './lower-text.ts'
import { constantTruth } from './constant-truth.ts'
import { comparable } from './dates.ts'
import { anyKinds } from './kinds-of-type.ts'
import {
  calculated,
  claim,
  claimed,
  containers,
  lazily,
  literal,
  may,
  nullish,
  only,
  refuse,
  sparseOf,
  textOf,
  undefinedNode,
  withKinds,
  type Lowering,
} from './lowering.ts'
import { ambiguous, undefinedLost, unknownType, unsupported, unwritableKey } from './refusals.ts'
import { ts } from './typescript.ts'

type Operator = ts.BinaryOperator
const { SyntaxKind } = ts

const arithmetic: ReadonlyMap<Operator, ArithmeticNode['operator']> = new Map<Operator, ArithmeticNode['operator']>([
  [SyntaxKind.MinusToken, '-'],
  [SyntaxKind.AsteriskToken, '*'],
  [SyntaxKind.SlashToken, '/'],
  [SyntaxKind.PercentToken, '%'],
  [SyntaxKind.AsteriskAsteriskToken, '**'],
])

const comparisons: ReadonlyMap<Operator, CompareNode['operator']> = new Map<Operator, CompareNode['operator']>([
  [SyntaxKind.LessThanToken, '<'],
  [SyntaxKind.LessThanEqualsToken, '<='],
  [SyntaxKind.GreaterThanToken, '>'],
  [SyntaxKind.GreaterThanEqualsToken, '>='],
])

const logical: ReadonlyMap<Operator, '&&' | '||' | '??'> = new Map<Operator, '&&' | '||' | '??'>([
  [SyntaxKind.AmpersandAmpersandToken, '&&'],
  [SyntaxKind.BarBarToken, '||'],
  [SyntaxKind.QuestionQuestionToken, '??'],
])

/** `a + b`, `a === b`, `a && b` … */
export function lowerBinary(node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const operator = node.operatorToken.kind
  const logic = logical.get(operator)
  if (logic) return lowerLogical(logic, node, l)
  if (operator === SyntaxKind.PlusToken) return lowerPlus(node, l)
  if (operator === SyntaxKind.InKeyword) return lowerIn(node, l)
  const sum = arithmetic.get(operator)
  if (sum) return lowerArithmetic(sum, node, l)
  const comparison = comparisons.get(operator)
  if (comparison) return lowerComparison(comparison, node, l)
  if (operator === SyntaxKind.EqualsEqualsEqualsToken) return lowerEquality(false, node, l)
  if (operator === SyntaxKind.ExclamationEqualsEqualsToken) return lowerEquality(true, node, l)
  if (operator === SyntaxKind.EqualsEqualsToken) return lowerLooseEquality(false, node, l)
  if (operator === SyntaxKind.ExclamationEqualsToken) return lowerLooseEquality(true, node, l)
  if (operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment) {
    return refuse(l, node, refusalOfChange(node))
  }
  const text = node.operatorToken.getText()
  return refuse(l, node, unsupported(`The operator '${text}'`, insteadOf.get(operator) ?? 'Compute it in a task.'))
}

const bits = 'JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.'

/** What to write for operators that JSONata has nothing for. */
const insteadOf: ReadonlyMap<Operator, string> = new Map<Operator, string>([
  [SyntaxKind.CommaToken, 'Only the last operand has an effect: write that one alone.'],
  [SyntaxKind.InstanceOfKeyword, 'JSON has no classes: use Array.isArray, typeof or a member that tells.'],
  [SyntaxKind.BarToken, bits],
  [SyntaxKind.AmpersandToken, bits],
  [SyntaxKind.CaretToken, bits],
  [SyntaxKind.LessThanLessThanToken, bits],
  [SyntaxKind.GreaterThanGreaterThanToken, bits],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, bits],
])

function lowerLogical(operator: '&&' | '||' | '??', node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const given = l.expression(node.left)
  const known = operator === '??' ? null : constantTruth(node.left)
  if (known === (operator === '||')) return given
  const left = operator === '&&' ? given : claimed(given)
  const right = lazily(node.right, l)
  const kept =
    operator === '??' ? left.kinds & ~nullish : operator === '&&' ? left.kinds & ~containers : left.kinds & ~nullish
  return { kind: 'Logical', operator, left, right, kinds: kept | right.kinds | sparseOf(left) }
}

function lowerPlus(node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const left = l.expression(node.left)
  const right = l.expression(node.right)
  const [a, b] = [claim(left, node.left, l), claim(right, node.right, l)]
  if (only(a, kinds.number) && only(b, kinds.number)) {
    return { kind: 'Arithmetic', operator: '+', left: a, right: b, kinds: kinds.number }
  }
  if (only(left, kinds.string) || only(right, kinds.string)) {
    return text([checkedPart(left, node.left, l), checkedPart(right, node.right, l)])
  }
  // Of two that may be missing JavaScript makes NaN, not a text.
  if (only(a, kinds.string) || only(b, kinds.string)) {
    return text([checkedPart(a, node.left, l), checkedPart(b, node.right, l)])
  }
  return refuseOperands(left, right, node, "'+'", 'is neither a number nor a string for certain', l)
}

function lowerArithmetic(operator: ArithmeticNode['operator'], node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const left = calculated(node.left, l)
  const right = calculated(node.right, l)
  if (only(left, kinds.number) && only(right, kinds.number)) {
    return { kind: 'Arithmetic', operator, left, right, kinds: kinds.number }
  }
  return refuseOperands(left, right, node, `'${operator}'`, 'is not a number for certain', l)
}

function lowerComparison(operator: CompareNode['operator'], node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const left = comparable(calculated(node.left, l), node.left, l)
  const right = comparable(calculated(node.right, l), node.right, l)
  const empty = emptyTest(operator, left, right)
  if (empty) return empty
  for (const kind of [kinds.number, kinds.string]) {
    if (only(left, kind) && only(right, kind)) return { kind: 'Compare', operator, left, right, kinds: kinds.boolean }
  }
  return refuseOperands(left, right, node, `'${operator}'`, 'is not a number or a string for certain', l)
}

/** Whether a text's length is that of an empty one, as `text === ''`: its characters need not be counted. */
function emptyTest(operator: string, left: ExpressionNode, right: ExpressionNode): ExpressionNode | null {
  if (left.kind !== 'Call' || left.operation !== 'string.length' || right.kind !== 'Literal') return null
  const [text] = left.arguments
  const test = `${operator} ${String(right.value)}`
  const negated = ['> 0', '>= 1', '!== 0'].includes(test)
  if (!text || (!negated && !['=== 0', '< 1', '<= 0'].includes(test))) return null
  return { kind: 'Equal', negated, left: text, right: literal(''), kinds: kinds.boolean }
}

/** `key in object`: JSON data has no member that is undefined. */
function lowerIn(node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const key = l.expression(node.left)
  const object = l.expression(node.right)
  if (!only(object, kinds.object)) {
    return refuse(
      l,
      node.right,
      ambiguous(textOf(node.right), "is not an object for certain, so 'in' is not known", 'Narrow it first.'),
    )
  }
  const keys = possibleKeys(l.checker.getTypeAtLocation(node.left))
  if (!keys) {
    return refuse(
      l,
      node.left,
      ambiguous(
        textOf(node.left),
        "may name a member that every object has, such as 'toString'",
        `Use Object.hasOwn(${textOf(node.right)}, ${textOf(node.left)}).`,
      ),
    )
  }
  const inherited = keys.find((name) => name in {})
  if (inherited !== undefined) return refuse(l, node.left, unwritableKey(inherited))
  if (object.kinds & kinds.sparse) return refuse(l, node.right, undefinedLost(textOf(node.right), "'in'"))
  const [name] = keys
  if (name === undefined || keys.length > 1) {
    const keyText = only(key, kinds.string) ? key : text([key])
    return { kind: 'Call', operation: 'object.hasKey', arguments: [object, keyText], kinds: kinds.boolean }
  }
  const member: ExpressionNode = { kind: 'Property', object, key: name, kinds: anyKinds }
  return { kind: 'Equal', negated: true, left: member, right: undefinedNode, kinds: kinds.boolean }
}

/** The keys that a type lists; `null` when it may be any. */
function possibleKeys(type: ts.Type): readonly string[] | null {
  if (type.isUnion()) {
    const keys = type.types.map(possibleKeys)
    return keys.every((some) => some !== null) ? keys.flat() : null
  }
  return type.isStringLiteral() || type.isNumberLiteral() ? [String(type.value)] : null
}

/** Refuses the first operand that is the reason. */
function refuseOperands(
  left: ExpressionNode,
  right: ExpressionNode,
  node: ts.BinaryExpression,
  use: string,
  complaint: string,
  l: Lowering,
): ExpressionNode {
  const isClear = (operand: ExpressionNode): boolean => only(operand, kinds.number) || only(operand, kinds.string)
  const culprit = isClear(left) ? node.right : node.left
  const operand = isClear(left) ? right : left
  if ((operand.kinds & anyKinds) === anyKinds) return refuse(l, culprit, unknownType(textOf(culprit), use))
  const hint =
    operand.kinds & nullish
      ? 'It may be missing: give a default with ??, or test it first.'
      : 'Convert it with Number(…) or String(…).'
  return refuse(l, culprit, ambiguous(textOf(culprit), complaint, hint))
}

/** Two operands of `===`, and where they stand. */
export interface Equality {
  readonly negated: boolean
  readonly left: ExpressionNode
  readonly right: ExpressionNode
  readonly leftNode: ts.Expression
  readonly rightNode: ts.Expression
  /** What is refused when the two cannot be compared. */
  readonly node: ts.Expression
}

function lowerEquality(negated: boolean, node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const { left: leftNode, right: rightNode } = node
  const left = claimed(l.expression(leftNode))
  const right = claimed(l.expression(rightNode))
  return (
    emptyTest(negated ? '!==' : '===', left, right) ?? equality({ negated, left, right, leftNode, rightNode, node }, l)
  )
}

/** `left === right`, refused where that is a question of identity or of what JSON does not keep. */
export function equality({ negated, left, right, leftNode, rightNode, node }: Equality, l: Lowering): ExpressionNode {
  if (may(left, containers) && may(right, containers)) return refuseIdentity(left, right, leftNode, rightNode, node, l)
  for (const [operand, side] of [
    [left, leftNode],
    [right, rightNode],
  ] as const) {
    if (operand.kinds & kinds.sparse && may(operand, kinds.undefined) && may(operand, kinds.null)) {
      return refuse(l, side, undefinedLost(textOf(side), 'a comparison'))
    }
  }
  return { kind: 'Equal', negated, left, right, kinds: kinds.boolean }
}

function refuseIdentity(
  left: ExpressionNode,
  right: ExpressionNode,
  leftNode: ts.Expression,
  rightNode: ts.Expression,
  node: ts.Expression,
  l: Lowering,
): ExpressionNode {
  const unknown =
    (left.kinds & anyKinds) === anyKinds ? leftNode : (right.kinds & anyKinds) === anyKinds ? rightNode : null
  if (unknown) return refuse(l, unknown, unknownType(textOf(unknown), "'==='"))
  return refuse(
    l,
    node,
    ambiguous(
      textOf(node),
      'compares objects or arrays, of which JavaScript compares the identity',
      'Compare members that identify them.',
    ),
  )
}

/** `== null` has a meaning of its own; otherwise `==` is `===` when both sides are of one and the same kind. */
function lowerLooseEquality(negated: boolean, node: ts.BinaryExpression, l: Lowering): ExpressionNode {
  const left = claimed(l.expression(node.left))
  const right = claimed(l.expression(node.right))
  if (only(right, nullish)) return { kind: 'Nullish', negated, operand: left, kinds: kinds.boolean }
  if (only(left, nullish)) return { kind: 'Nullish', negated, operand: right, kinds: kinds.boolean }
  for (const kind of [kinds.number, kinds.string, kinds.boolean]) {
    // What is missing equals no value, before and after a conversion.
    const isOfKind = only(left, kind | nullish) && only(right, kind | nullish)
    if (isOfKind && !(may(left, nullish) && may(right, nullish))) {
      return { kind: 'Equal', negated, left, right, kinds: kinds.boolean }
    }
  }
  return refuse(l, node, ambiguous(textOf(node), 'compares after a conversion', 'Use === or !==.'))
}

/** `!x`, `-x`, `+x` */
export function lowerPrefix(node: ts.PrefixUnaryExpression, l: Lowering): ExpressionNode {
  if (node.operator === SyntaxKind.TildeToken) return refuse(l, node, unsupported("The operator '~'", bits))
  if (node.operator === SyntaxKind.ExclamationToken) {
    return { kind: 'Not', operand: l.expression(node.operand), kinds: kinds.boolean }
  }
  const operand = calculated(node.operand, l)
  if (node.operator !== SyntaxKind.MinusToken && node.operator !== SyntaxKind.PlusToken) {
    return refuse(l, node, unsupported(`'${textOf(node)}'`, 'An expression returns a new value; it cannot change one.'))
  }
  if (!only(operand, kinds.number)) {
    return refuse(
      l,
      node.operand,
      ambiguous(textOf(node.operand), 'is not a number for certain', 'Convert it with Number(…).'),
    )
  }
  if (node.operator === SyntaxKind.PlusToken) return operand
  if (operand.kind === 'Literal' && typeof operand.value === 'number') return literal(0 - operand.value)
  return { kind: 'Negate', operand, kinds: kinds.number }
}

/** A value read from where undefined is kept as null: turned back, or refused when null could be meant. */
export function unsparse(value: ExpressionNode, known: number, node: ts.Node, l: Lowering): ExpressionNode {
  if (!(value.kinds & kinds.sparse)) return value
  // `{}` is what TypeScript makes of an item of an unknown type: it says nothing, though it says "not undefined".
  const isOpen = ((known | nullish) & anyKinds) === anyKinds
  if (!isOpen && !(known & kinds.undefined) && !(value.kinds & kinds.untold)) return value
  if (isOpen || known & kinds.null) return refuse(l, node, undefinedLost(textOf(node), 'reading it'))
  return {
    kind: 'Conditional',
    test: { kind: 'Nullish', negated: true, operand: withKinds(value, value.kinds | kinds.null), kinds: kinds.boolean },
    then: { ...value, kinds: value.kinds & ~nullish },
    otherwise: undefinedNode,
    kinds: (value.kinds & ~kinds.null) | kinds.undefined,
  }
}
