import { equal, minus, none, plus, times, zero } from './formulas.ts'
import { binary, block, call, conditional, lambda, number, string, variable, type Jsonata } from './jsonata-ast.ts'
import { at, value, type OperationPrinter } from './operation-arguments.ts'
import type { Printer } from './printer.ts'

/** `x.toFixed(digits)`; the digits are known by now. */
export const toFixed: OperationPrinter = (args, p) => {
  const digits = value(args, 1, p)
  const isFitting =
    digits.kind === 'Number' && Number.isInteger(digits.value) && digits.value >= 0 && digits.value <= 10
  return isFitting
    ? call(define(digits.value, p), p.number(at(args, 0)))
    : call('error', string('toFixed takes 0 to 10 digits here.'))
}

/** One function for each number of digits. */
function define(digits: number, p: Printer): string {
  const key = `toFixed ${digits}`
  const existing = p.preamble.get(key)
  if (existing) return existing.name
  const name = p.names.fresh('toFixed')
  p.preamble.set(key, { name, value: definition(digits) })
  return name
}

const x = variable('x')
const size = variable('size')
const half = variable('half')

/**
 * The exact value is rounded, a half away from zero. `$half` lies between the two numbers in question. Where the multiplication comes out at it, what
 * it has rounded away decides: the remainder of a division is exact, and is nothing or almost the divisor where the value is not below the half.
 */
function definition(digits: number): Jsonata {
  const scale = 10 ** digits
  const scaled = digits === 0 ? size : times(size, number(scale))
  const rest = binary(half, '%', size)
  const isBelow = binary(
    binary(scaled, '<', half),
    'or',
    binary(
      binary(equal(scaled, half), 'and', binary(rest, '>', zero)),
      'and',
      binary(rest, '<', binary(size, '/', number(2))),
    ),
  )
  const isRoundedDown = digits === 0 ? binary(scaled, '<', half) : isBelow
  const rounded = conditional(isRoundedDown, minus(half, number(0.5)), plus(half, number(0.5)))
  const picture = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
  return lambda(
    ['x'],
    block(
      [
        { name: 'size', value: call('abs', x) },
        { name: 'half', value: plus(call('floor', scaled), number(0.5)) },
      ],
      conditional(
        binary(size, '<', number(1e15 / scale)),
        binary(
          conditional(binary(x, '<', zero), string('-'), none),
          '&',
          call('formatNumber', digits === 0 ? rounded : binary(rounded, '/', number(scale)), string(picture)),
        ),
        call('error', string('toFixed would write more than 15 digits.')),
      ),
    ),
  )
}
