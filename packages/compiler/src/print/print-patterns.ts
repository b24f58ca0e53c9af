import { asPosition } from './division.ts'
import {
  array,
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
  word,
  type Jsonata,
} from './jsonata-ast.ts'
import { at, value, type Args, type OperationPrinter } from './operation-arguments.ts'
import { ownCall } from './own-functions.ts'
import { withRepeatable, type Printer } from './printer.ts'
import { isPlainText } from './text-facts.ts'

const literal = (args: Args, position: number): string | number | boolean | null => {
  const node = at(args, position)
  if (node.kind !== 'Literal') throw new TypeError(`The operation's argument ${position} is not known.`)
  return node.value
}

/** The regular expression that the arguments after the text spell. */
const pattern = (args: Args): Jsonata => regex(String(literal(args, 1)), String(literal(args, 2)))

export const test: OperationPrinter = (args, p) => call('contains', value(args, 0, p), pattern(args))

/** What is found, or what stands for nothing found. */
function found(
  args: Args,
  p: Printer,
  limit: readonly Jsonata[],
  use: (x: Jsonata) => Jsonata,
  none: Jsonata,
): Jsonata {
  const name = p.names.fresh('found')
  const x = variable(name)
  return block(
    [{ name, value: call('match', value(args, 0, p), pattern(args), ...limit) }],
    conditional(call('exists', x), use(x), none),
  )
}

/** `text.match(regex)`: the match and its groups. A group without a part in it is undefined, which an array writes as null. */
export const match: OperationPrinter = (args, p) => {
  const groups = (x: Jsonata): readonly Jsonata[] => {
    if (literal(args, 3) === 0) return []
    const all = field(x, 'groups')
    if (literal(args, 4) !== true) return [all]
    const group = p.names.fresh('group')
    return [
      call('map', all, lambda([group], conditional(call('exists', variable(group)), variable(group), word(null)))),
    ]
  }
  return found(args, p, [number(1)], (x) => array(field(x, 'match'), ...groups(x)), word(null))
}

/** `text.match(regex)` with the flag g: the matches. */
export const matchAll: OperationPrinter = (args, p) => found(args, p, [], (x) => array(field(x, 'match')), word(null))

export const search: OperationPrinter = (args, p) => found(args, p, [number(1)], (x) => field(x, 'index'), number(-1))

export const split: OperationPrinter = (args, p) =>
  array(call('split', value(args, 0, p), pattern(args), ...args.slice(3).map((node) => asPosition(node, p))))

/** `text.replace(regex, replacement)`, for the first match or for all. */
export const replace: OperationPrinter = (args, p) => {
  const limit = literal(args, 4) === true ? [] : [number(1)]
  return call('replace', value(args, 0, p), pattern(args), replacer(args, p), ...limit)
}

function replacer(args: Args, p: Printer): Jsonata {
  const node = at(args, 5)
  const name = p.names.fresh('found')
  const match = variable(name)
  if (node.kind === 'Lambda') {
    node.parameters.forEach((parameter, i) => {
      p.locals.set(parameter, i === 0 ? field(match, 'match') : index(field(match, 'groups'), number(i - 1)))
    })
    return lambda([name], p.value(node.body))
  }
  const groups = Number(literal(args, 3))
  const replacement = p.value(node)
  const written = replacement.kind === 'String' ? inJsonata(replacement.value, groups) : null
  if (written !== null) return string(written)
  return isPlainText(node, p) ? replacement : dynamicReplacer(replacement, groups, name, p)
}

/** A replacement of JavaScript as one of JSONata, where `$0` is the match; `null` where it names what stands around the match. */
function inJsonata(replacement: string, groups: number): string | null {
  if (/\$[`']/.test(replacement.replaceAll('$$', ''))) return null
  return replacement.replaceAll(/\$(\$|&|0?[1-9]|)/g, (_, after: string) => {
    if (after === '&') return '$0'
    if (after === '' || after === '$') return '$$'
    return Number(after) <= groups ? `$${Number(after)}` : `$$${after}`
  })
}

/** A replacement that is known only when the machine runs: to name a group in it fails the state. */
function dynamicReplacer(replacement: Jsonata, groups: number, name: string, p: Printer): Jsonata {
  return withRepeatable(p, replacement, 'text', (x) => {
    const written = lambda([name], ownCall('replacement', p, x, field(variable(name), 'match')))
    if (groups === 0) return written
    const refused = call('error', string('A replacement that comes from data cannot name a group.'))
    return conditional(call('contains', x, regex('\\$0?[1-9]')), refused, written)
  })
}
