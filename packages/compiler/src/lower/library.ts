import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { anyKinds, mayHoldNumber } from './kinds-of-type.ts'
import { checkedPart, text } from './lower-text.ts'
import { kindsAt, literal, may, only, refuse, textOf } from './lowering.ts'
import { argumentOf, missingArgument, operation, type LibraryCall } from './method.ts'
import { ambiguous, undefinedLost, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

type LibraryTable = ReadonlyMap<string, (call: LibraryCall) => ExpressionNode>

const onNumber =
  (name: Operation) =>
  (call: LibraryCall): ExpressionNode =>
    call.args.length === 1
      ? operation(name, [argumentOf(call, 0, kinds.number, 'a number')], kinds.number)
      : missingArgument(call)

const onNumbers =
  (name: Operation) =>
  (call: LibraryCall): ExpressionNode =>
    call.args.length === 0
      ? missingArgument(call)
      : operation(
          name,
          call.args.map((_, i) => argumentOf(call, i, kinds.number, 'a number')),
          kinds.number,
        )

const onObject =
  (name: Operation) =>
  (call: LibraryCall): ExpressionNode => {
    const object = argumentOf(call, 0, kinds.object, 'an object')
    const [node] = call.args
    if (node && object.kinds & kinds.sparse)
      return refuse(call.l, node, undefinedLost(textOf(node), `'${textOf(call.node.expression)}'`))
    return operation(name, [object], kinds.array)
  }

function toText(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  return node ? text([checkedPart(call.l.expression(node), node, call.l)]) : literal('')
}

function toNumber(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  if (!node) return literal(0)
  const value = call.l.expression(node)
  if (only(value, kinds.number)) return value
  if (only(value, kinds.boolean)) {
    return { kind: 'Conditional', test: value, then: literal(1), otherwise: literal(0), kinds: kinds.number }
  }
  // Number('') is 0 and Number('1px') is NaN in JavaScript; in JSONata both fail the state.
  if (only(value, kinds.string)) return operation('number.parse', [value], kinds.number)
  return refuse(
    call.l,
    node,
    ambiguous(textOf(node), 'is not a string, number or boolean for certain', 'Narrow it first.'),
  )
}

function toBoolean(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  return node ? operation('boolean.of', [call.l.expression(node)], kinds.boolean) : literal(false)
}

function isArray(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  return node ? operation('value.isArray', [call.l.expression(node)], kinds.boolean) : literal(false)
}

function fromEntries(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  if (!node) return missingArgument(call)
  const entries = argumentOf(call, 0, kinds.array, 'an array')
  if (entries.kinds & kinds.sparse) return refuse(call.l, node, undefinedLost(textOf(node), 'Object.fromEntries'))
  return operation('object.fromEntries', [entries], kinds.object)
}

/** JSON text; the second argument tells that the value holds no number, which JSONata might write with fewer digits. */
function stringify(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  if (!node || call.args.length > 1) return missingArgument(call)
  const value = call.l.expression(node)
  if (may(value, kinds.undefined)) {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'may be undefined, which has no JSON text', 'Give a default with ??.'),
    )
  }
  const isExact = literal(!mayHoldNumber(call.l.checker.getTypeAtLocation(node), call.l.checker))
  return operation('json.stringify', [value, isExact], kinds.string)
}

function parse(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  const asserted = ts.isAsExpression(call.node.parent) ? kindsAt(call.l, call.node.parent) : anyKinds
  return operation('json.parse', [argumentOf(call, 0, kinds.string, 'a string')], asserted & ~kinds.undefined)
}

function arrayFrom(call: LibraryCall): ExpressionNode {
  return refuse(call.l, call.node, unsupported("'Array.from'", 'Use map over the array itself.'))
}

/** Functions of the global scope. */
export const globalFunctions: LibraryTable = new Map<string, (call: LibraryCall) => ExpressionNode>([
  ['String', toText],
  ['Number', toNumber],
  ['Boolean', toBoolean],
])

/** Functions of the global objects. */
export const staticMethods: LibraryTable = new Map<string, (call: LibraryCall) => ExpressionNode>([
  ['Math.floor', onNumber('math.floor')],
  ['Math.ceil', onNumber('math.ceil')],
  ['Math.round', onNumber('math.round')],
  ['Math.trunc', onNumber('math.trunc')],
  ['Math.abs', onNumber('math.abs')],
  ['Math.sqrt', onNumber('math.sqrt')],
  ['Math.min', onNumbers('math.min')],
  ['Math.max', onNumbers('math.max')],
  ['Array.isArray', isArray],
  ['Array.from', arrayFrom],
  ['Object.keys', onObject('object.keys')],
  ['Object.values', onObject('object.values')],
  ['Object.entries', onObject('object.entries')],
  ['Object.fromEntries', fromEntries],
  ['JSON.stringify', stringify],
  ['JSON.parse', parse],
  ['Date.now', () => operation('time.millis', [], kinds.number)],
  ['crypto.randomUUID', () => operation('uuid', [], kinds.string)],
])
