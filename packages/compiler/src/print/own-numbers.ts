import { equal, none } from './formulas.ts'
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
export type NumberFunction = 'parseInt' | 'parseIntOfAnyBase' | 'parseFloat'

const s = variable('s')
const found = variable('found')

const group = (position: number): Jsonata => index(field(found, 'groups'), number(position))

/** What JavaScript strips in front of a number. */
const spaces = '[\\s\\ufeff\\xa0]*'
const refused = (why: string): Jsonata => call('error', chain('&', [string("'"), s, string(`' ${why}.`)]))

export const numberFunctions: { readonly [Name in NumberFunction]: Definition } = {
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
