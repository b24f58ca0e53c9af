import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { iteration } from './array-callback.ts'
import { iterated } from './lower-array.ts'
import { freshLocal, kindsAt, only, refuse, repeatable, textOf, undefinedNode, withKinds } from './lowering.ts'
import { text } from './lower-text.ts'
import { missingArgument, operation, type LibraryCall, type MethodCall } from './method.ts'
import { ambiguous, undefinedLost, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

const asKey = kinds.string | kinds.number | kinds.boolean

/** `Object.groupBy(xs, f)`: for each of the keys that there are, the items that have it. */
export function groupBy(call: LibraryCall): ExpressionNode {
  const { l, node } = call
  const { expression: callee } = node
  if (ts.isPropertyAccessExpression(callee) && !l.checker.getSymbolAtLocation(callee.name)) {
    const hint = "Let 'lib' in tsconfig.json include ES2024: without it, TypeScript knows no such function."
    return refuse(l, callee, unsupported("'Object.groupBy'", hint))
  }
  const [list, fn] = call.args
  if (!list || !fn || call.args.length > 2) return missingArgument(call)
  const items = repeatable(l, iterated(list, l), 'items')
  if (items.kinds & kinds.sparse) return refuse(l, list, undefinedLost(textOf(list), 'Object.groupBy'))
  const mapping: MethodCall = { node, args: [fn], l, receiver: items, receiverNode: list }
  // Once for the keys, and once for the items of a key: a local has one place.
  const [keys, tests] = [iteration(mapping), iteration(mapping)]
  if (!keys || !tests) return withKinds(undefinedNode, kindsAt(l, node))
  if (!only(keys.lambda, asKey)) {
    return refuse(
      l,
      fn,
      ambiguous(
        textOf(fn),
        'does not give a string for certain',
        'Write the key as a string, with ?? for what may be missing.',
      ),
    )
  }
  const all = operation(
    'array.map',
    [items, { ...keys.lambda, body: keyOf(keys.lambda.body), kinds: kinds.string }],
    kinds.array,
  )
  const name = freshLocal(l, 'key')
  const key: ExpressionNode = { kind: 'Local', name, kinds: kinds.string }
  const isOfKey: ExpressionNode = {
    kind: 'Equal',
    negated: false,
    left: keyOf(tests.lambda.body),
    right: key,
    kinds: kinds.boolean,
  }
  const group = operation(
    'array.filter',
    [items, { ...tests.lambda, body: isOfKey, kinds: kinds.boolean }],
    kinds.array,
  )
  const pair: ExpressionNode = {
    kind: 'Array',
    items: [
      { spread: false, value: key },
      { spread: false, value: group },
    ],
    kinds: kinds.array,
  }
  const pairs = operation(
    'array.map',
    [
      operation('array.unique', [all], kinds.array),
      { kind: 'Lambda', parameters: [name], index: null, body: pair, kinds: kinds.array },
    ],
    kinds.array,
  )
  return operation('object.fromEntries', [pairs], kinds.object)
}

const keyOf = (key: ExpressionNode): ExpressionNode => (only(key, kinds.string) ? key : text([key]))
