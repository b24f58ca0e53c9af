import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { binary, call, chain, conditional, hasType, lambda, string, variable, type Jsonata } from './jsonata-ast.ts'
import { may, only, withRepeatable, type Printer } from './printer.ts'
import { isWhole, largestCount } from './whole-numbers.ts'

/** Template literals and string concatenation. */
export function printText(parts: readonly ExpressionNode[], p: Printer): Jsonata {
  const [first, ...rest] = merged(parts.flatMap((part) => operandsOf(printPart(part, p))))
  if (!first) return string('')
  if (rest.length > 0) return chain('&', [first, ...rest])
  return isStringForm(first, p) || parts.every((part) => only(part, kinds.string) || isEmpty(part))
    ? first
    : call('string', first)
}

const isEmpty = (part: ExpressionNode): boolean => part.kind === 'Literal' && part.value === ''

/** `a & b` as the operands of the `&` it stands in. */
function operandsOf(printed: Jsonata): readonly Jsonata[] {
  if (printed.kind === 'String' && printed.value === '') return []
  if (printed.kind !== 'Binary' || printed.operator !== '&') return [printed]
  return [...operandsOf(printed.left), ...operandsOf(printed.right)]
}

/** Literals and substitutions beside one another are one string. */
function merged(operands: readonly Jsonata[]): readonly Jsonata[] {
  const all: Jsonata[] = []
  for (const operand of operands) {
    const joined = joinedLiterals(all.at(-1), operand)
    if (joined) all.splice(-1, 1, joined)
    else all.push(operand)
  }
  return all
}

function joinedLiterals(left: Jsonata | undefined, right: Jsonata): Jsonata | null {
  if (left?.kind === 'String' && right.kind === 'String') return string(left.value + right.value)
  const [start, end] = [left && templateParts(left), templateParts(right)]
  return start && end ? { kind: 'Template', parts: [...start, ...end] } : null
}

type TemplatePart = string | { readonly param: string }

/** The parts of what can stand in one string with a substitution: text that holds `${` or ends like the start of it cannot. */
function templateParts(printed: Jsonata): readonly TemplatePart[] | null {
  if (printed.kind === 'Param') return [{ param: printed.name }]
  if (printed.kind === 'Template') return printed.parts
  return printed.kind === 'String' && !/\$(\{|$)/.test(printed.value) ? [printed.value] : null
}

const isStringForm = (printed: Jsonata, p: Printer): boolean =>
  printed.kind === 'String' ||
  printed.kind === 'Param' ||
  printed.kind === 'Template' ||
  (printed.kind === 'Call' && ['formatBase', 'string', p.preamble.get(textHelper)?.name].includes(printed.callee))

/** An operand of `&`, which writes booleans and null as JavaScript does, and leaves out what is missing. */
function printPart(part: ExpressionNode, p: Printer): Jsonata {
  if (part.kind === 'Literal') return string(String(part.value))
  const value = p.number(part)
  if (value.kind === 'Number') return string(String(value.value))
  const present = (x: Jsonata): Jsonata => {
    if (!may(part, kinds.number)) return x
    if (isSmallInteger(part, p)) return x
    if (only(part, kinds.number | kinds.undefined)) return isWhole(part, p) ? call('formatBase', x) : numberText(x, p)
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

/** A whole number of at most 15 digits for certain. */
const isSmallInteger = (node: ExpressionNode, p: Printer): boolean =>
  (largestCount(node, p) ?? Number.POSITIVE_INFINITY) < 1e15

const textHelper = 'text'

/**
 * A number as JavaScript writes it. JSONata rounds to 15 digits, which is the same text unless the number has more: such a number, like 10 / 3, fails
 * the state, and the user rounds it.
 */
function numberText(value: Jsonata, p: Printer): Jsonata {
  const existing = p.preamble.get(textHelper)
  if (existing) return call(existing.name, value)
  const name = p.names.fresh(textHelper)
  p.preamble.set(textHelper, { name, value: textFunction })
  return call(name, value)
}

const n = variable('n')
const isExact = binary(call('number', call('string', n)), '=', n)
const tooLong = call('error', string('Round the number first: it has more than 15 digits.'))
const textFunction: Jsonata = lambda(['n'], conditional(isExact, call('string', n), tooLong))
