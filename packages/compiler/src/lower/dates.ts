import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { literal, may, only, refuse, repeatable, textOf, withKinds, type Lowering } from './lowering.ts'
import { operation, type MethodCall, type MethodTable } from './method.ts'
import { madeDate } from './made-dates.ts'
import { ambiguous, unsupported, type Refusal } from './refusals.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * Dates: an object to JavaScript, ISO text between states. In the IR a date is the call `time.fromMillis` of the kind of an object, so that what
 * JavaScript does to objects only (identity, no text of their own) is refused for it like for any other.
 */

/** True for a type whose values are dates and nothing else. */
export function isDate(type: ts.Type, { program }: Lowering): boolean {
  const symbol = type.getSymbol()
  return symbol?.name === 'Date' && isFromLibrary(symbol, program)
}

/** `new Date()`, `new Date(text)`, `new Date(milliseconds)`, `new Date(date)`; `null` for anything that is not a date. */
export function lowerNewDate(node: ts.NewExpression, l: Lowering): ExpressionNode | null {
  const symbol = resolvedSymbol(node.expression, l.checker)
  if (symbol?.name !== 'Date' || !isFromLibrary(symbol, l.program)) return null
  const [argument, ...others] = node.arguments ?? []
  if (!argument) return dateOf(operation('time.millis', [], kinds.number))
  if (others.length > 0) {
    return refuse(
      l,
      node,
      unsupported(
        'A date from its parts',
        'Its hour would be that of the machine’s time zone: write the text, as in new Date(`2026-01-31T09:00:00Z`).',
      ),
    )
  }
  const value = l.expression(argument)
  if (isDate(l.checker.getTypeAtLocation(argument), l) && only(value, kinds.object)) return value
  if (only(value, kinds.number)) return dateOf(value)
  if (only(value, kinds.string)) return dateOf(instantOf(value, argument, l))
  if (only(value, kinds.number | kinds.string))
    return dateOf(instantOfEither(repeatable(l, value, 'date'), argument, l))
  return refuse(
    l,
    argument,
    ambiguous(textOf(argument), 'is not a text or a number for certain', 'Narrow it, or give a default with ??.'),
  )
}

/** Operations that keep an array's items. */
const keepsItems: ReadonlySet<string> = new Set(['array.filter', 'array.slice', 'array.reverse', 'array.sort'])

/** Whether an array's items are dates that the expression itself has made: what comes from data is text, whatever its type says. */
export function holdsDates(list: ExpressionNode, l: Lowering): boolean {
  if (list.kind === 'Local') {
    const bound = l.pending.flat().find(({ name }) => name === list.name)
    return bound !== undefined && holdsDates(bound.value, l)
  }
  if (list.kind === 'Array') {
    return list.items.every(({ spread, value }) => (spread ? holdsDates(value, l) : isDateNode(value)))
  }
  if (list.kind !== 'Call') return false
  const [first, each] = list.arguments
  if (list.operation === 'array.map') return each?.kind === 'Lambda' && isDateNode(each.body)
  return keepsItems.has(list.operation) && first !== undefined && holdsDates(first, l)
}

const isDateNode = (node: ExpressionNode): boolean =>
  node.kind === 'Let' ? isDateNode(node.body) : node.kind === 'Call' && node.operation === 'time.fromMillis'

const dateOf = (millis: ExpressionNode): ExpressionNode => operation('time.fromMillis', [millis], kinds.object)

/** The instant that a value is, or names. */
function instantOfEither(value: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  const isText: ExpressionNode = {
    kind: 'Equal',
    negated: false,
    left: operation('value.typeof', [value], kinds.string),
    right: literal('string'),
    kinds: kinds.boolean,
  }
  return {
    kind: 'Conditional',
    test: isText,
    then: instantOf(withKinds(value, kinds.string), node, l),
    otherwise: withKinds(value, kinds.number),
    kinds: kinds.number,
  }
}

/** The instant that a text names. */
export function instantOf(value: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  const problem = value.kind === 'Literal' ? textProblem(String(value.value)) : null
  if (problem) return refuse(l, node, problem)
  return operation('time.toMillis', [value], kinds.number)
}

/** The texts that JavaScript and JSONata read alike, wherever the machine stands. */
const isoText = /^\d{4}(?:-\d\d(?:-\d\d)?)?$|^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?<zone>Z|[+-]\d\d:\d\d)?$/

function textProblem(text: string): Refusal | null {
  const match = isoText.exec(text)
  if (!match || Number.isNaN(Date.parse(text))) {
    return ambiguous(text, 'is no date in ISO 8601', 'Write it as 2026-01-31 or 2026-01-31T09:00:00Z.')
  }
  return text.includes('T') && !match.groups?.['zone']
    ? ambiguous(
        text,
        'names no time zone, so its instant depends on the machine',
        'End it with Z, or with an offset such as +02:00.',
      )
    : null
}

/** A method of a date; `null` for a receiver that is no date. */
export function lowerDateMethod(given: MethodCall, name: ts.MemberName): ExpressionNode | null {
  const { l, receiverNode } = given
  const type = l.checker.getNonNullableType(l.checker.getTypeAtLocation(receiverNode))
  if (!isDate(type, l)) return null
  const receiver = madeDate(given.receiver, l) ?? given.receiver
  const call = { ...given, receiver }
  if (!only(receiver, kinds.object)) {
    return refuse(
      l,
      receiverNode,
      ambiguous(
        textOf(receiverNode),
        'is called a Date by its type, but states exchange ISO text',
        `Give it the type string and write new Date(${textOf(receiverNode)}).`,
      ),
    )
  }
  const method = dateMethods.get(name.text)
  if (method) return method(call)
  return refuse(l, name, refusalOfMethod(name.text))
}

function refusalOfMethod(name: string): Refusal {
  if (/^get(?!UTC)/.test(name)) {
    return unsupported(
      `The method '${name}'`,
      `Its result depends on the machine’s time zone: use ${name.replace('get', 'getUTC')}.`,
    )
  }
  if (name.startsWith('set')) {
    return unsupported('A method that changes its date', 'Make a new one: new Date(date.getTime() + 86_400_000).')
  }
  return unsupported(`The method '${name}'`, 'Use toISOString(), and take the parts you need of that text.')
}

/** The instant of a date in milliseconds. */
function millisOf(date: ExpressionNode): ExpressionNode {
  if (date.kind === 'Call' && date.operation === 'time.fromMillis') {
    const [millis] = date.arguments
    // What was read of a text or of the clock is an instant for certain; any other number might be none, or have a fraction.
    if (millis?.kind === 'Call' && ['time.toMillis', 'time.millis'].includes(millis.operation)) return millis
  }
  return operation('time.toMillis', [date], kinds.number)
}

function toIso({ receiver }: MethodCall): ExpressionNode {
  const instant =
    receiver.kind === 'Call' && receiver.operation === 'time.fromMillis' ? receiver.arguments[0] : undefined
  const isNow = instant?.kind === 'Call' && instant.operation === 'time.millis'
  return isNow ? operation('time.iso', [], kinds.string) : withKinds(receiver, kinds.string)
}

const part =
  (name: string) =>
  ({ receiver }: MethodCall): ExpressionNode => {
    const millis =
      receiver.kind === 'Call' && receiver.operation === 'time.fromMillis' ? receiver.arguments[0] : undefined
    const instant = millis ?? millisOf(receiver)
    const method: ExpressionNode = { kind: 'Literal', value: name, kinds: kinds.string }
    return operation('time.part', [instant, method], kinds.number)
  }

const parts = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].map(
  (name) => [`getUTC${name}`, part(`getUTC${name}`)] as const,
)

const dateMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['toISOString', toIso],
  ['toJSON', toIso],
  ['getTime', ({ receiver }) => millisOf(receiver)],
  ['valueOf', ({ receiver }) => millisOf(receiver)],
  ...parts,
])

/** A side of a comparison: the instant of a date. */
export function comparable(given: ExpressionNode, at: ts.Expression, l: Lowering): ExpressionNode {
  if (!isDate(l.checker.getTypeAtLocation(at), l)) return given
  const node = madeDate(given, l) ?? given
  return only(node, kinds.object) && !may(node, kinds.sparse) ? millisOf(node) : given
}
