import { kinds, type ArrayItem, type ExpressionNode, type LambdaNode, type Operation } from '@stepwright/dsl'
import { elementKinds, iteration, refusedResult } from './array-callback.ts'
import { inPlace, refuseChange, reversed, sorted, spliced, withItem } from './array-changes.ts'
import { reduce } from './array-folds.ts'
import { fill } from './array-makers.ts'
import { find, includes, indexOf, unsparseElement } from './array-search.ts'
import { arrayOf, checkedArray, iterated } from './lower-array.ts'
import { text } from './lower-text.ts'
import {
  argumentOf,
  elementsOperation,
  missingArgument,
  operation,
  type MethodCall,
  type MethodTable,
} from './method.ts'
import {
  containers,
  freshLocal,
  holeOf,
  literal,
  may,
  nullish,
  refuse,
  sparseInside,
  sparseOf,
  textOf,
  withKinds,
} from './lowering.ts'
import { anyKinds } from './kinds-of-type.ts'
import { ambiguous, unknownType, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

const hof =
  (name: Operation, known: (lambda: LambdaNode, call: MethodCall) => number) =>
  (call: MethodCall): ExpressionNode => {
    const found = iteration(call)
    return found ? operation(name, [found.items, found.lambda], known(found.lambda, call)) : refusedResult(call)
  }

function join(call: MethodCall): ExpressionNode {
  const separator = call.args.length === 0 ? literal(',') : argumentOf(call, 0, kinds.string, 'a string')
  const known = elementKinds(call) | (call.receiver.kinds & kinds.sparse ? kinds.null : 0)
  if (known === kinds.string) return operation('array.join', [call.receiver, separator], kinds.string)
  if (known & containers) {
    return refuse(
      call.l,
      call.receiverNode,
      (known & anyKinds) === anyKinds
        ? unknownType(textOf(call.receiverNode), "'join'")
        : ambiguous(
            textOf(call.receiverNode),
            'holds objects or arrays, whose text is rarely meant',
            'Map them to strings first.',
          ),
    )
  }
  const name = freshLocal(call.l, 'item')
  const item: ExpressionNode = { kind: 'Local', name, kinds: known & ~nullish }
  const written = text([item])
  const body: ExpressionNode =
    known & nullish
      ? {
          kind: 'Conditional',
          test: { kind: 'Nullish', negated: true, operand: withKinds(item, known), kinds: kinds.boolean },
          then: written,
          otherwise: literal(''),
          kinds: kinds.string,
        }
      : written
  const lambda: LambdaNode = { kind: 'Lambda', parameters: [name], index: null, body, kinds: kinds.string }
  return operation('array.join', [call.receiver, separator, lambda], kinds.string)
}

function slice(call: MethodCall): ExpressionNode {
  const bounds = call.args.map((_, i) => argumentOf(call, i, kinds.number, 'a number'))
  if (bounds.length > 2) return missingArgument(call)
  return elementsOperation('array.slice', [call.receiver, ...bounds], kinds.array)
}

function at(call: MethodCall): ExpressionNode {
  const index = argumentOf(call, 0, kinds.number, 'a number')
  const element: ExpressionNode = {
    kind: 'Element',
    array: call.receiver,
    index,
    fromEnd: true,
    kinds: elementKinds(call) | kinds.undefined | sparseOf(call.receiver),
  }
  return unsparseElement(element, call)
}

function concat(call: MethodCall): ExpressionNode {
  const { l } = call
  const others = call.args.map((node): ArrayItem => {
    if (ts.isSpreadElement(node)) {
      // Each item is put in as an argument of its own would be: an array's items, anything else as it is.
      const items = iterated(node.expression, l)
      return { spread: true, value: elementsOperation('array.flat', [items], kinds.array) }
    }
    const value = l.expression(node)
    if (!may(value, kinds.array)) return { spread: false, value }
    return { spread: true, value: checkedArray(value, node, l) }
  })
  return arrayOf([{ spread: true, value: call.receiver }, ...others])
}

function flatMap(call: MethodCall): ExpressionNode {
  const found = iteration(call)
  if (!found) return refusedResult(call)
  // A single value is put in as it is; JSONata's append does the same.
  return operation('array.flatMap', [found.items, found.lambda], kinds.array | holeOf(found.lambda.body))
}

/** The most levels that are flattened in one expression: each is printed. */
const deepestFlat = 8

function flat(call: MethodCall): ExpressionNode {
  const [node] = call.args
  const depth = node ? call.l.expression(node) : literal(1)
  if (depth.kind !== 'Literal' || !Number.isInteger(depth.value) || Number(depth.value) > deepestFlat) {
    return refuse(
      call.l,
      node ?? call.node,
      ambiguous(
        textOf(node ?? call.node),
        'is not a fixed number of levels',
        `Write a whole number up to ${deepestFlat}.`,
      ),
    )
  }
  let result = call.receiver
  for (let level = 0; level < Number(depth.value); level++) {
    result = elementsOperation('array.flat', [result], kinds.array)
  }
  return result
}

function iterator(call: MethodCall): ExpressionNode {
  const text = textOf(call.node)
  return refuse(call.l, call.node, unsupported('An iterator', `Make it an array: [...${text}].`))
}

function forEach(call: MethodCall): ExpressionNode {
  return refuse(
    call.l,
    call.node,
    unsupported("'forEach', which gives no value,", 'Use map, filter, flatMap or reduce, and return what they give.'),
  )
}

/** The methods of arrays that can be lowered. */
export const arrayMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['map', hof('array.map', (lambda) => kinds.array | holeOf(lambda.body))],
  ['filter', hof('array.filter', (_, call) => kinds.array | sparseInside(call.receiver, call.node, call.l))],
  ['some', hof('array.some', () => kinds.boolean)],
  ['every', hof('array.every', () => kinds.boolean)],
  ['find', find('array.find')],
  ['findLast', find('array.findLast')],
  ['findIndex', hof('array.findIndex', () => kinds.number)],
  ['findLastIndex', hof('array.findLastIndex', () => kinds.number)],
  ['flatMap', flatMap],
  ['flat', flat],
  ['reduce', reduce('left')],
  ['reduceRight', reduce('right')],
  ['join', join],
  ['includes', includes],
  ['indexOf', indexOf('array.indexOf')],
  ['lastIndexOf', indexOf('array.lastIndexOf')],
  ['slice', slice],
  ['at', at],
  ['concat', concat],
  ['toSorted', sorted],
  ['toReversed', reversed],
  ['toSpliced', spliced],
  ['with', withItem],
  ['keys', iterator],
  ['entries', iterator],
  ['values', iterator],
  ['sort', inPlace(sorted, 'toSorted')],
  ['reverse', inPlace(reversed, 'toReversed')],
  ['fill', fill],
  ['push', refuseChange('Make a new array: [...xs, x].')],
  ['unshift', refuseChange('Make a new array: [x, ...xs].')],
  ['pop', refuseChange('Read the item with xs.at(-1), and the others with xs.slice(0, -1).')],
  ['shift', refuseChange('Read the item with xs[0], and the others with xs.slice(1).')],
  ['splice', refuseChange('Use toSpliced, slice or filter, which return a new one.')],
  ['forEach', forEach],
  ['copyWithin', refuseChange('Put a new array together of slices.')],
])
