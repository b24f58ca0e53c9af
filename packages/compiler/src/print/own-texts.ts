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
  | 'asUnits'
  | 'fromUnits'
  | 'edge'
  | 'slice'
  | 'unitAt'
  | 'characters'
  | 'repeat'
  | 'endsWith'
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
const units = variable('units')

const error = (message: string): Jsonata => call('error', string(message))

const halves = error('A text would be cut inside a character that JavaScript counts as two.')

/**
 * A character outside the basic plane, to engines whose patterns see characters, and to those whose patterns see UTF-16 units, where it is two.
 * Of these the second is optional: neither takes more than one character.
 */
const wide = '[^\\u0000-\\ud7ff\\ue000-\\uffff]'
const secondHalf = '[\\udc00-\\udfff]?'

/** What stands behind a wide character to make it count as two: no character, and in no text that is exchanged. */
const filler = '\uffff'

/**
 * JavaScript counts UTF-16 units, JSONata characters. They are the same in a text where a filler follows each character of two units: positions
 * and lengths in such a text are those that JavaScript means.
 */
export const textFunctions: { readonly [Name in TextFunction]: Definition } = {
  /** A text with one character for each of its units. Half a character has no UTF-8, so `$encodeUrlComponent` fails the state where there is one. */
  asUnits: () =>
    lambda(
      ['s'],
      conditional(
        call('contains', call('encodeUrlComponent', s), string('%EF%BF%BF')),
        error('A text holds U+FFFF, which is no character.'),
        call('replace', s, regex(wide + secondHalf), string(`$0${filler}`)),
      ),
    ),

  /** The text of which these are the units, unless it begins or ends inside a character. */
  fromUnits: () =>
    lambda(
      ['s'],
      conditional(
        call('contains', s, regex(`^\\uffff|${wide}(?!${secondHalf}\\uffff)`)),
        halves,
        call('replace', s, string(filler), none),
      ),
    ),

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
          { name: 'units', value: own('asUnits', s) },
          { name: 'size', value: call('length', units) },
          { name: 'start', value: own('edge', n, size) },
          { name: 'end', value: own('edge', to, size) },
        ],
        conditional(
          binary(start, '<', end),
          own('fromUnits', call('substring', units, start, minus(end, start))),
          none,
        ),
      ),
    ),

  /** `s.at(n)`, and an empty text where there is nothing. */
  unitAt: (own) =>
    lambda(
      ['s', 'n'],
      block(
        [
          { name: 'units', value: own('asUnits', s) },
          { name: 'at', value: whole(n) },
          { name: 'start', value: conditional(binary(at, '<', zero), plus(call('length', units), at), at) },
        ],
        conditional(binary(start, '<', zero), none, own('fromUnits', call('substring', units, start, number(1)))),
      ),
    ),

  /** `s.split('')` */
  characters: (own) =>
    lambda(
      ['s'],
      conditional(equal(own('asUnits', s), s), array(field(call('match', s, regex('[\\s\\S]')), 'match')), halves),
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

  /** `s.endsWith(t)` */
  endsWith: (own) =>
    lambda(
      ['s', 't'],
      binary(
        equal(t, none),
        'or',
        equal(call('substring', own('asUnits', s), minus(zero, call('length', own('asUnits', t)))), own('asUnits', t)),
      ),
    ),

  /** `s.indexOf(t)` */
  indexOf: (own) =>
    lambda(
      ['s', 't'],
      conditional(call('contains', s, t), call('length', own('asUnits', call('substringBefore', s, t))), number(-1)),
    ),

  /** `s.indexOf(t, n)` */
  indexOfFrom: (own) =>
    lambda(
      ['s', 't', 'n'],
      block(
        [
          { name: 'units', value: own('asUnits', s) },
          { name: 'at', value: call('max', array(zero, call('min', array(whole(n), call('length', units))))) },
          { name: 'rest', value: own('fromUnits', call('substring', units, at)) },
        ],
        conditional(
          call('contains', rest, t),
          plus(at, call('length', own('asUnits', call('substringBefore', rest, t)))),
          number(-1),
        ),
      ),
    ),

  /** `s.lastIndexOf(t)` for a `t` that cannot overlap with another. */
  lastIndexOf: (own) =>
    lambda(
      ['s', 't'],
      conditional(
        call('contains', s, t),
        minus(
          call('length', own('asUnits', s)),
          call('length', own('asUnits', binary(t, '&', index(call('split', s, t), number(-1))))),
        ),
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
        equal(own('asUnits', t), none),
        call('length', own('asUnits', s)),
        conditional(
          call('contains', s, t),
          call('length', own('asUnits', call('substring', s, zero, own('last', s, t, zero)))),
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
