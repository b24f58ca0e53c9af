import { kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { asPosition } from './division.ts'
import {
  array,
  binary,
  call,
  conditional,
  index,
  lambda,
  number,
  string,
  variable,
  word,
  type Jsonata,
} from './jsonata-ast.ts'
import { at, pinned, value, type Args, type OperationPrinter } from './operation-arguments.ts'
import { truncated } from './print-collections.ts'
import { may, only, withRepeatable, type Printer } from './printer.ts'

/** Which of several hits is meant. */
type Side = 'first' | 'last'

/** The first or last of the positions that a mapping leaves, or -1. */
function positionOf(hits: Jsonata, side: Side, p: Printer): Jsonata {
  const found = p.names.fresh('found')
  return {
    kind: 'Block',
    bindings: [{ name: found, value: index(array(hits), number(side === 'first' ? 0 : -1)) }],
    result: conditional(call('exists', variable(found)), variable(found), number(-1)),
  }
}

/** `findIndex` and `findLastIndex`: the lambda's own position, or one of ours, is what a hit leaves. */
export const findIndex =
  (side: Side): OperationPrinter =>
  (args, p) => {
    const node = at(args, 1)
    if (node.kind !== 'Lambda') throw new TypeError('findIndex takes a function.')
    const list = value(args, 0, p)
    const [v, i] = boundParameters(node, p)
    const test = conditional(p.truth(node.body), variable(i), null)
    return positionOf(call('map', list, lambda([v, i], test)), side, p)
  }

/** Names for an item and its position, whether or not the user's function has one for the latter. */
function boundParameters(node: LambdaNode, p: Printer): readonly [string, string] {
  const [item = 'v', position] = node.parameters
  const v = p.names.fresh(item)
  p.locals.set(item, variable(v))
  const i = p.names.fresh(position ?? 'i')
  if (position !== undefined) p.locals.set(position, variable(i))
  if (node.index !== null) p.integers.add(node.index)
  return [v, i]
}

/** `indexOf` and `lastIndexOf`, from a position where one is given. */
export const indexOf =
  (side: Side): OperationPrinter =>
  (args, p) =>
    withRepeatable(p, value(args, 1, p), 'wanted', (wanted) => {
      const [v, i] = [p.names.fresh('v'), p.names.fresh('i')]
      const same = binary(variable(v), '=', wanted)
      const position = (items: Jsonata, test: Jsonata): Jsonata =>
        positionOf(call('map', items, lambda([v, i], conditional(test, variable(i), null))), side, p)
      const start = args[2]
      if (!start) return position(value(args, 0, p), same)
      return withRepeatable(p, value(args, 0, p), 'items', (items) =>
        withEdge(start, items, p, (edge) =>
          position(items, binary(same, 'and', binary(variable(i), side === 'first' ? '>=' : '<=', edge))),
        ),
      )
    })

/** A position as it is; a negative one counts from the end. */
function withEdge(node: ExpressionNode, items: Jsonata, p: Printer, use: (edge: Jsonata) => Jsonata): Jsonata {
  const edge = truncated(node, asPosition(node, p), p)
  if (edge.kind === 'Number') return use(edge.value < 0 ? binary(call('count', items), '-', number(-edge.value)) : edge)
  return withRepeatable(p, edge, 'edge', (x) =>
    withRepeatable(p, conditional(binary(x, '<', number(0)), binary(call('count', items), '+', x), x), 'from', use),
  )
}

/** `xs.with(index, value)`: a position that the array does not have fails the state, where JavaScript throws. */
export const withItem: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'items', (items) =>
    withEdge(at(args, 1), items, p, (edge) => {
      const [v, i] = [p.names.fresh('v'), p.names.fresh('i')]
      const replaced = pinned(
        call('map', items, lambda([v, i], conditional(binary(variable(i), '=', edge), itemOf(args, p), variable(v)))),
      )
      const test = hasPosition(at(args, 1), edge, call('count', items))
      return conditional(test, replaced, call('error', string('The array has no such position to replace.')))
    }),
  )

/** Whether an array of a length has a position; a literal that counts from the end needs as many items. */
function hasPosition(given: ExpressionNode, edge: Jsonata, length: Jsonata): Jsonata {
  if (given.kind !== 'Literal') {
    return binary(binary(edge, '>=', number(0)), 'and', binary(edge, '<', length))
  }
  const position = Math.trunc(Number(given.value))
  return position < 0 ? binary(length, '>=', number(-position)) : binary(length, '>', number(position))
}

function itemOf(args: Args, p: Printer): Jsonata {
  const node = at(args, 2)
  if (node.kind === 'Undefined') return word(null)
  if (!may(node, kinds.undefined)) return p.value(node)
  return withRepeatable(p, p.value(node), 'item', (x) => conditional(call('exists', x), x, word(null)))
}

/** `[0..count - 1]`: none where the count is not positive, as in JavaScript; a fraction of it does not count. */
export const range: OperationPrinter = (args, p) => {
  const node = at(args, 0)
  if (node.kind === 'Literal') {
    const last = Math.trunc(Number(node.value)) - 1
    return last < 0 ? array() : array({ kind: 'Range', first: number(0), last: number(last) })
  }
  const upTo = (whole: Jsonata): Jsonata =>
    array({ kind: 'Range', first: number(0), last: binary(whole, '-', number(1)) })
  const isExact = args[1]?.kind === 'Literal' && args[1].value === true
  if (!isExact) return upTo(isCount(node) ? p.number(node) : call('floor', p.number(node)))
  if (isLength(node)) return upTo(p.number(node))
  return withRepeatable(p, p.number(node), 'length', (length) =>
    conditional(
      binary(binary(length, '>=', number(0)), 'and', binary(call('floor', length), '=', length)),
      upTo(length),
      call('error', string('The length of an array is a whole number.')),
    ),
  )
}

const isLength = (node: ExpressionNode): boolean =>
  node.kind === 'Call' && ['array.length', 'string.length'].includes(node.operation)

const isCount = (node: ExpressionNode): boolean =>
  node.kind === 'Call' &&
  ['array.length', 'string.length', 'math.floor', 'math.ceil', 'math.round', 'math.trunc'].includes(node.operation)

/** `Math.max` and `Math.min`: of numbers, or of the items of one array. */
export const extreme =
  (callee: 'max' | 'min'): OperationPrinter =>
  (args, p) => {
    const [list, ...others] = args
    if (!list || others.length > 0 || !only(list, kinds.array)) return call(callee, array(...args.map(p.value)))
    if (list.kind === 'Array' && list.items.some(({ spread }) => !spread)) return call(callee, p.value(list))
    return withRepeatable(p, p.value(list), 'numbers', (numbers) =>
      conditional(
        binary(call('count', numbers), '>', number(0)),
        call(callee, numbers),
        call('error', string(`Math.${callee} of no numbers is infinite, which JSON cannot say.`)),
      ),
    )
  }
