import { kinds, type CallNode, type ExpressionNode, type Operation } from '@stepwright/dsl'
import {
  array,
  binary,
  call,
  conditional,
  hasType,
  lambda,
  number,
  regex,
  string,
  variable,
  type Jsonata,
} from './jsonata-ast.ts'
import { at, inner, onNumbers, pinned, plain, value, type Args, type OperationPrinter } from './operation-arguments.ts'
import { extreme, findIndex, indexOf, range, withItem } from './print-array-operations.ts'
import { flattened, truncated, without } from './print-collections.ts'
import { count, every, filter, find, flatMap, fromEntries, map, some } from './print-sequences.ts'
import { decodeBase64, encodeBase64 } from './print-encodings.ts'
import { toFixed } from './print-fixed.ts'
import * as numbers from './print-numbers.ts'
import * as patterns from './print-patterns.ts'
import * as strings from './print-strings.ts'
import { asSequence } from './sequence.ts'
import { unitsOf } from './own-texts.ts'
import { fromMillis, timePart, toMillis } from './print-time.ts'
import { containers, may, only, withRepeatable, type Printer } from './printer.ts'
import { isPlainText } from './text-facts.ts'

/** What a method's call or a library function is in JSONata. */
export function printOperation(node: CallNode, p: Printer): Jsonata {
  return operations[node.operation](node.arguments, p)
}

/** Whether a comparator puts its first argument behind its second: `a.size - b.size` does when it is positive. */
function isAfter(body: ExpressionNode, p: Printer): Jsonata {
  return body.kind === 'Arithmetic' && body.operator === '-'
    ? binary(p.number(body.left), '>', p.number(body.right))
    : binary(p.number(body), '>', number(0))
}

/** JavaScript counts UTF-16 units, JSONata characters: those that are four bytes in UTF-8 count twice. */
const stringLength: OperationPrinter = (args, p) =>
  isPlainText(at(args, 0), p)
    ? call('length', value(args, 0, p))
    : withRepeatable(p, value(args, 0, p), 'text', unitsOf)

/** `xs.slice(start, end)` by index: a negative bound counts from the end. */
const slice: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'items', (items) => {
    const [v, i] = [p.names.fresh('v'), p.names.fresh('i')]
    const bound = (position: number, operator: '>=' | '<'): Jsonata | null => {
      const node = args[position]
      if (!node || node.kind === 'Undefined' || (position === 1 && isZero(node))) return null
      const edge = fromEnd(truncated(node, p.value(node), p), items, p)
      return binary(variable(i), operator, edge)
    }
    const tests = [bound(1, '>='), bound(2, '<')].filter((test) => test !== null)
    const [first, second] = tests
    if (!first) return array(flattened(items))
    return pinned(call('filter', items, lambda([v, i], second ? binary(first, 'and', second) : first)))
  })

const isZero = (node: ExpressionNode): boolean => node.kind === 'Literal' && node.value === 0

function fromEnd(edge: Jsonata, items: Jsonata, p: Printer): Jsonata {
  if (edge.kind === 'Number') return edge.value < 0 ? binary(call('count', items), '-', number(-edge.value)) : edge
  return withRepeatable(p, edge, 'edge', (x) =>
    conditional(binary(x, '<', number(0)), binary(call('count', items), '+', x), x),
  )
}

const whitespace = '[\\s\\ufeff\\xa0]'
const stripped =
  (pattern: string): OperationPrinter =>
  (args, p) =>
    call('replace', value(args, 0, p), regex(pattern), string(''))

/** Math.round goes up at a half; $round goes to the even neighbour. */
const round: OperationPrinter = (args, p) =>
  withRepeatable(p, p.number(at(args, 0)), 'n', (x) => {
    const floor = call('floor', x)
    return conditional(binary(binary(x, '-', floor), '<', number(0.5)), floor, call('ceil', x))
  })

/**
 * JSON text. `$string` leaves a string as it is, and writes numbers with 15 digits: what does not read back the same fails the state.
 */
const stringify: OperationPrinter = (args, p) => {
  const given = at(args, 0)
  const isExact = args[1]?.kind === 'Literal' && args[1].value === true
  if (isExact && only(given, containers)) return call('string', value(args, 0, p))
  return withRepeatable(p, value(args, 0, p), 'value', (x) => {
    const text = only(given, containers) ? call('string', x) : withoutBrackets(call('string', wrapped(given, x)), p)
    if (isExact) return text
    const tooLong = call(
      'error',
      string('A number of more than 15 digits was to be written as JSON text. Round it first.'),
    )
    return conditional(binary(call('parse', text), '=', x), text, tooLong)
  })
}

/** A value as the only item of an array. */
const wrapped = (node: ExpressionNode, x: Jsonata): Jsonata =>
  may(node, kinds.array) ? conditional(hasType(x, 'array'), array(array(x)), array(x)) : array(x)

const withoutBrackets = (text: Jsonata, p: Printer): Jsonata =>
  withRepeatable(p, text, 'json', (json) =>
    call('substring', json, number(1), binary(call('length', json), '-', number(2))),
  )

const operations: { readonly [Name in Operation]: OperationPrinter } = {
  'array.length': count,
  'array.map': map,
  'array.filter': filter,
  'array.some': some,
  'array.every': every,
  'array.find': find(0),
  'array.findLast': find(-1),
  'array.findIndex': findIndex('first'),
  'array.findLastIndex': findIndex('last'),
  'array.reduce': (args, p) =>
    call('reduce', value(args, 0, p), inner(args, 1, p, p.value), ...args.slice(2).map(p.value)),
  'array.flatMap': flatMap,
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
  'array.indexOf': indexOf('first'),
  'array.lastIndexOf': indexOf('last'),
  'array.range': range,
  'array.with': withItem,
  'array.slice': slice,
  'array.reverse': (args, p) => array(flattened(call('reverse', value(args, 0, p)))),
  'array.sort': (args, p) =>
    array(
      args[1]
        ? call(
            'sort',
            value(args, 0, p),
            inner(args, 1, p, (body) => isAfter(body, p)),
          )
        : call('sort', value(args, 0, p)),
    ),
  'array.unique': (args, p) => array(call('distinct', asSequence(value(args, 0, p)))),
  'string.length': stringLength,
  'string.includes': plain('contains'),
  'string.startsWith': strings.startsWith,
  'string.endsWith': strings.endsWith,
  'string.toLowerCase': plain('lowercase'),
  'string.toUpperCase': plain('uppercase'),
  'string.trim': stripped(`^${whitespace}+|${whitespace}+$`),
  'string.trimStart': stripped(`^${whitespace}+`),
  'string.trimEnd': stripped(`${whitespace}+$`),
  'string.split': strings.split,
  'string.replace': strings.replace(false),
  'string.replaceAll': strings.replace(true),
  'string.slice': strings.slice,
  'string.substring': strings.substring,
  'string.unitAt': strings.unitAt,
  'string.padStart': strings.pad('start'),
  'string.padEnd': strings.pad('end'),
  'string.repeat': strings.repeat,
  'string.characters': strings.characters,
  'string.indexOf': strings.indexOf,
  'string.lastIndexOf': strings.lastIndexOf,
  'regex.test': patterns.test,
  'regex.match': patterns.match,
  'regex.matchAll': patterns.matchAll,
  'regex.search': patterns.search,
  'regex.replace': patterns.replace,
  'regex.split': patterns.split,
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
  'object.fromEntries': fromEntries,
  'object.omit': ([source, ...keys], p) => {
    const gone = keys.map((key) => ({ key: p.value(key), unless: null }))
    const rest = without(p.value(source ?? at([], 0)), gone, p)
    return call('merge', array(rest))
  },
  'object.hasKey': (args, p) => binary(value(args, 1, p), 'in', call('keys', value(args, 0, p))),
  'math.floor': onNumbers('floor'),
  'math.ceil': onNumbers('ceil'),
  'math.round': round,
  'math.trunc': (args, p) => truncated(at(args, 0), p.value(at(args, 0)), p),
  'math.abs': onNumbers('abs'),
  'math.sqrt': onNumbers('sqrt'),
  'math.min': extreme('min'),
  'math.max': extreme('max'),
  'number.parse': numbers.parse,
  'number.parseInt': numbers.parseInt,
  'number.parseFloat': numbers.parseFloat,
  'number.toFixed': toFixed,
  'number.isInteger': numbers.isInteger,
  'number.isSafeInteger': numbers.isSafeInteger,
  'number.isFinite': numbers.isFinite,
  'math.sign': numbers.sign,
  'math.random': numbers.random,
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
  'time.fromMillis': fromMillis,
  'time.toMillis': toMillis,
  'time.part': timePart,
  uuid: () => call('uuid'),
  'uri.encodeComponent': plain('encodeUrlComponent'),
  'uri.decodeComponent': plain('decodeUrlComponent'),
  'uri.encode': plain('encodeUrl'),
  'uri.decode': plain('decodeUrl'),
  'base64.encode': encodeBase64,
  'base64.decode': decodeBase64,
}

/** One item for each member of an object. */
function entriesOf(args: Args, p: Printer, item: (object: Jsonata, key: Jsonata) => Jsonata): Jsonata {
  return withRepeatable(p, value(args, 0, p), 'object', (object) => {
    const k = p.names.fresh('k')
    return pinned(call('map', call('keys', object), lambda([k], item(object, variable(k)))))
  })
}
