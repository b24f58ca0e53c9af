import { kinds, type ArrayItem, type ExpressionNode, type Kinds, type Operation } from '@stepwright/dsl'
import { argumentItem, arrayFrom, arrayOfArguments } from './array-makers.ts'
import { instantOf, isDate } from './dates.ts'
import { encodings } from './encodings.ts'
import { groupBy } from './group-by.ts'
import { anyKinds, kindsOfType, mayHoldNumber } from './kinds-of-type.ts'
import { arrayOf } from './lower-array.ts'
import { lowerAssign } from './lower-object.ts'
import { checkedPart, text } from './lower-text.ts'
import { kindsAt, literal, may, only, present, refuse, textOf, withKinds, type Lowering } from './lowering.ts'
import { argumentOf, missingArgument, operation, type LibraryCall } from './method.ts'
import { numberFunctions } from './number-methods.ts'
import { ambiguous, undefinedLost } from './refusals.ts'
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
  (call: LibraryCall): ExpressionNode => {
    if (call.args.length === 0) return missingArgument(call)
    const numbers = call.args.some(ts.isSpreadElement)
      ? [spreadNumbers(call)]
      : call.args.map((_, i) => argumentOf(call, i, kinds.number, 'a number'))
    return operation(name, numbers, kinds.number)
  }

/** `Math.max(a, ...bs)`: the numbers as one array. */
function spreadNumbers({ args, l }: LibraryCall): ExpressionNode {
  const items = args.map((node): ArrayItem => {
    const item = argumentItem(node, l)
    const value = ts.isSpreadElement(node) ? node.expression : node
    const type = l.checker.getTypeAtLocation(value)
    const element = item.spread ? l.checker.getIndexTypeOfType(type, ts.IndexKind.Number) : type
    const known = element ? kindsOfType(element, l.checker) : anyKinds
    const isNumber = (known & ~kinds.number) === 0 && !(item.value.kinds & kinds.sparse)
    if (!isNumber) refuse(l, value, ambiguous(textOf(value), 'does not hold numbers for certain', 'Filter it first.'))
    return item
  })
  const [only, ...others] = items
  return only?.spread && others.length === 0 ? only.value : arrayOf(items)
}

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
  const given = call.l.expression(node)
  // Number(undefined) is NaN, which fails the state; Number(null) is 0.
  const value = may(given, kinds.null) ? given : present(given, node)
  if (only(value, kinds.number)) return value
  if (only(value, kinds.boolean)) {
    return { kind: 'Conditional', test: value, then: literal(1), otherwise: literal(0), kinds: kinds.number }
  }
  // Number('') is 0 and Number('1px') is NaN in JavaScript; in JSONata both fail the state.
  // A number among them stays what it is.
  if (only(value, kinds.string | kinds.number)) return operation('number.parse', [value], kinds.number)
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
  const keys = kindsOfKeys(call.l.checker.getTypeAtLocation(node), call.l.checker)
  if (keys !== anyKinds && keys !== kinds.string) {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'has keys that are not strings for certain', 'Convert each key with String(…).'),
    )
  }
  return operation('object.fromEntries', [entries], kinds.object)
}

/** The kinds of the first items of pairs. */
function kindsOfKeys(pairs: ts.Type, checker: ts.TypeChecker): Kinds {
  const pair = checker.getIndexTypeOfType(pairs, ts.IndexKind.Number)
  const first = pair && checker.getPropertyOfType(pair, '0')
  const key = first ? checker.getTypeOfSymbol(first) : pair && checker.getIndexTypeOfType(pair, ts.IndexKind.Number)
  return key ? kindsOfType(key, checker) : anyKinds
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
  // A date is an object to JavaScript, and the text it is between states.
  if (isDate(call.l.checker.getTypeAtLocation(node), call.l)) {
    return operation('json.stringify', [withKinds(value, kinds.string), literal(true)], kinds.string)
  }
  const isExact = literal(!mayHoldNumberAt(node, call.l))
  return operation('json.stringify', [value, isExact], kinds.string)
}

/** A literal has the members that are written, and no others. */
function mayHoldNumberAt(node: ts.Expression, l: Lowering): boolean {
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.some(
      (property) => !ts.isPropertyAssignment(property) || mayHoldNumberAt(property.initializer, l),
    )
  }
  return mayHoldNumber(l.checker.getTypeAtLocation(node), l.checker)
}

function parse(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  const asserted = ts.isAsExpression(call.node.parent) ? kindsAt(call.l, call.node.parent) : anyKinds
  return operation('json.parse', [argumentOf(call, 0, kinds.string, 'a string')], asserted & ~kinds.undefined)
}

/** `Object.hasOwn(object, key)` */
function hasOwn(call: LibraryCall): ExpressionNode {
  const [node, keyNode] = call.args
  if (!node || !keyNode || call.args.length > 2) return missingArgument(call)
  const object = argumentOf(call, 0, kinds.object, 'an object')
  if (object.kinds & kinds.sparse) return refuse(call.l, node, undefinedLost(textOf(node), 'Object.hasOwn'))
  const key = argumentOf(call, 1, kinds.string | kinds.number, 'a string or a number')
  return operation('object.hasKey', [object, only(key, kinds.string) ? key : text([key])], kinds.boolean)
}

/** `Date.parse(text)` */
function parseDate(call: LibraryCall): ExpressionNode {
  const [node] = call.args
  if (!node || call.args.length > 1) return missingArgument(call)
  return instantOf(argumentOf(call, 0, kinds.string, 'a string'), node, call.l)
}

/** Functions of the global scope. */
const globalFunctions: LibraryTable = new Map<string, (call: LibraryCall) => ExpressionNode>([
  ['String', toText],
  ['Number', toNumber],
  ['Boolean', toBoolean],
  ...numberFunctions,
  ...encodings,
])

/** Functions of the global objects. */
const staticMethods: LibraryTable = new Map<string, (call: LibraryCall) => ExpressionNode>([
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
  ['Array.of', arrayOfArguments],
  ['Object.assign', lowerAssign],
  ['Object.hasOwn', hasOwn],
  ['Object.keys', onObject('object.keys')],
  ['Object.values', onObject('object.values')],
  ['Object.entries', onObject('object.entries')],
  ['Object.fromEntries', fromEntries],
  ['Object.groupBy', groupBy],
  ['JSON.stringify', stringify],
  ['JSON.parse', parse],
  ['Date.parse', parseDate],
  ['Date.now', () => operation('time.millis', [], kinds.number)],
  ['crypto.randomUUID', () => operation('uuid', [], kinds.string)],
])

/** The lowering of a library function by its name in the source, such as `Math.abs`. */
export const libraryFunction = (name: string): ((call: LibraryCall) => ExpressionNode) | undefined =>
  globalFunctions.get(name) ?? staticMethods.get(name)
