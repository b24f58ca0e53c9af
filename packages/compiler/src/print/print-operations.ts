import { kinds, type CallNode, type ExpressionNode, type LambdaNode, type Operation } from '@stepwright/dsl'
import {
  array,
  binary,
  call,
  conditional,
  hasType,
  index,
  keep,
  lambda,
  not,
  number,
  regex,
  string,
  variable,
  word,
  type Jsonata,
} from './jsonata-ast.ts'
import { flattened, truncated, without } from './print-collections.ts'
import { containers, may, only, withRepeatable, type Printer } from './printer.ts'

type Args = readonly ExpressionNode[]
type OperationPrinter = (args: Args, p: Printer) => Jsonata

/** What a method's call or a library function is in JSONata. */
export function printOperation(node: CallNode, p: Printer): Jsonata {
  return operations[node.operation](node.arguments, p)
}

/** The argument at a place where the lowering always puts one. */
function at(args: Args, position: number): ExpressionNode {
  const found = args[position]
  if (!found) throw new RangeError(`The operation has no argument ${position}.`)
  return found
}

const value = (args: Args, position: number, p: Printer): Jsonata => p.value(at(args, position))

/** One of JSONata's functions, over the arguments as they are. */
const plain =
  (callee: string): OperationPrinter =>
  (args, p) =>
    call(callee, ...args.map(p.value))

const onNumbers =
  (callee: string): OperationPrinter =>
  (args, p) =>
    call(callee, ...args.map(p.number))

/** A function argument. `print` is what its result is wanted as. */
function inner(args: Args, position: number, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata {
  const node = at(args, position)
  if (node.kind !== 'Lambda') throw new TypeError('The operation takes a function.')
  return printLambda(node, p, print)
}

/** An inner function; its second parameter is an index. */
export function printLambda(node: LambdaNode, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata {
  const names = node.parameters.map((parameter) => {
    const name = p.names.fresh(parameter)
    p.locals.set(parameter, variable(name))
    return name
  })
  if (node.index !== null) p.integers.add(node.index)
  return lambda(names, print(node.body))
}

/** A sequence function's result as an array, at every length and with nested arrays kept. */
const pinned = (sequence: Jsonata): Jsonata => array(keep(sequence))

/** An element for an array: what is undefined becomes null, as in JSON. */
const orNull =
  (p: Printer) =>
  (body: ExpressionNode): Jsonata => {
    if (body.kind === 'Undefined') return word(null)
    if (!may(body, kinds.undefined)) return p.value(body)
    return withRepeatable(p, p.value(body), 'result', (x) => conditional(call('exists', x), x, word(null)))
  }

const negated =
  (p: Printer) =>
  (body: ExpressionNode): Jsonata =>
    not(p.claim(body))

const filter = (args: Args, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata =>
  keep(call('filter', value(args, 0, p), inner(args, 1, p, print)))

/** JavaScript counts UTF-16 units, JSONata characters: those that are four bytes in UTF-8 count twice. */
const stringLength: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'text', (text) =>
    binary(call('length', text), '+', call('count', call('match', call('encodeUrlComponent', text), regex('%F[0-4]')))),
  )

/** `xs.slice(start, end)` by index: a negative bound counts from the end. */
const slice: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'items', (items) => {
    const [v, i] = [p.names.fresh('v'), p.names.fresh('i')]
    const bound = (position: number, operator: '>=' | '<'): Jsonata | null => {
      const node = args[position]
      if (!node || node.kind === 'Undefined') return null
      const edge = fromEnd(truncated(node, p.value(node), p), items, p)
      return binary(variable(i), operator, edge)
    }
    const tests = [bound(1, '>='), bound(2, '<')].filter((test) => test !== null)
    const [first, second] = tests
    if (!first) return array(flattened(items))
    return pinned(call('filter', items, lambda([v, i], second ? binary(first, 'and', second) : first)))
  })

function fromEnd(edge: Jsonata, items: Jsonata, p: Printer): Jsonata {
  if (edge.kind === 'Number') return edge.value < 0 ? binary(call('count', items), '-', number(-edge.value)) : edge
  return withRepeatable(p, edge, 'edge', (x) =>
    conditional(binary(x, '<', number(0)), binary(call('count', items), '+', x), x),
  )
}

/** The position of the first hit, or -1. */
function firstIndex(items: Jsonata, test: (value: Jsonata) => Jsonata, v: string, p: Printer): Jsonata {
  const [i, found] = [p.names.fresh('i'), p.names.fresh('found')]
  const hits = call('map', items, lambda([v, i], conditional(test(variable(v)), variable(i), null)))
  return {
    kind: 'Block',
    bindings: [{ name: found, value: index(array(hits), number(0)) }],
    result: conditional(call('exists', variable(found)), variable(found), number(-1)),
  }
}

const whitespace = '[\\s\\ufeff\\xa0]'
const stripped =
  (pattern: string): OperationPrinter =>
  (args, p) =>
    call('replace', value(args, 0, p), regex(pattern), string(''))

/** Math.round goes up at a half; $round goes to the even neighbour. */
const round: OperationPrinter = (args, p) =>
  withRepeatable(p, p.number(at(args, 0)), 'number', (x) => {
    const floor = call('floor', x)
    return conditional(binary(binary(x, '-', floor), '>=', number(0.5)), binary(floor, '+', number(1)), floor)
  })

/**
 * JSON text. `$string` leaves a string as it is, and writes numbers with 15 digits: what does not read back the same fails the state.
 */
const stringify: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'value', (x) => {
    const given = at(args, 0)
    const written = call('string', x)
    const text = only(given, containers) ? written : withoutBrackets(call('string', wrapped(given, x)), p)
    if (args[1]?.kind === 'Literal' && args[1].value === true) return text
    const tooLong = call(
      'error',
      string('A number of more than 15 digits was to be written as JSON text. Round it first.'),
    )
    return conditional(binary(call('parse', text), '=', x), text, tooLong)
  })

/** A value as the only item of an array. */
const wrapped = (node: ExpressionNode, x: Jsonata): Jsonata =>
  may(node, kinds.array) ? conditional(hasType(x, 'array'), array(array(x)), array(x)) : array(x)

const withoutBrackets = (text: Jsonata, p: Printer): Jsonata =>
  withRepeatable(p, text, 'json', (json) =>
    call('substring', json, number(1), binary(call('length', json), '-', number(2))),
  )

const operations: { readonly [Name in Operation]: OperationPrinter } = {
  'array.length': plain('count'),
  'array.map': (args, p) => pinned(call('map', value(args, 0, p), inner(args, 1, p, orNull(p)))),
  'array.filter': (args, p) => array(filter(args, p, p.truth)),
  'array.some': (args, p) => binary(call('count', filter(args, p, p.truth)), '>', number(0)),
  'array.every': (args, p) => binary(call('count', filter(args, p, negated(p))), '=', number(0)),
  'array.find': (args, p) => index(array(filter(args, p, p.truth)), number(0)),
  'array.findIndex': (args, p) => {
    const node = at(args, 1)
    if (node.kind !== 'Lambda') throw new TypeError('findIndex takes a function.')
    const [v = 'v', ...rest] = node.parameters
    const list = value(args, 0, p)
    const name = p.names.fresh(v)
    p.locals.set(v, variable(name))
    const i = p.names.fresh(rest[0] ?? 'i')
    if (rest[0]) p.locals.set(rest[0], variable(i))
    if (node.index !== null) p.integers.add(node.index)
    const found = p.names.fresh('found')
    const hits = call('map', list, lambda([name, i], conditional(p.truth(node.body), variable(i), null)))
    return {
      kind: 'Block',
      bindings: [{ name: found, value: index(array(hits), number(0)) }],
      result: conditional(call('exists', variable(found)), variable(found), number(-1)),
    }
  },
  'array.reduce': (args, p) => call('reduce', value(args, 0, p), inner(args, 1, p, p.value), value(args, 2, p)),
  'array.flatMap': (args, p) => {
    const [all, part] = [p.names.fresh('all'), p.names.fresh('part')]
    const parts = pinned(call('map', value(args, 0, p), inner(args, 1, p, orNull(p))))
    return call('reduce', parts, lambda([all, part], call('append', variable(all), variable(part))), array())
  },
  'array.flat': (args, p) => {
    const [all, part] = [p.names.fresh('all'), p.names.fresh('part')]
    return call(
      'reduce',
      value(args, 0, p),
      lambda([all, part], call('append', variable(all), variable(part))),
      array(),
    )
  },
  'array.join': (args, p) => {
    const list = value(args, 0, p)
    const items = args[2] ? array(call('map', list, inner(args, 2, p, p.value))) : list
    return call('join', items, value(args, 1, p))
  },
  'array.includes': (args, p) => binary(value(args, 1, p), 'in', value(args, 0, p)),
  'array.indexOf': (args, p) =>
    withRepeatable(p, value(args, 1, p), 'wanted', (wanted) =>
      firstIndex(value(args, 0, p), (x) => binary(x, '=', wanted), p.names.fresh('v'), p),
    ),
  'array.slice': slice,
  'array.reverse': (args, p) => array(flattened(call('reverse', value(args, 0, p)))),
  'array.sort': (args, p) =>
    array(
      args[1]
        ? call(
            'sort',
            value(args, 0, p),
            inner(args, 1, p, (body) => binary(p.number(body), '>', number(0))),
          )
        : call('sort', value(args, 0, p)),
    ),
  'string.length': stringLength,
  'string.includes': plain('contains'),
  'string.startsWith': (args, p) =>
    withRepeatable(p, value(args, 1, p), 'start', (start) =>
      binary(call('substring', value(args, 0, p), number(0), call('length', start)), '=', start),
    ),
  'string.endsWith': (args, p) =>
    withRepeatable(p, value(args, 0, p), 'text', (text) =>
      withRepeatable(p, value(args, 1, p), 'end', (end) => {
        const from = binary(call('length', text), '-', call('length', end))
        return binary(binary(from, '>=', number(0)), 'and', binary(call('substring', text, from), '=', end))
      }),
    ),
  'string.toLowerCase': plain('lowercase'),
  'string.toUpperCase': plain('uppercase'),
  'string.trim': stripped(`^${whitespace}+|${whitespace}+$`),
  'string.trimStart': stripped(`^${whitespace}+`),
  'string.trimEnd': stripped(`${whitespace}+$`),
  'string.split': (args, p) => array(call('split', ...args.map(p.value))),
  'string.replaceAll': plain('replace'),
  'object.keys': (args, p) => array(call('keys', value(args, 0, p))),
  'object.values': (args, p) => entriesOf(args, p, (object, k) => call('lookup', object, k)),
  'object.entries': (args, p) =>
    entriesOf(args, p, (object, k) => {
      const v = p.names.fresh('v')
      return {
        kind: 'Block',
        bindings: [{ name: v, value: call('lookup', object, k) }],
        result: conditional(hasType(variable(v), 'array'), array(k, array(variable(v))), array(k, variable(v))),
      }
    }),
  'object.fromEntries': (args, p) => {
    const entry = p.names.fresh('entry')
    return call(
      'merge',
      array(
        call(
          'map',
          value(args, 0, p),
          lambda([entry], {
            kind: 'Object',
            members: [{ key: index(variable(entry), number(0)), value: index(variable(entry), number(1)) }],
          }),
        ),
      ),
    )
  },
  'object.omit': ([source, ...keys], p) => {
    const rest = without(p.value(source ?? at([], 0)), keys.map(p.value), p)
    return call('merge', array(rest))
  },
  'math.floor': onNumbers('floor'),
  'math.ceil': onNumbers('ceil'),
  'math.round': round,
  'math.trunc': (args, p) => truncated(at(args, 0), p.number(at(args, 0)), p),
  'math.abs': onNumbers('abs'),
  'math.sqrt': onNumbers('sqrt'),
  'math.min': (args, p) => call('min', array(...args.map(p.number))),
  'math.max': (args, p) => call('max', array(...args.map(p.number))),
  'number.parse': plain('number'),
  'boolean.of': (args, p) => p.claim(at(args, 0)),
  'json.stringify': stringify,
  'json.parse': plain('parse'),
  'value.isArray': (args, p) => hasType(value(args, 0, p), 'array'),
  'value.typeof': (args, p) =>
    withRepeatable(p, value(args, 0, p), 'value', (x) => {
      const type = conditional(
        binary(call('type', x), 'in', array(string('array'), string('null'))),
        string('object'),
        call('type', x),
      )
      return may(at(args, 0), kinds.undefined) ? conditional(call('exists', x), type, string('undefined')) : type
    }),
  'time.iso': () => call('now'),
  'time.millis': () => call('millis'),
  uuid: () => call('uuid'),
}

/** One item for each member of an object. */
function entriesOf(args: Args, p: Printer, item: (object: Jsonata, key: Jsonata) => Jsonata): Jsonata {
  return withRepeatable(p, value(args, 0, p), 'object', (object) => {
    const k = p.names.fresh('k')
    return pinned(call('map', call('keys', object), lambda([k], item(object, variable(k)))))
  })
}
