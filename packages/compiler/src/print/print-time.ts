import type { ExpressionNode } from '@stepwright/dsl'
import { binary, block, call, conditional, lambda, number, string, variable, type Jsonata } from './jsonata-ast.ts'
import { at, type OperationPrinter } from './operation-arguments.ts'
import type { Printer } from './printer.ts'

/** The instants that JavaScript and JSONata write alike: the years 0 to 9999. */
const earliest = -62_167_219_200_000
const after = 253_402_300_800_000

const isOperation = (node: ExpressionNode, operation: string): boolean =>
  node.kind === 'Call' && node.operation === operation

/** An instant as ISO text. One that is none, or of a year with other than four digits, fails the state; JavaScript throws for the former. */
export const fromMillis: OperationPrinter = (args, p) => {
  const node = at(args, 0)
  if (isOperation(node, 'time.millis')) return call('now')
  const instant = millisOf(node, p)
  return isWritable(node) ? call('fromMillis', instant) : call(helper('isoTime', isoTime, p), instant)
}

/** An instant that is known to have a text: a number in the range, or what a literal text names, which the lowering has read. */
function isWritable(node: ExpressionNode): boolean {
  if (node.kind === 'Literal') return Number(node.value) >= earliest && Number(node.value) < after
  return node.kind === 'Call' && node.operation === 'time.toMillis' && node.arguments[0]?.kind === 'Literal'
}

/** The instant that ISO text names. `$toMillis` gives NaN for text that only looks like one; here the state fails. */
export const toMillis: OperationPrinter = (args, p) => {
  const node = at(args, 0)
  // A date of the expression itself is well-formed, and so is a literal that was not refused.
  return isOperation(node, 'time.fromMillis') || node.kind === 'Literal'
    ? call('toMillis', p.value(node))
    : call(helper('instant', instantOf, p), p.value(node))
}

/** A number of milliseconds for a function that fails at NaN by itself. */
function millisOf(node: ExpressionNode, p: Printer): Jsonata {
  return node.kind === 'Call' && node.operation === 'time.toMillis'
    ? call('toMillis', ...node.arguments.map(p.value))
    : p.number(node)
}

/** A part of an instant in UTC: `$fromMillis` writes it by a picture. */
export const timePart: OperationPrinter = (args, p) => {
  const part = at(args, 1)
  const print = part.kind === 'Literal' ? parts[String(part.value)] : undefined
  if (!print) throw new TypeError('An instant has no such part.')
  return print((picture) => call('number', call('fromMillis', millisOf(at(args, 0), p), string(picture))))
}

type Picture = (picture: string) => Jsonata

const parts: { readonly [method: string]: (read: Picture) => Jsonata } = {
  getUTCFullYear: (read) => read('[Y]'),
  getUTCMonth: (read) => binary(read('[M]'), '-', number(1)),
  getUTCDate: (read) => read('[D]'),
  // JSONata's week ends on day 7, JavaScript's begins with that day as 0.
  getUTCDay: (read) => binary(read('[F1]'), '%', number(7)),
  getUTCHours: (read) => read('[H]'),
  getUTCMinutes: (read) => read('[m]'),
  getUTCSeconds: (read) => read('[s]'),
  getUTCMilliseconds: (read) => read('[f001]'),
}

function helper(wish: string, body: Jsonata, p: Printer): string {
  const existing = p.preamble.get(wish)
  if (existing) return existing.name
  const name = p.names.fresh(wish)
  p.preamble.set(wish, { name, value: body })
  return name
}

const ms = variable('ms')
const isoTime = lambda(
  ['ms'],
  conditional(
    binary(binary(ms, '>=', number(earliest)), 'and', binary(ms, '<', number(after))),
    call('fromMillis', ms),
    call('error', string('There is no such date, or its year is not one of 0 to 9999.')),
  ),
)
const instantOf = lambda(
  ['text'],
  block(
    [{ name: 'ms', value: call('toMillis', variable('text')) }],
    // NaN alone does not equal itself.
    conditional(binary(ms, '=', ms), ms, call('error', string('The text is no date in ISO 8601.'))),
  ),
)
