import { kinds, type ExpressionNode, type Kinds } from '@stepwright/dsl'
import { builtInFunctions, hidesFunction as isHiding } from '../print/names.ts'
import { chainRoot, lowerCapture, type Chain } from './captures.ts'
import { anyKinds, hasElement } from './kinds-of-type.ts'
import {
  evaluated,
  kindsAt,
  literal,
  may,
  mayBeMissing,
  nullish,
  only,
  present,
  refuse,
  repeatable,
  sparseInside,
  sparseOf,
  textOf,
  unchecked,
  undefinedNode,
  withConstants,
  withKinds,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { unsparse } from './lower-operators.ts'
import { text } from './lower-text.ts'
import { ambiguous, hidesFunction, unknownType, unsupported, unwritableKey, unwritableVariable } from './refusals.ts'
import { isIndex, unitByIndex } from './string-positions.ts'
import { isSet, isTakenApart, refuseWhole } from './sets.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** A name on its own. */
export function lowerIdentifier(node: ts.Identifier, l: Lowering): ExpressionNode {
  const value = identifierValue(node, l)
  const isWhole = value.kinds === kinds.array && !isTakenApart(node) && isSet(l.checker.getTypeAtLocation(node), l)
  return isWhole ? refuseWhole(node, l) : value
}

function identifierValue(node: ts.Identifier, l: Lowering): ExpressionNode {
  if (node.text === 'undefined') return undefinedNode
  const symbol = resolvedSymbol(node, l.checker)
  const meaning = symbol && l.meanings.get(symbol)
  if (!meaning) return lowerCapture(node, node, l)
  if (meaning.kind === 'Value') return narrowed(meaning.node, meaning.unproven ?? 0, node, l)
  if (meaning.kind === 'Function') {
    return refuse(l, node, unsupported('A function used as a value', 'Call it here, or pass it to an array method.'))
  }
  return refuse(
    l,
    node,
    unsupported(
      `'${node.text}' as a whole`,
      `Name the members you need, for example ${node.text}.${meaning.kind === 'Vars' ? 'total' : 'input'}.`,
    ),
  )
}

/** What a name was bound to, with what the checker knows at this place. */
function narrowed(node: ExpressionNode, unproven: Kinds, at: ts.Node, l: Lowering): ExpressionNode {
  const here = kindsAt(l, at)
  // A test around it says that this place is never reached.
  if (here === 0 && unproven === 0) return withKinds(node, 0)
  if (node.kind === 'Literal' || node.kind === 'Undefined' || here === anyKinds) return node
  const common = here & node.kinds
  return withKinds(node, (common & anyKinds || here) | sparseOf(node) | (node.kinds & unproven))
}

/** `a.b`, `a?.b` */
export function lowerPropertyAccess(node: ts.PropertyAccessExpression, l: Lowering): ExpressionNode {
  return lowerMember(node, node.name.text, l)
}

function lowerMember(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  key: string,
  l: Lowering,
): ExpressionNode {
  const captured = capturedChain(node, l)
  if (captured) return captured
  const meaning = meaningOf(node.expression, l)
  if (meaning?.kind === 'Scope') return lowerScopeMember(key, node, l)
  if (meaning?.kind === 'Vars') return variable(key, node, l)
  const base = l.expression(node.expression)
  if (key === 'size' && only(base, kinds.array) && isSet(l.checker.getTypeAtLocation(node.expression), l)) {
    return lengthOf(base, node, l)
  }
  if (key === 'length' && !may(base, kinds.object))
    return guarded(base, node.expression, node, l, (receiver) => lengthOf(receiver, node, l))
  const known = kindsAt(l, node) | undeclared(l.checker.getTypeAtLocation(node.expression), key, l)
  return memberOf(ts.isOptionalChain(node) ? base : present(base, node.expression), key, known, node, l)
}

/** What a name means, when it is not a value: the scope, its `vars`, a function. */
export function meaningOf(node: ts.Expression, l: Lowering): Meaning | null {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return meaningOf(node.expression, l)
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === 'vars' && meaningOf(node.expression, l)?.kind === 'Scope' ? { kind: 'Vars' } : null
  }
  if (!ts.isIdentifier(node)) return null
  const symbol = resolvedSymbol(node, l.checker)
  return (symbol && l.meanings.get(symbol)) ?? null
}

/** A member of the function's second parameter. */
export function lowerScopeMember(key: string, node: ts.Node, l: Lowering): ExpressionNode {
  if (key === 'input' || key === 'result' || key === 'error' || key === 'context') {
    return { kind: 'Scope', member: key, kinds: kindsAt(l, node) }
  }
  return refuse(l, node, unsupported(`'${textOf(node)}'`, 'The scope has input, result, error, vars and context.'))
}

/** What JSONata reads as one name after the dollar sign: `$a-b` is a subtraction. */
const variableName = /^[\p{ID_Start}_]\p{ID_Continue}*$/u

/** `vars.name` */
export function variable(name: string, node: ts.Node, l: Lowering): ExpressionNode {
  // Where it may not be assigned yet, the name would stand for the function.
  const mayBeFunction = builtInFunctions.has(name) && (isHiding(name) || kindsAt(l, node) & kinds.undefined)
  if (mayBeFunction) return refuse(l, node, hidesFunction(name))
  if (!variableName.test(name)) return refuse(l, node, unwritableVariable(name))
  return { kind: 'Variable', name, kinds: kindsAt(l, node) }
}

/** A member of an object; on an array JSONata would collect the members of all items instead. */
export function memberOf(base: ExpressionNode, key: string, known: Kinds, node: ts.Node, l: Lowering): ExpressionNode {
  if (key === '__proto__') return refuse(l, node, unwritableKey(key))
  if (base.kind === 'Undefined') return withKinds(undefinedNode, known)
  if (!only(base, kinds.object | nullish)) {
    const text = textOf(node)
    return refuse(
      l,
      node,
      (base.kinds & anyKinds) === anyKinds
        ? unknownType(ts.isPropertyAccessExpression(node) ? textOf(node.expression) : text, `reading '${key}'`)
        : unsupported(
            `'${text}'`,
            'Members can be read of plain objects; see docs/errors/SW2001.md for the methods that can be used.',
          ),
    )
  }
  const missing = may(base, nullish) ? kinds.undefined | (base.kinds & kinds.untold) : 0
  const marks = sparseInside(base, node, l)
  const untold = marks & kinds.untold ? kinds.undefined : 0
  return { kind: 'Property', object: base, key, kinds: known | missing | marks | untold }
}

/** The part of a chain that is captured, when the chain starts outside the function. */
function capturedChain(node: Chain, l: Lowering): ExpressionNode | null {
  const root = chainRoot(node, l)
  if (!root || root.text === 'undefined') return null
  const symbol = resolvedSymbol(root, l.checker)
  return symbol && l.meanings.has(symbol) ? null : lowerCapture(node, root, l)
}

/** A member that only an index signature promises may be missing. */
export function undeclared(type: ts.Type, key: string, l: Lowering): Kinds {
  const object = l.checker.getNonNullableType(type)
  const parts = object.isUnion() ? object.types : [object]
  return parts.every((part) => l.checker.getPropertyOfType(part, key)) ? 0 : unchecked(l)
}

/** The length of an array or a text. */
export function lengthOf(base: ExpressionNode, node: ts.Node, l: Lowering): ExpressionNode {
  if (only(base, kinds.array))
    return { kind: 'Call', operation: 'array.length', arguments: [base], kinds: kinds.number }
  if (only(base, kinds.string))
    return { kind: 'Call', operation: 'string.length', arguments: [base], kinds: kinds.number }
  return refuse(
    l,
    node,
    ambiguous(
      textOf(node),
      'is the length of a string or of an array',
      'Narrow it first, for example with Array.isArray.',
    ),
  )
}

/**
 * A method of a receiver. In a chain with `?.` a missing receiver gives undefined.
 */
export function guarded(
  receiver: ExpressionNode,
  receiverNode: ts.Expression,
  node: ts.Node,
  l: Lowering,
  use: (receiver: ExpressionNode) => ExpressionNode,
): ExpressionNode {
  if (!may(receiver, nullish)) return use(receiver)
  if (!(node.flags & ts.NodeFlags.OptionalChain)) return use(present(receiver, receiverNode))
  const once = repeatable(l, receiver, 'value')
  const then = withConstants(l, () => use(withKinds(once, once.kinds & ~nullish)))
  return {
    kind: 'Conditional',
    test: { kind: 'Nullish', negated: true, operand: once, kinds: kinds.boolean },
    then,
    otherwise: undefinedNode,
    kinds: then.kinds | kinds.undefined | (receiver.kinds & kinds.untold),
  }
}

/** `a[b]` */
export function lowerElementAccess(node: ts.ElementAccessExpression, l: Lowering): ExpressionNode {
  const { argumentExpression: argument } = node
  if (ts.isStringLiteralLike(argument)) return lowerMember(node, argument.text, l)
  const meaning = meaningOf(node.expression, l)
  if (meaning && meaning.kind !== 'Value') {
    return refuse(l, node, unsupported(`'${textOf(node)}'`, 'Name the member: the machine’s variables are fixed.'))
  }
  const enumMember = l.checker.getConstantValue(node)
  if (enumMember !== undefined) return literal(enumMember)
  const base = l.expression(node.expression)
  const key = l.expression(argument)
  if (!ts.isOptionalChain(node)) return elementOf(present(base, node.expression), key, node, l)
  // An element of what is missing is missing; only null has to be kept from the engine, which would take it for one element.
  if (base.kinds & kinds.null) {
    return guarded(base, node.expression, node, l, (receiver) => elementOf(receiver, key, node, l))
  }
  if (base.kinds === kinds.undefined) return undefinedNode
  const element = elementOf(withKinds(base, base.kinds & ~kinds.undefined || base.kinds), key, node, l)
  return withKinds(element, element.kinds | mayBeMissing(base))
}

function elementOf(
  base: ExpressionNode,
  key: ExpressionNode,
  node: ts.ElementAccessExpression,
  l: Lowering,
): ExpressionNode {
  const { argumentExpression: argument } = node
  const known = kindsAt(l, node) | unchecked(l)
  if (only(base, kinds.object) && key.kind === 'Literal') return memberOf(base, String(key.value), known, node, l)
  if (only(base, kinds.object) && (only(key, kinds.string) || only(key, kinds.number))) {
    const name = only(key, kinds.string) ? key : text([key])
    return { kind: 'Lookup', object: base, key: name, kinds: known | sparseOf(base) }
  }
  if (only(base, kinds.array) && only(key, kinds.number)) {
    if (key.kind === 'Literal' && !isIndex(key.value)) {
      evaluated(l, base, 'items')
      return undefinedNode
    }
    const type = l.checker.getTypeAtLocation(node.expression)
    const isCertain = key.kind === 'Literal' && hasElement(type, Number(key.value), l.checker)
    const here = isCertain ? kindsAt(l, node) : known
    const element: ExpressionNode = {
      kind: 'Element',
      array: base,
      index: key,
      fromEnd: false,
      kinds: here | sparseInside(base, node, l),
    }
    return unsparse(element, kindsAt(l, node), node, l)
  }
  if (only(base, kinds.string) && only(key, kinds.number)) return unitByIndex(base, key, l)
  const culprit = only(base, kinds.object) || only(base, kinds.array) ? argument : node.expression
  return refuse(
    l,
    culprit,
    ambiguous(
      textOf(culprit),
      `does not fit in '${textOf(node)}'`,
      'Arrays are read by a number, objects by a string.',
    ),
  )
}
