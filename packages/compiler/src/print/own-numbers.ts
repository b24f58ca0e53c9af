import { equal, minus, none, times, zero } from './formulas.ts'
import {
  binary,
  block,
  call,
  chain,
  conditional,
  field,
  index,
  lambda,
  number,
  regex,
  string,
  variable,
  type Jsonata,
} from './jsonata-ast.ts'
import type { Definition } from './own-functions.ts'

/** The functions that write and read numbers among our own. */
export type NumberFunction = 'toFixed' | 'parseInt' | 'parseIntOfAnyBase' | 'parseFloat'

const s = variable('s')
const x = variable('x')
const n = variable('n')
const size = variable('size')
const scale = variable('scale')
const scaled = variable('scaled')
const below = variable('below')
const head = variable('head')
const digits = variable('digits')
const found = variable('found')

const group = (position: number): Jsonata => index(field(found, 'groups'), number(position))

/** What JavaScript strips in front of a number. */
const spaces = '[\\s\\ufeff\\xa0]*'
const refused = (why: string): Jsonata => call('error', chain('&', [string("'"), s, string(`' ${why}.`)]))

/** Half a unit of the last digit: beside it, what the multiplication has rounded away decides. */
const part = minus(scaled, below)
/** Cuts a number in two halves of 26 bits, each of which is multiplied without an error (Veltkamp, 2 ** 27 + 1). */
const stretched = times(size, number(134217729))
const isRoundedUp = binary(
  binary(part, '>', number(0.5)),
  'or',
  binary(
    equal(part, number(0.5)),
    'and',
    binary(times(minus(size, head), scale), '>=', minus(scaled, times(head, scale))),
  ),
)

export const numberFunctions: { readonly [Name in NumberFunction]: Definition } = {
  /** `x.toFixed(n)` for up to ten digits: the exact value is rounded, a half away from zero. */
  toFixed: () =>
    lambda(
      ['x', 'n'],
      block(
        [
          { name: 'size', value: call('abs', x) },
          { name: 'scale', value: call('number', binary(string('1e'), '&', n)) },
          { name: 'scaled', value: times(size, scale) },
          { name: 'below', value: call('floor', scaled) },
          { name: 'head', value: minus(stretched, minus(stretched, size)) },
          {
            name: 'digits',
            value: conditional(
              binary(scaled, '<', number(1e15)),
              call(
                'pad',
                call('string', conditional(isRoundedUp, binary(below, '+', number(1)), below)),
                minus(number(-1), n),
                string('0'),
              ),
              call('error', string('toFixed would have to write more than 15 digits.')),
            ),
          },
        ],
        binary(
          conditional(binary(x, '<', zero), string('-'), none),
          '&',
          conditional(
            equal(n, zero),
            digits,
            chain('&', [
              call('substring', digits, zero, minus(call('length', digits), n)),
              string('.'),
              call('substring', digits, minus(call('length', digits), n)),
            ]),
          ),
        ),
      ),
    ),

  /** `parseInt(s, 10)` */
  parseInt: () =>
    lambda(
      ['s'],
      block(
        [{ name: 'found', value: call('match', s, regex(`^${spaces}([-+]?)(\\d+)`), number(1)) }],
        conditional(call('exists', found), signed(group(0), group(1)), refused('does not begin with a number')),
      ),
    ),

  /** `parseInt(s)`, which takes `0x1f` for a hexadecimal number. */
  parseIntOfAnyBase: (own) =>
    lambda(
      ['s'],
      conditional(
        call('contains', s, regex(`^${spaces}[-+]?0[xX]`)),
        refused('is taken for a hexadecimal number'),
        own('parseInt', s),
      ),
    ),

  /** `parseFloat(s)`. Each group takes part in the match, with no text in it where there is nothing. */
  parseFloat: () =>
    lambda(
      ['s'],
      block(
        [
          {
            name: 'found',
            value: call(
              'match',
              s,
              regex(`^${spaces}([-+]?)(?=\\.?\\d)(\\d*)\\.?(\\d*)((?:[eE][-+]?\\d+)?)`),
              number(1),
            ),
          },
        ],
        conditional(
          call('exists', found),
          signed(group(0), chain('&', [string('0'), group(1), string('.'), group(2), string('0'), group(3)])),
          refused('does not begin with a number'),
        ),
      ),
    ),
}

/** The number of these digits, with its sign. */
function signed(sign: Jsonata, written: Jsonata): Jsonata {
  return call('number', binary(conditional(equal(sign, string('-')), string('-'), none), '&', written))
}
