import type { ExpressionNode } from '@stepwright/dsl'
import { asPosition } from './division.ts'
import { minus, none, zero } from './formulas.ts'
import { array, binary, call, conditional, field, number, regex, string, type Jsonata } from './jsonata-ast.ts'
import { at, value, type OperationPrinter } from './operation-arguments.ts'
import { ownCall, type OwnFunction } from './own-functions.ts'
import { isEmpty } from './own-texts.ts'
import { partBehind } from './part-behind.ts'
import { withRepeatable, type Printer } from './printer.ts'
import { isOfUnits, isPlainText } from './text-facts.ts'
import { wholeNumber } from './whole-numbers.ts'

const literalNumber = (node: ExpressionNode | undefined): number | null =>
  node?.kind === 'Literal' && typeof node.value === 'number' ? Math.trunc(node.value) : null

/** One of our own functions, over the text and then numbers. */
const own =
  (name: OwnFunction): OperationPrinter =>
  ([text, ...rest], p) =>
    ownCall(name, p, p.value(text ?? at([], 0)), ...rest.map((node) => asPosition(node, p)))

/** A text whose characters are its units. Of any other, the state fails. */
const plainText = (text: Jsonata, isPlain: boolean, p: Printer): Jsonata => (isPlain ? text : ownCall('plain', p, text))

/**
 * `text.slice(from, to)`, in JavaScript's units. A cut near an end asks only for what lies between the two: whatever else is in the text may be of
 * any character.
 */
export const slice: OperationPrinter = (args, p) => {
  const [node, start, end] = [at(args, 0), at(args, 1), args[2]]
  const text = (): Jsonata => p.value(node)
  const [from, to] = [literalNumber(start), literalNumber(end)]
  const isPlain = isPlainText(node, p)
  const part = (x: Jsonata, ...bounds: readonly number[]): Jsonata =>
    plainText(call('substring', x, ...bounds.map(number)), isPlain, p)
  if (!end) {
    if (from === null) {
      return partBehind(node, start, p) ?? call('substring', plainText(text(), isPlain, p), wholeNumber(start, p))
    }
    if (from === 0) return text()
    if (from < 0 || isPlain) return part(text(), from)
    return withRepeatable(p, text(), 'text', (x) => call('substringAfter', x, part(x, 0, from)))
  }
  if (from === null || to === null || from < 0) return own('slice')(args, p)
  if (to <= from && to >= 0) return call('substring', text(), zero, zero)
  if (to >= 0 && isPlain) return part(text(), from, to - from)
  if (to >= 0) return from === 0 ? part(text(), 0, to) : call('substring', part(text(), 0, to), number(from))
  if (from > 0) return own('slice')(args, p)
  return withRepeatable(p, text(), 'text', (x) =>
    call('substring', x, zero, minus(call('length', x), call('length', part(x, to)))),
  )
}

/** `text.substring(from, to)`. From the start, neither function takes anything for an end that is negative. */
export const substring: OperationPrinter = (args, p) => {
  const node = at(args, 0)
  if ((literalNumber(args[1]) ?? 1) <= 0) {
    return plainText(call('substring', p.value(node), zero, wholeNumber(at(args, 2), p)), isPlainText(node, p), p)
  }
  return withRepeatable(p, asPosition(at(args, 1), p), 'from', (from) =>
    withRepeatable(p, asPosition(at(args, 2), p), 'to', (to) =>
      ownCall(
        'slice',
        p,
        p.value(node),
        call('max', array(zero, call('min', array(from, to)))),
        call('max', array(zero, from, to)),
      ),
    ),
  )
}

export const unitAt: OperationPrinter = own('unitAt')
export const repeat: OperationPrinter = (args, p) => {
  const [text, count] = [value(args, 0, p), literalNumber(args[1])]
  // One character, a known number of times: what a text of none is filled up with.
  return text.kind === 'String' && Array.from(text.value).length === 1 && count !== null && count >= 0
    ? call('pad', string(''), number(count), text)
    : own('repeat')(args, p)
}

/** `text.padStart(length, fill)` and `text.padEnd(length, fill)`. `$pad` fills up with spaces where there is nothing to fill up with. */
export const pad =
  (side: 'start' | 'end'): OperationPrinter =>
  (args, p) => {
    const [length, fill] = [at(args, 1), value(args, 2, p)]
    const known = literalNumber(length)
    if ((known !== null && known <= 0) || (fill.kind === 'String' && fill.value === '')) return value(args, 0, p)
    const size = known === null ? call('max', array(zero, wholeNumber(length, p))) : number(known)
    const width: Jsonata = side === 'end' ? size : known === null ? { kind: 'Negative', operand: size } : number(-known)
    const padded = (text: Jsonata, units: readonly Jsonata[]): Jsonata => call('pad', text, width, ...units)
    const text = at(args, 0)
    if (fill.kind === 'String' && isOfUnits(fill.value)) {
      return padded(plainText(p.value(text), isPlainText(text, p), p), fill.value === ' ' ? [] : [fill])
    }
    return withRepeatable(p, p.value(text), 'text', (x) =>
      withRepeatable(p, fill, 'fill', (y) =>
        conditional(
          binary(y, '=', none),
          x,
          padded(plainText(x, isPlainText(text, p), p), [plainText(y, isPlainText(at(args, 2), p), p)]),
        ),
      ),
    )
  }

/** `text.split('')` */
export const characters: OperationPrinter = (args, p) => {
  const text = plainText(value(args, 0, p), isPlainText(at(args, 0), p), p)
  return array(field(call('match', text, regex('[\\s\\S]')), 'match'))
}

/** A text that is known, and of whole characters: half of a character could be the other half of one in the data. */
function knownText(printed: Jsonata): string | null {
  return printed.kind === 'String' && printed.value !== '' && !/\p{Surrogate}/u.test(printed.value)
    ? printed.value
    : null
}

export const startsWith: OperationPrinter = (args, p) => {
  const start = value(args, 1, p)
  const known = knownText(start)
  if (known !== null) {
    return binary(call('substring', value(args, 0, p), zero, number(Array.from(known).length)), '=', start)
  }
  return withRepeatable(p, value(args, 0, p), 'text', (text) =>
    withRepeatable(p, start, 'start', (x) =>
      binary(binary(call('substringBefore', text, x), '=', string('')), 'and', call('contains', text, x)),
    ),
  )
}

/** A text that is shorter than the end is taken whole, and then is not the end. */
export const endsWith: OperationPrinter = (args, p) => {
  const end = value(args, 1, p)
  const known = knownText(end)
  if (known !== null) return binary(call('substring', value(args, 0, p), number(-Array.from(known).length)), '=', end)
  return withRepeatable(p, value(args, 0, p), 'text', (text) =>
    withRepeatable(p, end, 'end', (x) =>
      binary(isEmpty(x), 'or', binary(call('substring', text, minus(zero, call('length', x))), '=', x)),
    ),
  )
}

export const indexOf: OperationPrinter = (args, p) =>
  args.length === 2
    ? ownCall('indexOf', p, value(args, 0, p), value(args, 1, p))
    : ownCall('indexOfFrom', p, value(args, 0, p), value(args, 1, p), asPosition(at(args, 2), p))

export const lastIndexOf: OperationPrinter = (args, p) => {
  const wanted = value(args, 1, p)
  const known = knownText(wanted)
  const isSimple = known !== null && !overlaps(known)
  return ownCall(isSimple ? 'lastIndexOf' : 'lastIndexOfAny', p, value(args, 0, p), wanted)
}

/** True when a text can begin inside itself, as `aa` in `aaa`. */
const overlaps = (text: string): boolean =>
  Array.from({ length: text.length - 1 }, (_, i) => text.slice(i + 1)).some((end) => text.startsWith(end))

/** `text.split(separator, limit)`. Between any two characters JSONata's engines do not cut alike. */
export const split: OperationPrinter = (args, p) => {
  const limit = args.slice(2).map((node) => asPosition(node, p))
  const separator = value(args, 1, p)
  const parts = (x: Jsonata): Jsonata => array(call('split', value(args, 0, p), x, ...limit))
  if (separator.kind === 'String' && separator.value !== '') return parts(separator)
  return withRepeatable(p, separator, 'separator', (x) =>
    conditional(binary(x, '!=', string('')), parts(x), call('error', string('A text is split at an empty text.'))),
  )
}

/** `text.replace(pattern, replacement)` for the first hit, `replaceAll` for all. An empty pattern fails the state. */
export const replace =
  (all: boolean): OperationPrinter =>
  (args, p) =>
    withRepeatable(p, value(args, 1, p), 'wanted', (pattern) => {
      const replacement = replacementText(at(args, 2), pattern, p)
      return call('replace', value(args, 0, p), pattern, replacement, ...(all ? [] : [number(1)]))
    })

/** The text that takes the place of `found`: JavaScript reads `$$` and `$&` in a replacement. */
function replacementText(node: ExpressionNode, found: Jsonata, p: Printer): Jsonata {
  const replacement = p.value(node)
  if (isPlainText(node, p) || (replacement.kind === 'String' && !replacement.value.includes('$'))) return replacement
  return ownCall('replacement', p, replacement, found)
}
