import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { may, nullish, only } from '../printer.ts'
import { constructName } from './construct-names.ts'
import type { Form, PathForm } from './form.ts'
import { isReference, pathText } from './path-text.ts'
import { constantOf } from './present-form.ts'
import { refuse, resolved, type PathPrinter } from './printer.ts'
import { unsayable } from './problem.ts'
import { all, negated, some, tested, type Test } from './tests.ts'

/** A printer that knows what makes an expression true. */
export interface RulePrinter extends PathPrinter {
  readonly truth: (node: ExpressionNode, p: RulePrinter) => Test
}

type Order = '<' | '<=' | '>' | '>='

/** One value that an operand may have, and when. */
export interface Case {
  readonly when: Test
  readonly node: ExpressionNode
  readonly form: Form | 'absent'
}

/** `a < b` on two numbers or two texts. */
export function compared(order: Order, left: ExpressionNode, right: ExpressionNode, p: RulePrinter): Test {
  const counted = lengthTest(order, left, right, p) ?? lengthTest(flipped[order], right, left, p)
  if (counted !== null) return counted
  return pairs(left, right, p, (one, other) => comparison(order, one, other, p))
}

const flipped = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' } as const

/** `a === b` */
export function equal(left: ExpressionNode, right: ExpressionNode, p: RulePrinter): Test {
  const known =
    typeTest(left, right, p) ??
    typeTest(right, left, p) ??
    lengthTest('=', left, right, p) ??
    lengthTest('=', right, left, p)
  return known ?? pairs(left, right, p, (one, other) => equality(one, other, p))
}

/** `a == null` */
export function isNullish(node: ExpressionNode, p: RulePrinter): Test {
  return some(
    ...casesOf(node, p).map(({ when, node: value, form }) => {
      if (form === 'absent') return when
      if (form.kind === 'Json') return all(when, form.value === null)
      if (!may(value, nullish)) return all(when, false)
      return all(when, form.kind === 'Path' ? some(isAbsent(value, form), isNull(value, form)) : false)
    }),
  )
}

/** There is nothing at the path. */
export function isAbsent(node: ExpressionNode, form: PathForm): Test {
  return may(node, kinds.undefined) ? tested(form, 'IsPresent', false) : false
}

function isNull(node: ExpressionNode, form: PathForm): Test {
  return may(node, kinds.null) ? tested(form, 'IsNull', true) : false
}

/** The values of an operand: `a ?? b` and `c ? a : b` have two. Anything but data and constants is refused. */
export function casesOf(given: ExpressionNode, from: RulePrinter): readonly Case[] {
  const { node, p } = resolved(given, from)
  if (node.kind === 'Logical' && node.operator === '??') {
    const { left, right } = node
    if (!may(left, nullish)) return casesOf(left, p)
    const missing = isNullish(left, p)
    const kept = { ...left, kinds: left.kinds & ~nullish }
    return [...guarded(negated(missing), casesOf(kept, p)), ...guarded(missing, casesOf(right, p))]
  }
  if (node.kind === 'Conditional') {
    const test = p.truth(node.test, p)
    return [...guarded(test, casesOf(node.then, p)), ...guarded(negated(test), casesOf(node.otherwise, p))]
  }
  if (node.kind === 'Undefined') return [{ when: true, node, form: 'absent' }]
  const form = p.form(node, p)
  const isData = form.kind === 'Path' ? isReference(form) : form.kind === 'Json' || form.kind === 'Param'
  if (!isData) {
    const hint = 'A choice compares data: assign the value to a variable in a state before.'
    refuse(p, unsayable(`${constructName(node)} in the test of a choice`, hint))
  } else if (may(node, kinds.undefined)) {
    refuseClaim(node, p)
  }
  return [{ when: true, node, form }]
}

/** What is asked for may be absent; then what leads to it must not be claimed to be there, which JavaScript would throw for. */
export function refuseClaim(node: ExpressionNode, p: PathPrinter): void {
  const claim = claimOnTheWay(node)
  if (claim === null) return
  const hint = 'A choice takes it for absent as well: test it first, or read it with a question mark.'
  refuse(p, unsayable(`the claim that '${claim}' is there`, hint))
}

function claimOnTheWay(node: ExpressionNode): string | null {
  const before = node.kind === 'Property' ? node.object : node.kind === 'Element' ? node.array : null
  if (before === null) return null
  return before.kind === 'Present' && may(before.operand, nullish) ? before.text : claimOnTheWay(before)
}

/** A claim that hides null: JavaScript would throw, or take it for zero, and a comparison is false. */
export function refuseHiddenNull(node: ExpressionNode, p: PathPrinter): boolean {
  if (node.kind !== 'Present' || !may(node.operand, kinds.null)) return false
  refuse(p, unsayable(`the claim that '${node.text}' is not null`, 'Test it for null first.'))
  return true
}

const guarded = (when: Test, cases: readonly Case[]): readonly Case[] =>
  cases.map((one) => ({ ...one, when: all(when, one.when) }))

function pairs(
  left: ExpressionNode,
  right: ExpressionNode,
  p: RulePrinter,
  test: (one: Case, other: Case) => Test,
): Test {
  const others = casesOf(right, p)
  return some(...casesOf(left, p).flatMap((one) => others.map((other) => all(one.when, other.when, test(one, other)))))
}

const orderNames = { '<': 'LessThan', '<=': 'LessThanEquals', '>': 'GreaterThan', '>=': 'GreaterThanEquals' } as const

function comparison(order: Order, one: Case, other: Case, p: RulePrinter): Test {
  if (refuseHiddenNull(one.node, p) || refuseHiddenNull(other.node, p)) return false
  if (one.form === 'absent' || other.form === 'absent') return false
  if (one.form.kind === 'Json' && other.form.kind === 'Json') return ordered(order, one.form.value, other.form.value)
  const family = only(one.node, kinds.number) || only(other.node, kinds.number) ? 'Numeric' : 'String'
  return operatorTest(family, orderNames[order], orderNames[flipped[order]], one.form, other.form, p)
}

function ordered(order: Order, left: unknown, right: unknown): boolean {
  if (typeof left !== typeof right || !['number', 'string'].includes(typeof left)) return false
  const [a, b] = [left as number, right as number]
  if (order === '<') return a < b
  if (order === '<=') return a <= b
  return order === '>' ? a > b : a >= b
}

/** A comparison of which one side at least is a path; the path goes to the left, with the operator turned round. */
function operatorTest(family: string, name: string, turned: string, left: Form, right: Form, p: RulePrinter): Test {
  if (left.kind !== 'Path') return right.kind === 'Path' ? operatorTest(family, turned, name, right, left, p) : false
  if (right.kind === 'Param') return tested(left, family + name, `\${${right.name}}`)
  if (right.kind === 'Json') {
    if (typeof right.value === 'string' && right.value.includes('${')) {
      refuse(p, unsayable("a text with '${' in the test of a choice"))
    }
    return tested(left, family + name, right.value)
  }
  return right.kind === 'Path' && tested(left, `${family}${name}Path`, pathText(right))
}

/** Kinds that `===` tells apart by value, and the family of operators that knows each. */
const families = [
  [kinds.string, 'String'],
  [kinds.number, 'Numeric'],
  [kinds.boolean, 'Boolean'],
] as const

function equality(one: Case, other: Case, p: RulePrinter): Test {
  if (one.form === 'absent' && other.form === 'absent') return true
  if (one.form === 'absent')
    return other.form !== 'absent' && isPath(other.form) ? isAbsent(other.node, other.form) : false
  if (other.form === 'absent') return isPath(one.form) ? isAbsent(one.node, one.form) : false
  const [left, right] = [one.form, other.form]
  if (left.kind === 'Json' && right.kind === 'Json') return left.value === right.value
  if (left.kind === 'Json') return equality(other, one, p)
  const [a, b] = [present(one), present(other)]
  const ofKinds = families
    .filter(([kind]) => may(one.node, kind) && (may(other.node, kind) || right.kind === 'Param'))
    .map(([, family]) => operatorTest(family, 'Equals', 'Equals', left, right, p))
  const bothNull =
    isPath(left) && may(other.node, kinds.null)
      ? all(isNull(one.node, left), isPath(right) ? isNull(other.node, right) : true)
      : false
  const bothAbsent = isPath(left) && isPath(right) ? all(isAbsent(one.node, left), isAbsent(other.node, right)) : false
  return some(bothAbsent, all(a, b, some(...ofKinds, bothNull)))
}

const isPath = (form: Form): form is PathForm => form.kind === 'Path'

function present({ node, form }: Case): Test {
  return form !== 'absent' && form.kind === 'Path' ? negated(isAbsent(node, form)) : true
}

/** `typeof x === 'string'` */
function typeTest(left: ExpressionNode, name: ExpressionNode, from: RulePrinter): Test | null {
  const { node: type, p } = resolved(left, from)
  if (type.kind !== 'Call' || type.operation !== 'value.typeof') return null
  const [operand] = type.arguments
  if (!operand) return null
  const form = p.form(operand, p)
  const wanted = constantOf(name, from)
  if (form.kind !== 'Path' || !isReference(form) || typeof wanted !== 'string') return null
  const operators = new Map([
    ['string', 'IsString'],
    ['number', 'IsNumeric'],
    ['boolean', 'IsBoolean'],
  ])
  if (may(operand, kinds.undefined)) refuseClaim(operand, p)
  if (wanted === 'undefined') return isAbsent(operand, form)
  const operator = operators.get(wanted)
  const test =
    operator === undefined
      ? all(wanted === 'object', ...[...operators.values()].map((other) => tested(form, other, false)))
      : tested(form, operator, true)
  return all(negated(isAbsent(operand, form)), test)
}

/** An item of a list, which may be absent. */
const itemOf = (array: ExpressionNode): ExpressionNode => ({
  kind: 'Element',
  array,
  index: { kind: 'Literal', value: 0, kinds: kinds.number },
  fromEnd: false,
  kinds: kinds.undefined,
})

/** A comparison of a list's length with a constant: whether there is an item at a position. */
function lengthTest(order: Order | '=', left: ExpressionNode, right: ExpressionNode, from: RulePrinter): Test | null {
  const { node, p } = resolved(left, from)
  if (node.kind !== 'Call' || node.operation !== 'array.length') return null
  const [list] = node.arguments
  if (!list) return null
  const form = p.form(list, p)
  const count = constantOf(right, from)
  if (form.kind !== 'Path' || !isReference(form) || typeof count !== 'number') return null
  refuseClaim(itemOf(list), p)
  const atLeast = (items: number): Test =>
    items <= 0
      ? true
      : tested({ ...form, steps: [...form.steps, { kind: 'Index', index: items - 1 }] }, 'IsPresent', true)
  const whole = Math.ceil(count)
  switch (order) {
    case '>=':
      return atLeast(whole)
    case '<':
      return negated(atLeast(whole))
    case '>':
      return atLeast(Math.floor(count) + 1)
    case '<=':
      return negated(atLeast(Math.floor(count) + 1))
    case '=':
      return whole === count ? all(atLeast(count), negated(atLeast(count + 1))) : false
  }
}
