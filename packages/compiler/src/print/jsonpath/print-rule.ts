import type { ChoiceRule, JsonValue } from '@stepwright/asl'
import { kinds, type CallNode, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { may, nullish, only } from '../printer.ts'
import {
  casesOf,
  compared,
  equal,
  isAbsent,
  isNullish,
  refuseClaim,
  refuseHiddenNull,
  type RulePrinter,
} from './comparisons.ts'
import { constructName } from './construct-names.ts'
import type { PathForm } from './form.ts'
import { isReference } from './path-text.ts'
import { constantOf } from './present-form.ts'
import { pathPrinter } from './print-form.ts'
import { placed, refuse, resolved, type Facts } from './printer.ts'
import { unsayable, type Problem } from './problem.ts'
import { all, negated, ruleOf, some, tested, type Test } from './tests.ts'

/** A choice's rule for the test that an expression is, and what JSONPath cannot say of it. */
export function printRule(
  node: ExpressionNode,
  facts: Facts,
): { readonly rule: ChoiceRule; readonly problems: readonly Problem[] } {
  const p: RulePrinter = { ...pathPrinter(facts), truth }
  return { rule: ruleOf(truth(node, p)), problems: p.problems }
}

/** Holds exactly when JavaScript's value is truthy. */
function truth(given: ExpressionNode, from: RulePrinter): Test {
  const { node, p: around } = resolved(given, placed(given, from))
  const p = placed(node, around)
  const print = forms[node.kind] as ((node: ExpressionNode, p: RulePrinter) => Test) | undefined
  return print ? print(node, p) : truthOfData(node, p)
}

/** The forms that are tests by themselves. */
const forms: { readonly [Kind in ExpressionNode['kind']]?: (node: Of<Kind>, p: RulePrinter) => Test } = {
  Logical: ({ operator, left, right }, p) => {
    if (operator === '&&') return all(truth(left, p), truth(right, p))
    if (operator === '||') return some(truth(left, p), truth(right, p))
    return some(all(negated(isNullish(left, p)), truth(left, p)), all(isNullish(left, p), truth(right, p)))
  },
  Conditional: ({ test, then, otherwise }, p) =>
    some(all(truth(test, p), truth(then, p)), all(negated(truth(test, p)), truth(otherwise, p))),
  Not: ({ operand }, p) => untruth(operand, p),
  Compare: ({ operator, left, right }, p) => compared(operator, left, right, p),
  Equal: ({ left, right, negated: isNegated }, p) => {
    const test = equal(left, right, p)
    return isNegated ? negated(test) : test
  },
  Nullish: ({ operand, negated: isNegated }, p) => {
    const test = isNullish(operand, p)
    return isNegated ? negated(test) : test
  },
  // A missing value is falsy, whatever is claimed of it.
  Present: ({ operand }, p) => truth(operand, p),
  Call: (node, p) => {
    const print = calls[node.operation]
    return print ? print(node, p) : cannot(node, p)
  },
}

type Of<Kind extends ExpressionNode['kind']> = Extract<ExpressionNode, { readonly kind: Kind }>

function truthOfData(node: ExpressionNode, p: RulePrinter): Test {
  const form = p.form(node, p)
  if (form.kind === 'Json') return Boolean(form.value)
  if (form.kind !== 'Path' || !isReference(form)) return cannot(node, p)
  if (may(node, kinds.undefined)) refuseClaim(node, p)
  return truthOfPath(node, form)
}

/** `!x`, which for a boolean is a test of its own. */
function untruth(given: ExpressionNode, from: RulePrinter): Test {
  const { node, p } = resolved(given, from)
  const isBoolean = only(node, kinds.boolean) && !['Literal', 'Capture'].includes(node.kind)
  const form = isBoolean && isData(node) ? p.form(node, p) : null
  return form?.kind === 'Path' ? tested(form, 'BooleanEquals', false) : negated(truth(node, p))
}

const isData = ({ kind }: ExpressionNode): boolean =>
  ['Subject', 'Scope', 'Variable', 'Property', 'Element'].includes(kind)

/** Falsy are what is missing, null, false, zero and the empty text; a comparison with a value of another kind is false. */
function truthOfPath(node: ExpressionNode, form: PathForm): Test {
  const present = may(node, kinds.undefined) ? tested(form, 'IsPresent', true) : true
  if (only(node, kinds.boolean | nullish)) return all(present, tested(form, 'BooleanEquals', true))
  const test = (kind: number, operator: string, operand: boolean | number | string): Test =>
    may(node, kind) ? tested(form, operator, operand) : true
  const falsy = (kind: number, operator: string, operand: boolean | number | string): Test =>
    may(node, kind) ? { Not: tested(form, operator, operand) } : true
  return all(
    present,
    test(kinds.null, 'IsNull', false),
    falsy(kinds.boolean, 'BooleanEquals', false),
    falsy(kinds.number, 'NumericEquals', 0),
    falsy(kinds.string, 'StringEquals', ''),
  )
}

/** The calls that are tests. */
const calls: { readonly [Name in Operation]?: (node: CallNode, p: RulePrinter) => Test } = {
  'boolean.of': (node, p) => truth(argument(node, 0), p),
  'array.length': (node, p) => compared('>', node, literal(0), p),
  'array.includes': (node, p) => {
    const list = constantOf(argument(node, 0), p)
    if (!Array.isArray(list) || node.arguments.length !== 2) return cannot(node, p)
    const items: readonly JsonValue[] = list
    return some(...items.filter(isPrimitive).map((value) => equal(argument(node, 1), literal(value), p)))
  },
  'value.isArray': (node, p) => isArray(argument(node, 0), p) ?? cannot(node, p),
  'string.startsWith': (node, p) => printMatch('string.startsWith', node, p),
  'string.endsWith': (node, p) => printMatch('string.endsWith', node, p),
  'string.includes': (node, p) => printMatch('string.includes', node, p),
}

const argument = ({ arguments: given }: CallNode, at: number): ExpressionNode =>
  given[at] ?? { kind: 'Undefined', kinds: kinds.undefined }

type Match = 'string.startsWith' | 'string.endsWith' | 'string.includes'

function printMatch(operation: Match, node: CallNode, p: RulePrinter): Test {
  const [text, part, ...others] = node.arguments
  const wanted = part && constantOf(part, p)
  if (!text || typeof wanted !== 'string' || wanted.includes('${') || others.length > 0) return cannot(node, p)
  const escaped = wanted.replaceAll(/[\\*]/g, (character) => `\\${character}`)
  const before = operation === 'string.startsWith' ? '' : '*'
  const after = operation === 'string.endsWith' ? '' : '*'
  const pattern = escaped === '' ? '*' : `${before}${escaped}${after}`
  return some(
    ...casesOf(text, p).map(({ when, node: value, form }) => {
      if (refuseHiddenNull(value, p)) return false
      if (form === 'absent') return false
      if (form.kind === 'Path') return all(when, tested(form, 'StringMatches', pattern))
      const known = form.kind === 'Json' && typeof form.value === 'string' ? form.value : null
      return all(when, known !== null && matches[operation](known, wanted))
    }),
  )
}

const matches: { readonly [Operation in Match]: (text: string, wanted: string) => boolean } = {
  'string.startsWith': (text, wanted) => text.startsWith(wanted),
  'string.endsWith': (text, wanted) => text.endsWith(wanted),
  'string.includes': (text, wanted) => text.includes(wanted),
}

/** No operator knows arrays; among values that are no objects, an array is what is nothing else. */
function isArray(given: ExpressionNode, from: RulePrinter): Test | null {
  const { node, p } = resolved(given, from)
  if (!may(node, kinds.array)) return false
  if (only(node, kinds.array)) return true
  const form = p.form(node, p)
  if (may(node, kinds.object) || form.kind !== 'Path' || !isReference(form)) return null
  return all(
    negated(isAbsent(node, form)),
    tested(form, 'IsNull', false),
    tested(form, 'IsBoolean', false),
    tested(form, 'IsNumeric', false),
    tested(form, 'IsString', false),
  )
}

const isPrimitive = (value: JsonValue): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null

const literal = (value: string | number | boolean | null): ExpressionNode => ({
  kind: 'Literal',
  value,
  kinds: value === null ? kinds.null : kinds[typeof value as 'string' | 'number' | 'boolean'],
})

function cannot(node: ExpressionNode, p: RulePrinter): Test {
  const hint =
    'A choice compares data with constants or with other data: assign the value to a variable in a state before.'
  refuse(p, unsayable(`${constructName(node)} as the test of a choice`, hint))
  return false
}
