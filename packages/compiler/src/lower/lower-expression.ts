import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { isDate } from './dates.ts'
import { lowerArray } from './lower-array.ts'
import { lowerBinary, lowerPrefix } from './lower-operators.ts'
import { lowerCall, lowerNew } from './lower-call.ts'
import { lowerElementAccess, lowerIdentifier, lowerPropertyAccess } from './lower-access.ts'
import { lowerTaggedTemplate } from './lower-jsonata.ts'
import { lowerObject } from './lower-object.ts'
import { lowerTemplate } from './lower-text.ts'
import { anyKinds } from './kinds-of-type.ts'
import {
  kindsAt,
  lazily,
  literal,
  may,
  nullish,
  present,
  refuse,
  repeatable,
  sparseOf,
  textOf,
  undefinedNode,
  withKinds,
  type Lowering,
} from './lowering.ts'
import { assignedTarget, refusalOfChange } from './assignments.ts'
import { constantTruth } from './constant-truth.ts'
import { asynchronous, functionAsValue, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** Lowers one expression of the user's function. */
export function lowerExpression(node: ts.Expression, l: Lowering): ExpressionNode {
  if (ts.isParenthesizedExpression(node)) return l.expression(node.expression)
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
    return lowerAssertion(node, l)
  }
  if (ts.isNonNullExpression(node)) {
    const inner = l.expression(node.expression)
    if (ts.isNonNullChain(node) && ts.isOptionalChain(node.parent)) return claimedInChain(inner, node.expression, l)
    return inner.kinds === anyKinds ? withKinds(inner, inner.kinds & ~nullish) : present(inner, node.expression)
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return literal(node.text)
  if (ts.isNumericLiteral(node)) return literal(Number(node.text))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return literal(true)
  if (node.kind === ts.SyntaxKind.FalseKeyword) return literal(false)
  if (node.kind === ts.SyntaxKind.NullKeyword) return literal(null)
  if (ts.isIdentifier(node)) return lowerIdentifier(node, l)
  if (ts.isPropertyAccessExpression(node)) return lowerPropertyAccess(node, l)
  if (ts.isElementAccessExpression(node)) return lowerElementAccess(node, l)
  if (ts.isTemplateExpression(node)) return lowerTemplate(node, l)
  if (ts.isObjectLiteralExpression(node)) return lowerObject(node, l)
  if (ts.isArrayLiteralExpression(node)) return lowerArray(node, l)
  if (ts.isBinaryExpression(node)) return lowerBinary(node, l)
  if (ts.isPrefixUnaryExpression(node)) return lowerPrefix(node, l)
  if (ts.isConditionalExpression(node)) return lowerConditional(node, l)
  if (ts.isCallExpression(node)) return lowerCall(node, l)
  if (ts.isNewExpression(node)) return lowerNew(node, l)
  if (ts.isTypeOfExpression(node)) {
    const operand = l.expression(node.expression)
    if (isDate(l.checker.getTypeAtLocation(node.expression), l)) return literal('object')
    return { kind: 'Call', operation: 'value.typeof', arguments: [operand], kinds: kinds.string }
  }
  // `void 0` is undefined in any scope.
  if (ts.isVoidExpression(node) && ts.isNumericLiteral(node.expression)) return undefinedNode
  if (ts.isTaggedTemplateExpression(node)) return lowerTaggedTemplate(node, l)
  return refuse(l, node, refusalOf(node))
}

/** `a?.b!.c`: of `a` nothing is claimed, and without it the chain ends; where only `b` is missing, JavaScript throws. */
function claimedInChain(node: ExpressionNode, written: ts.Expression, l: Lowering): ExpressionNode {
  if (!may(node, nullish) || node.kinds === anyKinds) return node
  const whenThere = (test: ExpressionNode, there: ExpressionNode): ExpressionNode => {
    const then = present(there, written)
    const missing = kinds.undefined | (node.kinds & kinds.untold)
    return { kind: 'Conditional', test, then, otherwise: undefinedNode, kinds: then.kinds | missing }
  }
  if (node.kind === 'Conditional' && node.otherwise.kind === 'Undefined') return whenThere(node.test, node.then)
  const base =
    node.kind === 'Element' ? node.array : node.kind === 'Property' || node.kind === 'Lookup' ? node.object : null
  // An element is read of its array as if that were there.
  const ends = ts.isElementAccessExpression(written) ? kindsAt(l, written.expression) & nullish : 0
  if (!base || !(may(base, nullish) || ends)) return present(node, written)
  const once = repeatable(l, base, 'value')
  const operand = withKinds(once, once.kinds | ends)
  const test: ExpressionNode = { kind: 'Nullish', negated: true, operand, kinds: kinds.boolean }
  const there = withKinds(once, once.kinds & ~nullish)
  return whenThere(
    test,
    node.kind === 'Element' ? { ...node, array: there } : ({ ...node, object: there } as typeof node),
  )
}

function lowerConditional(node: ts.ConditionalExpression, l: Lowering): ExpressionNode {
  const known = constantTruth(node.condition)
  if (known !== null) return lazily(known ? node.whenTrue : node.whenFalse, l)
  const test = l.expression(node.condition)
  const then = lazily(node.whenTrue, l)
  const otherwise = lazily(node.whenFalse, l)
  return { kind: 'Conditional', test, then, otherwise, kinds: then.kinds | otherwise.kinds }
}

/** `as` narrows what is known; it never adds knowledge that the value's own kinds contradict. */
function lowerAssertion(
  node: ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion,
  l: Lowering,
): ExpressionNode {
  const inner = l.expression(node.expression)
  if (ts.isSatisfiesExpression(node) || ts.isConstTypeReference(node.type)) return inner
  const asserted = kindsAt(l, node)
  const known = asserted & inner.kinds
  const typed = (claim: ExpressionNode): ExpressionNode =>
    withKinds(claim, (known === 0 ? asserted : known) | sparseOf(inner))
  // Of `any` and `unknown` nothing is known that the assertion could contradict.
  return (asserted & nullish) === 0 && (inner.kinds & anyKinds) !== anyKinds
    ? typed(present(inner, node.expression))
    : typed(inner)
}

function refusalOf(node: ts.Expression): ReturnType<typeof unsupported> {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return functionAsValue
  if (ts.isAwaitExpression(node)) return asynchronous("'await'")
  if (ts.isRegularExpressionLiteral(node)) {
    return unsupported(
      'A regular expression as a value',
      'Use it where it is written, as in /…/.test(text), or name it in a const outside the function.',
    )
  }
  if (ts.isBigIntLiteral(node)) return unsupported('A bigint', 'JSON has no bigint: use a number or a string.')
  const changed = assignedTarget(node)
  if (changed) return refusalOfChange(node)
  if (node.kind === ts.SyntaxKind.ThisKeyword) return unsupported("'this'", 'Use the function’s parameters.')
  return unsupported(
    `'${textOf(node)}'`,
    'Rewrite it with the constructs that docs/errors/SW2001.md lists, or move it to a task.',
  )
}
