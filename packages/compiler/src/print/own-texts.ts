import { equal, minus, none, plus, zero } from './formulas.ts'
import {
  array,
  binary,
  block,
  call,
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
import { whole } from './whole-numbers.ts'

/** The functions of texts among our own. */
export type TextFunction =
  | 'plain'
  | 'units'
  | 'edge'
  | 'slice'
  | 'unitAt'
  | 'repeat'
  | 'indexOf'
  | 'indexOfFrom'
  | 'lastIndexOf'
  | 'last'
  | 'lastIndexOfAny'
  | 'replacement'

const s = variable('s')
const t = variable('t')
const n = variable('n')
const x = variable('x')
const at = variable('at')
const to = variable('to')
const size = variable('size')
const start = variable('start')
const end = variable('end')
const rest = variable('rest')

const error = (message: string): Jsonata => call('error', string(message))

/** In UTF-8, each character of two UTF-16 units begins with a byte from F0, and no other does. Half a character has no UTF-8, and fails. */
const wide = '%F'

/**
 * JavaScript counts UTF-16 units, JSONata characters. They are the same in a plain text. A count of others can be put right, a position in them
 * cannot.
 */
export const textFunctions: { readonly [Name in TextFunction]: Definition } = {
  /** The text, whose characters are its units. */
  plain: () =>
    lambda(
      ['s'],
      conditional(
        call('contains', call('encodeUrlComponent', s), string(wide)),
        error('The text to cut holds an emoji or the like: two characters in JavaScript.'),
        s,
      ),
    ),

  /** `s.length` */
  units: () => lambda(['s'], unitsOf(s)),

  /** A bound of `slice` within a text of `size` units: from the end where it is negative. */
  edge: () =>
    lambda(
      ['n', 'size'],
      block(
        [{ name: 'at', value: whole(n) }],
        conditional(binary(at, '<', zero), call('max', array(zero, plus(size, at))), call('min', array(size, at))),
      ),
    ),

  /** `s.slice(n, to)` */
  slice: (own) =>
    lambda(
      ['s', 'n', 'to'],
      block(
        [
          { name: 'size', value: call('length', own('plain', s)) },
          { name: 'start', value: own('edge', n, size) },
          { name: 'end', value: own('edge', to, size) },
        ],
        conditional(binary(start, '<', end), call('substring', s, start, minus(end, start)), none),
      ),
    ),

  /** `s.at(n)`, and an empty text where there is nothing. */
  unitAt: (own) =>
    lambda(
      ['s', 'n'],
      block(
        [
          { name: 'at', value: whole(n) },
          {
            name: 'start',
            value: conditional(binary(at, '<', zero), plus(call('length', own('plain', s)), at), at),
          },
        ],
        conditional(binary(start, '<', zero), none, call('substring', own('plain', s), start, number(1))),
      ),
    ),

  /** `s.repeat(n)` */
  repeat: () =>
    lambda(
      ['s', 'n'],
      conditional(
        binary(call('ceil', n), '<', zero),
        error('A text cannot be repeated a negative number of times.'),
        call(
          'join',
          array(call('map', array({ kind: 'Range', first: number(1), last: call('floor', n) }), lambda(['at'], s))),
        ),
      ),
    ),

  /** `s.indexOf(t)` */
  indexOf: (own) =>
    lambda(['s', 't'], conditional(call('contains', s, t), own('units', call('substringBefore', s, t)), number(-1))),

  /** `s.indexOf(t, n)` */
  indexOfFrom: (own) =>
    lambda(
      ['s', 't', 'n'],
      block(
        [
          {
            name: 'at',
            value: call('max', array(zero, call('min', array(whole(n), call('length', own('plain', s)))))),
          },
          { name: 'rest', value: call('substring', s, at) },
        ],
        conditional(call('contains', rest, t), plus(at, call('length', call('substringBefore', rest, t))), number(-1)),
      ),
    ),

  /** `s.lastIndexOf(t)` for a `t` that cannot overlap with another. */
  lastIndexOf: (own) =>
    lambda(
      ['s', 't'],
      conditional(
        call('contains', s, t),
        minus(own('units', s), own('units', binary(t, '&', index(call('split', s, t), number(-1))))),
        number(-1),
      ),
    ),

  /** Where the last `t` begins, in characters: behind each one that is found, the search goes on one character further. */
  last: (own) =>
    lambda(
      ['s', 't', 'at'],
      block(
        [{ name: 'rest', value: call('substring', s, at) }],
        conditional(
          call('contains', rest, t),
          own('last', s, t, plus(plus(at, call('length', call('substringBefore', rest, t))), number(1))),
          minus(at, number(1)),
        ),
      ),
    ),

  /** `s.lastIndexOf(t)` */
  lastIndexOfAny: (own) =>
    lambda(
      ['s', 't'],
      conditional(
        isEmpty(t),
        own('units', s),
        conditional(
          call('contains', s, t),
          own('units', call('substring', s, zero, own('last', s, t, zero))),
          number(-1),
        ),
      ),
    ),

  /** The text that `s` means where `t` is replaced by it: JavaScript reads `$$` and `$&` in it. */
  replacement: () =>
    lambda(
      ['s', 't'],
      call(
        'replace',
        s,
        regex("\\$[$&`']"),
        lambda(
          ['x'],
          conditional(
            equal(field(x, 'match'), string('$$')),
            string('$'),
            conditional(
              equal(field(x, 'match'), string('$&')),
              t,
              error("A replacement cannot name what stands before or after the match, with $` or $'."),
            ),
          ),
        ),
      ),
    ),
}

/** The number of a text's UTF-16 units. */
export const unitsOf = (text: Jsonata): Jsonata =>
  plus(call('length', text), call('count', call('match', call('encodeUrlComponent', text), regex(wide))))

/** Whether a text is empty; half a character fails. */
export const isEmpty = (text: Jsonata): Jsonata => equal(call('encodeUrlComponent', text), none)
