import { getOwn, isJsonArray, isJsonObject } from '@stepwright/asl'
import {
  kinds,
  visitExpression,
  type ElementNode,
  type ExpressionNode,
  type ExpressionVisitor,
  type ObjectNode,
} from '@stepwright/dsl'
import { only } from '../printer.ts'
import { constructName } from './construct-names.ts'
import { call, json, path, stepped, type Form, type PathForm, type RecordMember } from './form.ts'
import { writtenText } from './intrinsic-text.ts'
import { printOperation } from './operations.ts'
import { isWritableName } from './path-text.ts'
import { constantOf, knownForm, presentForm } from './present-form.ts'
import { placed, refuse, resolved, type Facts, type PathPrinter } from './printer.ts'
import { unsayable, type Problem } from './problem.ts'
import { isWholeNumber } from './whole-numbers.ts'

/** What JSONPath says for an expression, and what it cannot say of it. */
export interface Printed {
  readonly form: Form
  readonly problems: readonly Problem[]
}

/** The form of an expression. With problems, the form is not for emitting. */
export function printForm(node: ExpressionNode, facts: Facts): Printed {
  const p = pathPrinter(facts)
  return { form: formOf(node, p), problems: p.problems }
}

export function pathPrinter(facts: Facts): PathPrinter {
  return { ...facts, scope: new Map(), helpers: new Map(), problems: [], place: null, form: formOf }
}

function formOf(given: ExpressionNode, from: PathPrinter): Form {
  const { node, p } = resolved(given, placed(given, from))
  return visitExpression(node, visitor(placed(node, p)))
}

const visitor = (p: PathPrinter): ExpressionVisitor<Form> => {
  const unsaid = (node: ExpressionNode): Form => refuse(p, unsayable(constructName(node)))
  const compared = (node: ExpressionNode): Form =>
    refuse(p, unsayable(constructName(node), 'It can be the test of a choice.'))
  return {
    Literal: ({ value }) => json(value),
    Undefined: unsaid,
    Subject: () => documentPath(p.position.subject === 'errorOutput' ? 'error' : p.position.subject, p),
    Scope: ({ member }) => documentPath(member, p),
    Variable: ({ name }) => path({ variable: name }),
    Capture: (node) => {
      const known = p.captures[node.name]
      return known ? knownForm(known) : unsaid(node)
    },
    Local: unsaid,
    Property: (node) => memberOf(p.form(node.object, p), node.key, node, p),
    Lookup: (node) => {
      const key = constantOf(node.key, p)
      return typeof key === 'string' ? memberOf(p.form(node.object, p), key, node, p) : unsaid(node)
    },
    Element: (node) => printElement(node, p),
    Array: (node) => {
      const [only] = node.items
      if (only?.spread && node.items.length === 1) return presentForm(only.value, p)
      if (node.items.some(({ spread }) => spread)) return unsaid(node)
      return { kind: 'List', items: node.items.map(({ value }) => presentForm(value, p)) }
    },
    Object: (node) => printObject(node, p),
    Text: ({ parts }) => textOf(parts.map((part) => presentForm(part, p))),
    Arithmetic: (node) => {
      const { operator, left, right } = node
      if (operator !== '+' && operator !== '-') return unsaid(node)
      if (!isWholeNumber(left, p) || !isWholeNumber(right, p)) {
        return refuse(
          p,
          unsayable(
            `the operator '${operator}' on numbers that are not whole for certain`,
            'AWS rounds what it adds, so both sides have to be lengths, whole constants, or variables that only such sums are assigned to.',
          ),
        )
      }
      const [a, b] = [p.form(left, p), p.form(right, p)]
      if (operator === '+') return call('MathAdd', a, b)
      return b.kind === 'Json' && typeof b.value === 'number' ? call('MathAdd', a, json(0 - b.value)) : unsaid(node)
    },
    Negate: unsaid,
    Compare: compared,
    Equal: compared,
    Nullish: compared,
    Not: compared,
    Logical: unsaid,
    Conditional: unsaid,
    // A path that finds nothing fails the state by itself.
    Present: ({ operand }) => p.form(operand, p),
    Call: (node) => printOperation(node, p),
    Lambda: unsaid,
    // These three have been resolved.
    Let: unsaid,
    Helpers: unsaid,
    Apply: unsaid,
    JsonataText: unsaid,
  }
}

function documentPath(member: 'input' | 'result' | 'error' | 'context', { position }: PathPrinter): PathForm {
  return member === 'result' ? path('result', ...position.resultAt) : path(member)
}

/** A member of a value. */
function memberOf(base: Form, key: string, node: ExpressionNode, p: PathPrinter): Form {
  if (base.kind === 'Path' && !base.isMany) {
    if (!isWritableName(key)) return refuse(p, unsayable(`the member '${key}', whose name no path can hold`))
    return stepped(base, { kind: 'Name', name: key })
  }
  if (base.kind === 'Record') {
    const member = base.members.find((one) => one.key === key)
    if (member) return member.value
  }
  if (base.kind === 'Json') {
    const value = isJsonObject(base.value) ? getOwn(base.value, key) : undefined
    // A problem stands in for the value: it has been told.
    return value === undefined ? base : json(value)
  }
  return refuse(p, unsayable(constructName(node), 'Assign the value to a variable in a state before.'))
}

function printElement(node: ElementNode, p: PathPrinter): Form {
  const list = p.form(node.array, p)
  const at = p.form(node.index, p)
  if (!isWholeNumber(node.index, p)) {
    return refuse(
      p,
      unsayable(
        'a position that is not a whole number for certain',
        'AWS rounds it, so it has to be a length, a whole constant, the index of a map, or a variable that only such values are assigned to.',
      ),
    )
  }
  const index = at.kind === 'Json' && typeof at.value === 'number' ? at.value : null
  if (index !== null && list.kind === 'Path' && !list.isMany) return stepped(list, { kind: 'Index', index })
  if (index !== null && index < 0) return refuse(p, unsayable('a position from the end of a computed list'))
  if (index !== null && list.kind === 'List') return list.items[index] ?? json(null)
  if (index !== null && list.kind === 'Json' && isJsonArray(list.value)) return json(list.value[index] ?? null)
  return call('ArrayGetItem', list, at)
}

function printObject(node: ObjectNode, p: PathPrinter): Form {
  const parts: Form[] = []
  let members: RecordMember[] = []
  const close = (): void => {
    if (members.length > 0) parts.push({ kind: 'Record', members })
    members = []
  }
  for (const member of node.members) {
    if (member.kind === 'Spread') {
      close()
      parts.push(printSpread(member.value, p))
      continue
    }
    const key = member.kind === 'Member' ? member.key : constantOf(member.key, p)
    if (typeof key !== 'string') {
      refuse(p, unsayable('a computed key'))
    } else if (member.value.kind !== 'Undefined') {
      members = [...members.filter((earlier) => earlier.key !== key), { key, value: presentForm(member.value, p) }]
    } else if (parts.length > 0) {
      refuse(p, unsayable("'undefined' that takes a member away"))
    }
  }
  close()
  const [first] = parts
  if (!first) return json({})
  return parts.length === 1 ? first : { kind: 'Merge', parts }
}

function printSpread(node: ExpressionNode, p: PathPrinter): Form {
  const { node: inner } = resolved(node, p)
  if (!only(inner, kinds.object)) {
    return refuse(p, unsayable('a spread of what may be no object', 'Test it in a choice first.'))
  }
  return p.form(node, p)
}

/** Text from parts, of which constants are put together. */
function textOf(parts: readonly Form[]): Form {
  const merged: Form[] = []
  for (const part of parts.flatMap((one) => (one.kind === 'Format' ? one.parts : [one]))) {
    const before = merged.at(-1)
    if (part.kind !== 'Json') merged.push(part)
    else if (before?.kind === 'Json') merged.splice(-1, 1, json(writtenText(before.value) + writtenText(part.value)))
    else merged.push(json(writtenText(part.value)))
  }
  const [only] = merged
  if (!only) return json('')
  return merged.length === 1 && only.kind === 'Json' ? only : { kind: 'Format', parts: merged }
}
