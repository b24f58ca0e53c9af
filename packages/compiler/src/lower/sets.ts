import { kinds, type ExpressionNode, type Kinds } from '@stepwright/dsl'
import { kindsOfType } from './kinds-of-type.ts'
import { iterated } from './lower-array.ts'
import { claimed, containers, refuse, textOf, type Lowering } from './lowering.ts'
import { missingArgument, operation, type MethodCall } from './method.ts'
import { ambiguous, undefinedLost, unsupported } from './refusals.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * Sets: JSON has none, so in the IR one is the array of its items. Only what takes a set apart may see it: `[...set]`, `Array.from(set)`,
 * `set.size`, `set.has(x)`.
 */

/** True for a type whose values are sets and nothing else. */
export function isSet(type: ts.Type, { program }: Lowering): boolean {
  const symbol = type.getSymbol()
  return symbol?.name === 'Set' && isFromLibrary(symbol, program)
}

/** `new Set(xs)`; `null` for anything that is not a set. */
export function lowerNewSet(node: ts.NewExpression, l: Lowering): ExpressionNode | null {
  const symbol = resolvedSymbol(node.expression, l.checker)
  if (symbol?.name !== 'Set' || !isFromLibrary(symbol, l.program)) return null
  const [given] = node.arguments ?? []
  if (!isNamed(node) && !isTakenApart(node)) return refuseWhole(node, l)
  if (!given) return { kind: 'Array', items: [], kinds: kinds.array }
  const items = iterated(given, l)
  if (itemKinds(node, l) & containers) {
    return refuse(
      l,
      given,
      ambiguous(
        textOf(given),
        'does not hold strings, numbers or booleans for certain, and a Set tells objects apart by identity',
        'Make a set of a member: new Set(xs.map((x) => x.id)).',
      ),
    )
  }
  if (items.kinds & kinds.sparse) return refuse(l, given, undefinedLost(textOf(given), 'a Set'))
  return operation('array.unique', [items], kinds.array)
}

/** The kinds of a set's items. */
function itemKinds(node: ts.Expression, l: Lowering): Kinds {
  const [item] = l.checker.getTypeArguments(l.checker.getTypeAtLocation(node) as ts.TypeReference)
  return item ? kindsOfType(item, l.checker) : containers
}

const isNamed = (node: ts.Expression): boolean =>
  ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name)

/** Whether an expression stands where only the items of a set count. */
export function isTakenApart(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isParenthesizedExpression(parent)) return isTakenApart(parent)
  if (ts.isSpreadElement(parent)) return true
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === node && ['size', 'has'].includes(parent.name.text)
  if (ts.isCallExpression(parent)) return parent.arguments[0] === node && parent.expression.getText() === 'Array.from'
  return ts.isNewExpression(parent) && parent.arguments?.[0] === node && parent.expression.getText() === 'Set'
}

/** A name of a set, where more than its items would count. */
export function refuseWhole(node: ts.Expression, l: Lowering): ExpressionNode {
  const text = textOf(node)
  return refuse(
    l,
    node,
    unsupported('A Set, which is no JSON,', `Make it an array: [...${text}]. Of a set, size and has can be used.`),
  )
}

/** `set.has(x)` of a set that the expression has made; `null` for any other call. */
export function lowerSetMethod(
  { receiver, receiverNode, args, l, ...call }: MethodCall,
  name: ts.MemberName,
): ExpressionNode | null {
  if (!isSet(l.checker.getTypeAtLocation(receiverNode), l)) return null
  const [node] = args
  if (name.text !== 'has') return null
  if (!node || args.length > 1) return missingArgument({ ...call, args, l })
  return operation('array.includes', [itemsOf(receiver), claimed(l.expression(node))], kinds.boolean)
}

/** To look for an item, those that are there twice need not go. */
const itemsOf = (set: ExpressionNode): ExpressionNode =>
  set.kind === 'Call' && set.operation === 'array.unique' ? (set.arguments[0] ?? set) : set
