import { kinds, type ExpressionNode, type LambdaNode, type Operation } from '@stepwright/dsl'
import { arrayOf, checkedArray } from './lower-array.ts'
import { callback } from './called-functions.ts'
import { lowerCallback } from './lower-function.ts'
import { unsparse } from './lower-operators.ts'
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
  claimed,
  containers,
  freshLocal,
  kindsAt,
  literal,
  may,
  nullish,
  only,
  refuse,
  repeatable,
  sparseOf,
  textOf,
  undefinedNode,
  withKinds,
} from './lowering.ts'
import { anyKinds, kindsOfType as kindsOf } from './kinds-of-type.ts'
import { ambiguous, undefinedLost, unknownType, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** The callback of a method: over an item and its position. */
function lambdaOf(call: MethodCall): LambdaNode | null {
  const [node] = call.args
  if (!node) {
    missingArgument(call)
    return null
  }
  const conversion = ts.isIdentifier(node) ? conversions.get(node.text) : undefined
  if (conversion) return conversionLambda(conversion, call)
  const fn = callback(node, call.l)
  if (!fn) return null
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node))
    return lowerCallback(fn, call.receiver, [], call.l)
  if (call.l.calls.includes(fn)) {
    refuse(call.l, node, unsupported('A function that calls itself', 'Use reduce or flatMap, or a task.'))
    return null
  }
  call.l.calls.push(fn)
  const lowered = lowerCallback(fn, call.receiver, [], call.l)
  call.l.calls.pop()
  return lowered
}

/** `xs.filter(Boolean)`, `xs.map(String)` */
const conversions: ReadonlyMap<string, 'Boolean' | 'String'> = new Map([
  ['Boolean', 'Boolean'],
  ['String', 'String'],
] as const)

function conversionLambda(conversion: 'Boolean' | 'String', call: MethodCall): LambdaNode | null {
  const name = freshLocal(call.l, 'item')
  const item: ExpressionNode = { kind: 'Local', name, kinds: elementKinds(call) | sparseOf(call.receiver) }
  if (conversion === 'String' && may(item, containers | kinds.undefined)) {
    refuse(call.l, call.args[0] ?? call.node, unknownType(textOf(call.receiverNode), 'the text of its items'))
    return null
  }
  const body = conversion === 'String' ? text([item]) : operation('boolean.of', [item], kinds.boolean)
  return { kind: 'Lambda', parameters: [name], index: null, body, kinds: body.kinds }
}

/** The kinds of the receiver's items. */
function elementKinds({ receiverNode, l }: MethodCall): number {
  const type = l.checker.getNonNullableType(l.checker.getTypeAtLocation(receiverNode))
  const element = l.checker.getIndexTypeOfType(type, ts.IndexKind.Number)
  return element ? kindsOf(element, l.checker) : anyKinds
}

const hof =
  (name: Operation, known: (lambda: LambdaNode, call: MethodCall) => number) =>
  (call: MethodCall): ExpressionNode => {
    const lambda = lambdaOf(call)
    return lambda ? operation(name, [call.receiver, lambda], known(lambda, call)) : undefinedResult(call)
  }

const undefinedResult = (call: MethodCall): ExpressionNode => withKinds(undefinedNode, kindsAt(call.l, call.node))

const sparse = (lambda: LambdaNode): number =>
  (may(lambda.body, kinds.undefined) ? kinds.sparse : 0) | sparseOf(lambda.body)

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

/** `includes` and `indexOf`: by identity in JavaScript, so for primitives only. */
const search =
  (name: 'array.includes' | 'array.indexOf', known: number) =>
  (call: MethodCall): ExpressionNode => {
    const [node] = call.args
    if (!node || call.args.length > 1) return missingArgument(call)
    const wanted = claimed(call.l.expression(node))
    if (may(wanted, containers) && elementKinds(call) & containers) {
      return refuse(
        call.l,
        node,
        ambiguous(textOf(node), 'is looked up by identity', 'Compare a member instead: use some with a test.'),
      )
    }
    if (call.receiver.kinds & kinds.sparse && may(wanted, nullish)) {
      return refuse(call.l, node, undefinedLost(textOf(call.receiverNode), 'the search'))
    }
    return operation(name, [call.receiver, wanted], known)
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

const find = hof('array.find', (_, call) => elementKinds(call) | kinds.undefined | sparseOf(call.receiver))

/** An element of an array that keeps undefined as null is undefined again on its own. */
function unsparseElement(element: ExpressionNode, call: MethodCall): ExpressionNode {
  if (!(element.kinds & kinds.sparse)) return element
  return unsparse(repeatable(call.l, element, 'element'), elementKinds(call), call.node, call.l)
}

function concat(call: MethodCall): ExpressionNode {
  const others = call.args.map((node) => {
    const value = call.l.expression(node)
    if (only(value, kinds.array)) return { spread: true, value }
    if (!may(value, kinds.array)) return { spread: false, value }
    return { spread: true, value: checkedArray(value, node, call.l) }
  })
  return arrayOf([{ spread: true, value: call.receiver }, ...others])
}

function reduce(call: MethodCall): ExpressionNode {
  const [node, initial] = call.args
  if (!node || !initial) {
    return refuse(call.l, call.node, unsupported("'reduce' without an initial value", 'Give the value to start from.'))
  }
  const fn = callback(node, call.l)
  if (!fn) return undefinedResult(call)
  const start = call.l.expression(initial)
  const known = fn.parameters[0] ? kindsAt(call.l, fn.parameters[0]) : start.kinds
  const total = { wish: 'total', node: (name: string): ExpressionNode => ({ kind: 'Local', name, kinds: known }) }
  const lambda = lowerCallback(fn, call.receiver, [total], call.l)
  if (may(start, kinds.undefined) || may(lambda.body, kinds.undefined)) {
    return refuse(call.l, node, undefinedLost(textOf(node), "'reduce'"))
  }
  return operation('array.reduce', [call.receiver, lambda, start], start.kinds | lambda.body.kinds)
}

function flatMap(call: MethodCall): ExpressionNode {
  const lambda = lambdaOf(call)
  if (!lambda) return undefinedResult(call)
  // A single value is put in as it is; JSONata's append does the same.
  return operation('array.flatMap', [call.receiver, lambda], kinds.array | sparse(lambda))
}

function flat(call: MethodCall): ExpressionNode {
  if (call.args.length > 0) return missingArgument(call)
  return elementsOperation('array.flat', [call.receiver], kinds.array)
}

function sort(call: MethodCall): ExpressionNode {
  const [node] = call.args
  if (!node) {
    if (elementKinds(call) === kinds.string) return elementsOperation('array.sort', [call.receiver], kinds.array)
    return refuse(
      call.l,
      call.node,
      ambiguous(textOf(call.receiverNode), 'is sorted as text without a function', 'Give one: (a, b) => a - b.'),
    )
  }
  const fn = callback(node, call.l)
  if (!fn) return undefinedResult(call)
  const known = elementKinds(call) | sparseOf(call.receiver)
  const first = { wish: 'a', node: (name: string): ExpressionNode => ({ kind: 'Local', name, kinds: known }) }
  const lambda = lowerCallback(fn, call.receiver, [first], call.l)
  if (!only(lambda.body, kinds.number)) {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'does not return a number for certain', 'Return a - b, or -1, 0 and 1.'),
    )
  }
  return elementsOperation('array.sort', [call.receiver, lambda], kinds.array)
}

const refuseMutation =
  (instead: string) =>
  (call: MethodCall): ExpressionNode =>
    refuse(
      call.l,
      call.node,
      unsupported('A method that changes its array', `Use ${instead}, which returns a new one.`),
    )

/** The methods of arrays that can be lowered. */
export const arrayMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['map', hof('array.map', (lambda) => kinds.array | sparse(lambda))],
  ['filter', hof('array.filter', (_, call) => kinds.array | sparseOf(call.receiver))],
  ['some', hof('array.some', () => kinds.boolean)],
  ['every', hof('array.every', () => kinds.boolean)],
  ['find', (call) => unsparseElement(find(call), call)],
  ['findIndex', hof('array.findIndex', () => kinds.number)],
  ['flatMap', flatMap],
  ['flat', flat],
  ['reduce', reduce],
  ['join', join],
  ['includes', search('array.includes', kinds.boolean)],
  ['indexOf', search('array.indexOf', kinds.number)],
  ['slice', slice],
  ['at', at],
  ['concat', concat],
  ['toSorted', sort],
  ['toReversed', (call) => elementsOperation('array.reverse', [call.receiver], kinds.array)],
  ['sort', refuseMutation('toSorted')],
  ['reverse', refuseMutation('toReversed')],
  ['push', refuseMutation('[...xs, x]')],
  ['splice', refuseMutation('toSpliced, slice or filter')],
])
