import { kinds, type ArrayItem, type ElementNode, type ExpressionNode, type ObjectMember } from '@stepwright/dsl'
import { asPosition } from './division.ts'
import {
  array,
  binary,
  block,
  call,
  chain,
  conditional,
  hasType,
  index,
  isPath,
  isRepeatable,
  keep,
  lambda,
  not,
  number,
  object,
  parenthesized,
  string,
  variable,
  word,
  type Binding,
  type Jsonata,
} from './jsonata-ast.ts'
import { keyOf } from './division.ts'
import { asSequence } from './sequence.ts'
import { may, only, withRepeatable, type Printer } from './printer.ts'

/** An array literal. JSONata flattens an item that is an array, unless an array constructor stands there. */
export function printArray(items: readonly ArrayItem[], p: Printer): Jsonata {
  return array(
    ...items.map(({ spread, value }) => (spread ? flattened(asSequence(p.value(value))) : printItem(value, p))),
  )
}

/** An operand of an array constructor that must be flattened into it: a constructor of its own would be kept whole. */
export function flattened(value: Jsonata): Jsonata {
  return startsWithBracket(value) ? parenthesized(value) : value
}

function startsWithBracket(value: Jsonata): boolean {
  if (value.kind === 'Array') return true
  if (value.kind === 'Source') return value.texts[0]?.startsWith('[') === true
  if (value.kind === 'Index' || value.kind === 'Keep' || value.kind === 'Field') return startsWithBracket(value.base)
  return value.kind === 'Binary' && startsWithBracket(value.left)
}

function printItem(node: ExpressionNode, p: Printer): Jsonata {
  if (node.kind === 'Undefined') return word(null)
  const value = p.value(node)
  if (value.kind === 'Array') return value
  const wrap = (x: Jsonata): Jsonata => (isPath(x) ? array(x) : array(flattened(x)))
  if (!may(node, kinds.undefined)) {
    if (only(node, kinds.array)) return wrap(value)
    if (!may(node, kinds.array)) return flattened(value)
  }
  return withRepeatable(p, value, 'item', (x) => {
    const present = may(node, kinds.undefined) ? conditional(call('exists', x), x, word(null)) : x
    return may(node, kinds.array) ? conditional(hasType(x, 'array'), array(array(x)), present) : present
  })
}

/** `xs[i]` and `xs.at(i)`. */
export function printElement({ array: items, index: at, fromEnd }: ElementNode, p: Printer): Jsonata {
  const list = listOf(p.value(items))
  // `xs[-1]` and `xs[1.5]` are members that no array has; JSONata would count from the end, and cut the fraction.
  if (at.kind === 'Literal' && typeof at.value === 'number' && (fromEnd || isWholeLiteral(at.value)))
    return index(list, number(Math.trunc(at.value)))
  if (!fromEnd) return elementAt(list, p.number(at), p)
  return withRepeatable(p, list, 'items', (xs) =>
    withRepeatable(p, truncated(at, asPosition(at, p), p), 'at', (i) =>
      elementAt(xs, conditional(binary(i, '<', number(0)), binary(call('count', xs), '+', i), i), p),
    ),
  )
}

const isWholeLiteral = (value: number): boolean => Number.isInteger(value) && value >= 0

/** `$split` gives an array at every length: an item of it needs no array around. */
function listOf(list: Jsonata): Jsonata {
  if (list.kind !== 'Array') return list
  const [only, ...others] = list.items
  return only?.kind === 'Call' && only.callee === 'split' && others.length === 0 ? only : list
}

function elementAt(list: Jsonata, position: Jsonata, p: Printer): Jsonata {
  const [value, i] = [p.names.fresh('v'), p.names.fresh('i')]
  return withRepeatable(p, position, 'at', (at) =>
    index(array(keep(call('filter', list, lambda([value, i], binary(variable(i), '=', at))))), number(0)),
  )
}

/** A position as JavaScript's array methods take it: without its fraction. */
export function truncated(node: ExpressionNode, value: Jsonata, p: Printer): Jsonata {
  if (node.kind === 'Literal' && typeof node.value === 'number') return number(Math.trunc(node.value))
  if (node.kind === 'Local' && p.integers.has(node.name)) return value
  return withRepeatable(p, value, 'n', (x) => conditional(binary(x, '<', number(0)), call('ceil', x), call('floor', x)))
}

/**
 * An object literal; spreads and computed keys are merged in order, so that a key keeps the place where it first appears. A member that may be
 * undefined takes away what an earlier part has for its key.
 */
export function printObject(given: readonly ObjectMember[], p: Printer): Jsonata {
  const members = withoutTests(given)
  const bindings: Binding[] = []
  const parts: Jsonata[] = []
  let group: (readonly [Jsonata, Jsonata])[] = []
  let vanishing: Vanishing[] = []
  const bound = (value: Jsonata, wish: string): Jsonata => {
    if (isRepeatable(value)) return value
    const name = p.names.fresh(wish)
    bindings.push({ name, value })
    return variable(name)
  }
  const close = (): void => {
    if (vanishing.length > 0) parts.splice(0, parts.length, without(single(parts) ?? merged(parts), vanishing, p))
    if (group.length > 0) parts.push(object(...group))
    group = []
    vanishing = []
  }
  for (const member of members) {
    if (member.kind === 'Spread') {
      close()
      parts.push(printSpread(member.value, p))
      continue
    }
    // A computed key may repeat another one, which an object constructor does not allow.
    if (member.kind === 'Computed') close()
    const overwrites = parts.length > 0
    const name = member.kind === 'Computed' ? p.value(member.key) : string(member.key)
    const mayVanish = overwrites && may(member.value, kinds.undefined)
    const key = mayVanish ? bound(name, 'key') : name
    if (member.value.kind === 'Undefined') {
      if (overwrites) vanishing.push({ key, unless: null })
    } else if (mayVanish) {
      const value = bound(p.value(member.value), member.kind === 'Member' ? member.key : 'value')
      vanishing.push({ key, unless: value })
      group.push([key, value])
    } else group.push([key, p.value(member.value)])
    if (member.kind === 'Computed') close()
  }
  close()
  const result = parts.length === 0 ? object() : merged(parts)
  return bindings.length === 0 ? result : block(bindings, result)
}

/** One part alone; `$sift` takes a missing object for none. */
const single = (parts: readonly Jsonata[]): Jsonata | null => (parts.length === 1 ? (parts[0] ?? null) : null)

function merged(parts: readonly Jsonata[]): Jsonata {
  const [first] = parts
  return parts.length === 1 && first?.kind === 'Object' ? first : call('merge', array(...parts.map(flattened)))
}

/** `...(x !== undefined && { key: x })` is `key: x` where no key is given twice: what is missing leaves its key out. */
function withoutTests(members: readonly ObjectMember[]): readonly ObjectMember[] {
  const plain = members.map(whereDefined)
  const keys = plain.map((member) => (member.kind === 'Member' ? member.key : null))
  return keys.includes(null) || new Set(keys).size < keys.length ? members : plain
}

function whereDefined(member: ObjectMember): ObjectMember {
  if (member.kind !== 'Spread' || member.value.kind !== 'Logical' || member.value.operator !== '&&') return member
  const { left, right } = member.value
  if (left.kind !== 'Equal' || !left.negated || left.right.kind !== 'Undefined' || right.kind !== 'Object')
    return member
  const [own, ...others] = right.members
  const isSame = own?.kind === 'Member' && others.length === 0 && keyOf(own.value) === keyOf(left.left)
  return isSame ? { ...own, value: left.left } : member
}

/** `{...value}`: null and primitives have nothing to spread. */
function printSpread(node: ExpressionNode, p: Printer): Jsonata {
  if (node.kind === 'Logical' && node.operator === '&&') {
    return conditional(p.truth(node.left), printSpread(node.right, p), null)
  }
  if (node.kind === 'Conditional') {
    const otherwise = printSpread(node.otherwise, p)
    const hasNone = otherwise.kind === 'Object' && otherwise.members.length === 0
    return conditional(p.truth(node.test), printSpread(node.then, p), hasNone ? null : otherwise)
  }
  if (node.kind === 'Undefined') return object()
  const value = p.value(node)
  if (only(node, kinds.object | kinds.undefined)) return value
  return withRepeatable(p, value, 'spread', (x) => conditional(hasType(x, 'object'), x, null))
}

/** A key that an object is to lose, unless there is a value that takes its place. */
export interface Vanishing {
  readonly key: Jsonata
  readonly unless: Jsonata | null
}

/** The members of an object without those that vanish. */
export function without(value: Jsonata, vanishing: readonly Vanishing[], p: Printer): Jsonata {
  const [v, k] = [p.names.fresh('v'), p.names.fresh('k')]
  const always = vanishing.filter(({ unless }) => !unless).map(({ key }) => key)
  const tests = vanishing.flatMap(({ key, unless }) =>
    unless ? [binary(binary(variable(k), '!=', key), 'or', call('exists', unless))] : [],
  )
  const [one] = always
  if (one) {
    tests.unshift(
      always.length === 1 ? binary(variable(k), '!=', one) : not(binary(variable(k), 'in', array(...always))),
    )
  }
  const [test = word(true), ...others] = tests
  return call('sift', value, lambda([v, k], chain('and', [test, ...others])))
}
