import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { evaluated, literal, only, refuse, repeatable, undefinedNode, type Lowering } from './lowering.ts'
import { argumentOf, missingArgument, operation, type MethodCall } from './method.ts'
import { unsupported } from './refusals.ts'

const numberAt = (call: MethodCall, position: number): ExpressionNode =>
  argumentOf(call, position, kinds.number, 'a number')
const textAt = (call: MethodCall, position: number): ExpressionNode =>
  argumentOf(call, position, kinds.string, 'a string')

const knownNumber = (node: ExpressionNode): number | null =>
  node.kind === 'Literal' && typeof node.value === 'number' ? Math.trunc(node.value) : null

const sliced = (text: ExpressionNode, from: ExpressionNode, to?: ExpressionNode): ExpressionNode =>
  operation('string.slice', to ? [text, from, to] : [text, from], kinds.string)

/** A bound that is zero where it is negative. */
function atLeastZero(bound: ExpressionNode): ExpressionNode {
  const known = knownNumber(bound)
  return known === null ? operation('math.max', [literal(0), bound], kinds.number) : literal(Math.max(0, known))
}

const isZero = (node: ExpressionNode): boolean => knownNumber(node) === 0

/** `text.slice(from, to)` */
export function slice(call: MethodCall): ExpressionNode {
  if (call.args.length > 2) return missingArgument(call)
  const [from, to] = call.args.map((_, i) => numberAt(call, i))
  return from ? sliced(call.receiver, from, to) : call.receiver
}

/** `text.substring(from, to)`: the bounds are put in order, and none is negative. */
export function substring(call: MethodCall): ExpressionNode {
  if (call.args.length === 0 || call.args.length > 2) return missingArgument(call)
  const [from, to] = call.args.map((_, i) => numberAt(call, i))
  if (!from) return missingArgument(call)
  if (!to) return sliced(call.receiver, atLeastZero(from))
  const [start, end] = [knownNumber(from), knownNumber(to)]
  if (start === null || end === null) return operation('string.substring', [call.receiver, from, to], kinds.string)
  const [low, high] = [Math.max(0, Math.min(start, end)), Math.max(0, start, end)]
  return sliced(call.receiver, literal(low), literal(high))
}

/** The unit at a position, from the end where it is negative; an empty text where there is none. */
function unitAt(text: ExpressionNode, position: ExpressionNode): ExpressionNode {
  const known = knownNumber(position)
  if (known === null) return operation('string.unitAt', [text, position], kinds.string)
  return known === -1 ? sliced(text, literal(-1)) : sliced(text, literal(known), literal(known + 1))
}

/** The unit, or undefined where there is none. */
function unitOrUndefined(unit: ExpressionNode, l: Lowering): ExpressionNode {
  const once = repeatable(l, unit, 'char')
  return {
    kind: 'Conditional',
    test: { kind: 'Equal', negated: true, left: once, right: literal(''), kinds: kinds.boolean },
    then: once,
    otherwise: undefinedNode,
    kinds: kinds.string | kinds.undefined,
  }
}

/** `text.at(position)` */
export function at(call: MethodCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  return unitOrUndefined(unitAt(call.receiver, numberAt(call, 0)), call.l)
}

/** `text.charAt(position)` */
export function charAt(call: MethodCall): ExpressionNode {
  if (call.args.length > 1) return missingArgument(call)
  const position = call.args.length === 0 ? literal(0) : numberAt(call, 0)
  const known = knownNumber(position)
  if (known !== null && known >= 0) return unitAt(call.receiver, position)
  const text = evaluated(call.l, call.receiver, 'text')
  if (known !== null) return literal('')
  const once = repeatable(call.l, position, 'at')
  return {
    kind: 'Conditional',
    test: { kind: 'Compare', operator: '>', left: once, right: literal(-1), kinds: kinds.boolean },
    then: unitAt(text, once),
    otherwise: literal(''),
    kinds: kinds.string,
  }
}

/** Whether there can be an item, or a unit of a text, at a position. */
export const isIndex = (position: unknown): boolean => Number.isInteger(position) && Number(position) >= 0

/** `text[position]`: undefined for what is no position. */
export function unitByIndex(receiver: ExpressionNode, position: ExpressionNode, l: Lowering): ExpressionNode {
  if (position.kind === 'Literal' && isIndex(position.value)) return unitOrUndefined(unitAt(receiver, position), l)
  const text = evaluated(l, receiver, 'text')
  if (position.kind === 'Literal') return undefinedNode
  const once = repeatable(l, position, 'at')
  const isPosition: ExpressionNode = {
    kind: 'Logical',
    operator: '&&',
    left: { kind: 'Compare', operator: '>=', left: once, right: literal(0), kinds: kinds.boolean },
    right: operation('number.isInteger', [once], kinds.boolean),
    kinds: kinds.boolean,
  }
  const unit: ExpressionNode = {
    kind: 'Conditional',
    test: isPosition,
    then: unitAt(text, once),
    otherwise: literal(''),
    kinds: kinds.string,
  }
  return unitOrUndefined(unit, l)
}

/** `includes` and `startsWith`: the second argument is where the text begins. */
export const searchFrom =
  (name: Operation) =>
  (call: MethodCall): ExpressionNode => {
    if (call.args.length === 0 || call.args.length > 2) return missingArgument(call)
    const wanted = textAt(call, 0)
    const from = call.args.length === 2 ? atLeastZero(numberAt(call, 1)) : literal(0)
    const text = isZero(from) ? call.receiver : sliced(call.receiver, from)
    return operation(name, [text, wanted], kinds.boolean)
  }

/** `text.endsWith(end, length)` */
export function endsWith(call: MethodCall): ExpressionNode {
  if (call.args.length === 0 || call.args.length > 2) return missingArgument(call)
  const wanted = textAt(call, 0)
  const text =
    call.args.length === 2 ? sliced(call.receiver, literal(0), atLeastZero(numberAt(call, 1))) : call.receiver
  return operation('string.endsWith', [text, wanted], kinds.boolean)
}

/** `text.indexOf(wanted, from)` */
export function indexOf(call: MethodCall): ExpressionNode {
  if (call.args.length === 0 || call.args.length > 2) return missingArgument(call)
  const wanted = textAt(call, 0)
  const from = call.args.length === 2 ? numberAt(call, 1) : literal(0)
  return operation(
    'string.indexOf',
    isZero(from) ? [call.receiver, wanted] : [call.receiver, wanted, from],
    kinds.number,
  )
}

/** `text.lastIndexOf(wanted)` */
export function lastIndexOf(call: MethodCall): ExpressionNode {
  const [, from] = call.args
  if (from) {
    return refuse(
      call.l,
      from,
      unsupported(
        "The position given to 'lastIndexOf'",
        'Search a part of the text: text.slice(0, end).lastIndexOf(wanted).',
      ),
    )
  }
  if (call.args.length === 0) return missingArgument(call)
  return operation('string.lastIndexOf', [call.receiver, textAt(call, 0)], kinds.number)
}

/** `padStart` and `padEnd` */
export const pad =
  (name: 'string.padStart' | 'string.padEnd') =>
  (call: MethodCall): ExpressionNode => {
    if (call.args.length === 0 || call.args.length > 2) return missingArgument(call)
    const fill = call.args.length === 2 ? textAt(call, 1) : literal(' ')
    return operation(name, [call.receiver, numberAt(call, 0), fill], kinds.string)
  }

/** `text.repeat(count)` */
export function repeat(call: MethodCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  const [node] = call.args
  const count = numberAt(call, 0)
  if (node && only(count, kinds.number) && (knownNumber(count) ?? 0) < 0) {
    return refuse(
      call.l,
      node,
      unsupported("'repeat' with a negative number", 'JavaScript throws there: give zero or more.'),
    )
  }
  return operation('string.repeat', [call.receiver, count], kinds.string)
}
