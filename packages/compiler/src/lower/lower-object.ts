import { kinds, type ExpressionNode, type ObjectMember } from '@stepwright/dsl'
import { claimed, holeOf, may, only, refuse, sparseOf, textOf, type Lowering } from './lowering.ts'
import { lowerIdentifier } from './lower-access.ts'
import { ambiguous, undefinedLost, unsupported, unwritableKey } from './refusals.ts'
import { text } from './lower-text.ts'
import type { LibraryCall } from './method.ts'
import { ts } from './typescript.ts'

/** `{ a, b: c, [d]: e, ...f }` */
export function lowerObject(node: ts.ObjectLiteralExpression, l: Lowering): ExpressionNode {
  return objectOf(literalMembers(node, l))
}

/** `Object.assign({ a }, b, c)`: with an object of its own to assign to, it is `{ a, ...b, ...c }`. */
export function lowerAssign({ node, args, l }: LibraryCall): ExpressionNode {
  const [target, ...sources] = args
  const literal = target && ts.isParenthesizedExpression(target) ? target.expression : target
  if (!literal || !ts.isObjectLiteralExpression(literal)) {
    return refuse(
      l,
      target ?? node,
      unsupported('Object.assign to an object that is seen elsewhere', 'Make a new one: { ...a, ...b }.'),
    )
  }
  return objectOf(
    sources.reduce<readonly ObjectMember[]>(
      (members, source) => appended(members, lowerSpread(source, members.length === 0, l)),
      literalMembers(literal, l),
    ),
  )
}

function literalMembers(node: ts.ObjectLiteralExpression, l: Lowering): readonly ObjectMember[] {
  return node.properties.reduce<readonly ObjectMember[]>((members, property) => {
    const member = lowerMember(property, members.length === 0, l)
    return member ? appended(members, member) : members
  }, [])
}

function objectOf(members: readonly ObjectMember[]): ExpressionNode {
  const marks = members.map(({ kind, value }) => (kind === 'Spread' ? sparseOf(value) : holeOf(value)))
  return { kind: 'Object', members, kinds: marks.reduce((all, mark) => all | mark, kinds.object) }
}

/**
 * A later member of the same key has its value where the earlier one stands, as in JavaScript. If what is between might have the key too, both
 * stay: the earlier one holds the place.
 */
function appended(members: readonly ObjectMember[], member: ObjectMember): readonly ObjectMember[] {
  if (member.kind === 'Spread' && member.value.kind === 'Object') return member.value.members.reduce(appended, members)
  if (member.kind !== 'Member') return [...members, member]
  const open = members.findLastIndex((other) => other.kind !== 'Member')
  const same = members.findIndex((other, i) => i > open && other.kind === 'Member' && other.key === member.key)
  return same < 0 ? [...members, member] : members.with(same, member)
}

function lowerMember(property: ts.ObjectLiteralElementLike, isFirst: boolean, l: Lowering): ObjectMember | null {
  if (ts.isSpreadAssignment(property)) return lowerSpread(property.expression, isFirst, l)
  if (ts.isShorthandPropertyAssignment(property)) {
    return checkedKey(property.name.text, property.name, lowerIdentifier(property.name, l), l)
  }
  if (!ts.isPropertyAssignment(property)) {
    refuse(
      l,
      property,
      unsupported('A method or accessor in an object', 'JSON has no functions: give the value itself.'),
    )
    return null
  }
  const value = l.expression(property.initializer)
  const { name } = property
  if (!ts.isComputedPropertyName(name)) return checkedKey(name.text, name, value, l)
  const type = l.checker.getTypeAtLocation(name.expression)
  if (type.isStringLiteral() || type.isNumberLiteral()) return checkedKey(String(type.value), name, value, l)
  const key = l.expression(name.expression)
  if (!only(key, kinds.string | kinds.number)) {
    refuse(
      l,
      name,
      ambiguous(textOf(name.expression), 'is not a string or a number for certain', 'Convert the key with String(…).'),
    )
  }
  return { kind: 'Computed', key: only(key, kinds.string) ? key : text([key]), value }
}

function checkedKey(key: string, node: ts.Node, value: ExpressionNode, l: Lowering): ObjectMember | null {
  if (key !== '__proto__') return { kind: 'Member', key, value }
  refuse(l, node, unwritableKey(key))
  return null
}

/** @param isFirst - nothing stands before it that an undefined member could take away */
function lowerSpread(expression: ts.Expression, isFirst: boolean, l: Lowering): ObjectMember {
  const value = claimed(l.expression(expression))
  if (value.kind === 'Object') return { kind: 'Spread', value }
  if (value.kinds & kinds.sparse && !isFirst) refuse(l, expression, undefinedLost(textOf(expression), 'a spread'))
  if (spreads(value, kinds.array | kinds.string)) {
    refuse(
      l,
      expression,
      ambiguous(textOf(expression), 'may be a string or an array', 'Only objects can be spread into an object.'),
    )
  }
  return { kind: 'Spread', value }
}

/** Whether what is spread in the end may be of these kinds; the left side of `&&` is spread only when it is falsy. */
function spreads(value: ExpressionNode, some: number): boolean {
  if (value.kind === 'Logical' && value.operator === '&&') return spreads(value.right, some)
  if (value.kind === 'Conditional') return spreads(value.then, some) || spreads(value.otherwise, some)
  return may(value, some)
}
