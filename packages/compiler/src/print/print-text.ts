import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { binary, call, chain, conditional, hasType, lambda, string, variable, type Jsonata } from './jsonata-ast.ts'
import { may, only, withRepeatable, type Printer } from './printer.ts'

/** Template literals and string concatenation. */
export function printText(parts: readonly ExpressionNode[], p: Printer): Jsonata {
  const printed = parts.flatMap((part): readonly Printed[] => {
    if (part.kind === 'Literal' && part.value === '') return []
    return [{ text: printPart(part, p), isString: only(part, kinds.string) }]
  })
  const [first, ...rest] = printed
  if (!first) return string('')
  if (rest.length === 0) return first.isString || isStringForm(first.text) ? first.text : call('string', first.text)
  return chain('&', [first.text, ...rest.map((part) => part.text)])
}

interface Printed {
  readonly text: Jsonata
  readonly isString: boolean
}

const isStringForm = (printed: Jsonata): boolean =>
  printed.kind === 'String' || printed.kind === 'Param' || isConversion(printed)

const isConversion = (printed: Jsonata): boolean =>
  printed.kind === 'Call' && [textHelper, 'formatBase', 'string'].includes(printed.callee)

/** An operand of `&`, which writes booleans and null as JavaScript does, and leaves out what is missing. */
function printPart(part: ExpressionNode, p: Printer): Jsonata {
  if (part.kind === 'Literal') return string(String(part.value))
  const value = p.number(part)
  const present = (x: Jsonata): Jsonata => {
    if (!may(part, kinds.number)) return x
    if (isSmallInteger(part, p)) return x
    if (only(part, kinds.number | kinds.undefined)) return isInteger(part) ? call('formatBase', x) : numberText(x, p)
    return conditional(hasType(x, 'number'), numberText(x, p), x)
  }
  if (!may(part, kinds.undefined)) {
    return only(part, kinds.number)
      ? present(value)
      : may(part, kinds.number)
        ? withRepeatable(p, value, 'part', present)
        : value
  }
  return withRepeatable(p, value, 'part', (x) => conditional(call('exists', x), present(x), string('undefined')))
}

/** A whole number for certain. */
function isInteger(node: ExpressionNode): boolean {
  if (node.kind === 'Literal') return Number.isInteger(node.value)
  return (
    node.kind === 'Call' &&
    [
      'math.floor',
      'math.ceil',
      'math.round',
      'math.trunc',
      'array.length',
      'string.length',
      'array.findIndex',
    ].includes(node.operation)
  )
}

/** A whole number of at most 15 digits for certain. */
function isSmallInteger(node: ExpressionNode, p: Printer): boolean {
  if (node.kind === 'Local') return p.integers.has(node.name)
  if (node.kind === 'Literal')
    return typeof node.value === 'number' && Number.isInteger(node.value) && Math.abs(node.value) < 1e15
  return (
    node.kind === 'Call' &&
    ['array.length', 'string.length', 'array.findIndex', 'array.indexOf', 'time.millis'].includes(node.operation)
  )
}

const textHelper = 'text'

/**
 * A number as JavaScript writes it. JSONata rounds to 15 digits, which is the same text unless the number has more. A whole number has another
 * way; a longer fraction, such as 10 / 3, has none and fails the state: the user rounds it.
 */
function numberText(value: Jsonata, p: Printer): Jsonata {
  const existing = p.preamble.get(textHelper)
  if (existing) return call(existing.name, value)
  const name = p.names.fresh(textHelper)
  p.preamble.set(textHelper, { name, value: textFunction })
  return call(name, value)
}

const n = variable('n')
const plainText = binary(string(''), '&', n)
const isExact = binary(call('number', plainText), '=', n)
const isWhole = binary(call('floor', n), '=', n)
const tooLong = call(
  'error',
  string('A fraction of more than 15 digits was to be written into a string. Round it first.'),
)
const textFunction: Jsonata = lambda(
  ['n'],
  conditional(isExact, plainText, conditional(isWhole, call('formatBase', n), tooLong)),
)
