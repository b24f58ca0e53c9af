import { kinds, type CallNode, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import {
  array,
  call,
  conditional,
  index,
  lambda,
  not,
  number,
  object,
  variable,
  word,
  type Jsonata,
} from './jsonata-ast.ts'
import { at, inner, printParts, value, type Args, type OperationPrinter } from './operation-arguments.ts'
import { may, withRepeatable, type Printer } from './printer.ts'
import { asSequence, endOf, givesArrays, isNotEmpty, pinned, takesArrays } from './sequence.ts'
import { printEachEntry } from './print-entries.ts'
import { printNot } from './print-logic.ts'

/** An element for an array: what is undefined becomes null, as in JSON. */
const orNull =
  (p: Printer) =>
  (body: ExpressionNode): Jsonata => {
    if (body.kind === 'Undefined') return word(null)
    if (!may(body, kinds.undefined)) return p.value(body)
    if (body.kind === 'Conditional' && body.otherwise.kind === 'Undefined' && !may(body.then, kinds.undefined)) {
      return p.value({ ...body, otherwise: { kind: 'Literal', value: null, kinds: kinds.null } })
    }
    return withRepeatable(p, p.value(body), 'result', (x) => conditional(call('exists', x), x, word(null)))
  }

function lambdaAt(args: Args, position: number): LambdaNode {
  const node = at(args, position)
  if (node.kind !== 'Lambda') throw new TypeError('The operation takes a function.')
  return node
}

/** An array that is only gone through. */
const items = (args: Args, p: Printer): Jsonata => asSequence(value(args, 0, p))

const hits = (args: Args, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata =>
  call('filter', items(args, p), inner(args, 1, p, print))

export const count: OperationPrinter = (args, p) => call('count', items(args, p))

export const map: OperationPrinter = (args, p) => pinned(mapped(args, p, orNull(p)), givesArrays(lambdaAt(args, 1)))

const mapped = (args: Args, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata =>
  printEachEntry(at(args, 0), lambdaAt(args, 1), p, print) ?? call('map', items(args, p), inner(args, 1, p, print))

export const filter: OperationPrinter = (args, p) => pinned(hits(args, p, p.truth), takesArrays(lambdaAt(args, 1)))

export const some: OperationPrinter = (args, p) => isNotEmpty(hits(args, p, p.truth))

export const every: OperationPrinter = (args, p) => not(isNotEmpty(hits(args, p, (body) => printNot(body, p))))

export const find =
  (end: 0 | -1): OperationPrinter =>
  (args, p) =>
    endOf(hits(args, p, p.truth), takesArrays(lambdaAt(args, 1)), end)

/** Appends what the function gives for each item: an array item by item, anything else as it is. */
export const flatMap: OperationPrinter = (args, p) => {
  const all = p.names.fresh('all')
  const { parameters, body } = printParts(lambdaAt(args, 1), p, orNull(p))
  const [item = p.names.fresh('item'), ...rest] = parameters
  return call(
    'reduce',
    value(args, 0, p),
    lambda([all, item, ...rest], call('append', variable(all), asSequence(body))),
    array(),
  )
}

/** An object of pairs; of pairs that are made here, without making them. */
export const fromEntries: OperationPrinter = (args, p) => {
  const pairs = at(args, 0)
  if (makesPairs(pairs)) return call('merge', array(mapped(pairs.arguments, p, (body) => member(body, p))))
  const entry = p.names.fresh('entry')
  const pair = object([index(variable(entry), number(0)), index(variable(entry), number(1))])
  return call('merge', array(call('map', value(args, 0, p), lambda([entry], pair))))
}

/** `xs.map((x) => [key, value])`, where the value is there for certain: one that is not would leave an earlier one of the same key. */
function makesPairs(node: ExpressionNode): node is CallNode {
  if (node.kind !== 'Call' || node.operation !== 'array.map') return false
  const [, each] = node.arguments
  if (each?.kind !== 'Lambda' || each.body.kind !== 'Array') return false
  const [key, item, ...others] = each.body.items
  if (!key || !item || others.length > 0 || key.spread || item.spread) return false
  return !may(key.value, ~kinds.string) && !may(item.value, kinds.undefined)
}

function member(pair: ExpressionNode, p: Printer): Jsonata {
  if (pair.kind !== 'Array') throw new TypeError('A pair is an array of two.')
  const [key, item] = pair.items.map((part) => p.value(part.value))
  return key && item ? object([key, item]) : object()
}
