import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { anyKinds, hasElement, kindsOfType } from './kinds-of-type.ts'
import { lengthOf, lowerScopeMember, memberOf, undeclared, variable } from './lower-access.ts'
import { unsparse } from './lower-operators.ts'
import { text } from './lower-text.ts'
import {
  kindsAt,
  lazily,
  literal,
  mayBeMissing,
  only,
  present,
  refuse,
  repeatable,
  sparseOf,
  textOf,
  unchecked,
  undefinedNode,
  withKinds,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** Binds a name, or the names of a pattern, to what it stands for. */
export function bind(
  name: ts.BindingName,
  initializer: ts.Expression | undefined,
  meaning: Meaning,
  l: Lowering,
): void {
  const bound = initializer && meaning.kind === 'Value' ? withDefault(meaning.node, initializer, l) : meaning
  if (ts.isIdentifier(name)) {
    const symbol = l.checker.getSymbolAtLocation(name)
    if (symbol) l.meanings.set(symbol, bound.kind === 'Value' ? named(name, bound.node, l) : bound)
    return
  }
  if (ts.isObjectBindingPattern(name)) bindObject(name, bound, l)
  else bindArray(name, bound, l)
}

export const value = (node: ExpressionNode): Meaning => ({ kind: 'Value', node })

/** What a name stands for, with what its declared type does not know. */
function named(name: ts.Identifier, node: ExpressionNode, l: Lowering): Meaning {
  const unproven = kindsAt(l, name) & kinds.undefined ? 0 : mayBeMissing(node)
  return { kind: 'Value', node: repeatable(l, node, name.text), unproven }
}

/** A default takes the place of undefined, not of null. */
function withDefault(node: ExpressionNode, initializer: ts.Expression, l: Lowering): Meaning {
  if (!(node.kinds & kinds.undefined)) return value(node)
  if (node.kind === 'Undefined') return value(l.expression(initializer))
  const given = repeatable(l, node, 'given')
  const otherwise = lazily(initializer, l)
  const then = withKinds(given, given.kinds & ~kinds.undefined)
  return value({
    kind: 'Conditional',
    test: { kind: 'Equal', negated: true, left: given, right: undefinedNode, kinds: kinds.boolean },
    then,
    otherwise,
    kinds: then.kinds | otherwise.kinds,
  })
}

function bindObject(pattern: ts.ObjectBindingPattern, meaning: Meaning, l: Lowering): void {
  const named: ExpressionNode[] = []
  const base = meaning.kind === 'Value' ? value(repeatable(l, present(meaning.node, pattern), 'object')) : meaning
  for (const element of pattern.elements) {
    if (element.dotDotDotToken) {
      bindRest(element, base, named, l)
      continue
    }
    const key = keyOf(element.propertyName ?? element.name, l)
    if (typeof key === 'string') {
      named.push(literal(key))
      bind(element.name, element.initializer, member(base, key, element, l), l)
    } else if (key && base.kind === 'Value') {
      named.push(key)
      bind(element.name, element.initializer, computed(base.node, key, element, l), l)
    } else {
      refuse(l, element, unsupported('A computed key in this pattern', 'Read the member in the body.'))
    }
  }
}

/** The key that an element of a pattern reads: fixed, computed, or neither. */
function keyOf(name: ts.PropertyName | ts.BindingName, l: Lowering): string | ExpressionNode | null {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text
  if (!ts.isComputedPropertyName(name)) return null
  const key = l.expression(name.expression)
  if (key.kind === 'Literal') return String(key.value)
  if (only(key, kinds.string)) return repeatable(l, key, 'key')
  return only(key, kinds.number) ? repeatable(l, text([key]), 'key') : null
}

/** `{ [key]: name }` of an object. */
function computed(object: ExpressionNode, key: ExpressionNode, element: ts.BindingElement, l: Lowering): Meaning {
  if (!only(object, kinds.object)) {
    return value(
      refuse(
        l,
        element,
        unsupported('A computed key of what is no object for certain', 'Read the member in the body.'),
      ),
    )
  }
  const known = kindsAt(l, element.name) | unchecked(l) | (element.initializer ? kinds.undefined : 0)
  return value({ kind: 'Lookup', object, key, kinds: known | sparseOf(object) })
}

function member(base: Meaning, key: string, element: ts.BindingElement, l: Lowering): Meaning {
  if (base.kind === 'Scope') return key === 'vars' ? { kind: 'Vars' } : value(lowerScopeMember(key, element.name, l))
  if (base.kind === 'Vars') return value(variable(key, element.name, l))
  if (base.kind === 'Function') return value(undefinedNode)
  if (key === 'length' && !(base.node.kinds & kinds.object)) return value(lengthOf(base.node, element.name, l))
  // With a default, the name's own type no longer tells whether the member may be missing.
  const missing = element.initializer ? kinds.undefined : 0
  const declared = undeclared(l.checker.getTypeAtLocation(element.parent), key, l)
  return value(memberOf(base.node, key, typeOfMember(element, key, l) | missing | declared, element.name, l))
}

function typeOfMember(element: ts.BindingElement, key: string, l: Lowering): number {
  const property = l.checker.getTypeAtLocation(element.parent).getProperty(key)
  if (!property) return kindsAt(l, element.name)
  // The checker takes the type of a member that is there, if `exactOptionalPropertyTypes` tells the two apart.
  const missing = property.flags & ts.SymbolFlags.Optional ? kinds.undefined : 0
  return kindsOfType(l.checker.getTypeOfSymbolAtLocation(property, element), l.checker) | missing
}

function bindRest(element: ts.BindingElement, base: Meaning, keys: readonly ExpressionNode[], l: Lowering): void {
  if (base.kind !== 'Value') {
    refuse(l, element, unsupported('The rest of the scope', 'Name the members you need.'))
    return
  }
  const rest: ExpressionNode =
    keys.length === 0
      ? base.node
      : {
          kind: 'Call',
          operation: 'object.omit',
          arguments: [base.node, ...keys],
          kinds: kinds.object | sparseOf(base.node),
        }
  bind(element.name, undefined, value(rest), l)
}

/** What was refused still gives its names, or they would be looked for outside the function. */
function bindToNothing(pattern: ts.BindingPattern, l: Lowering): void {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue
    if (!ts.isIdentifier(element.name)) bindToNothing(element.name, l)
    else bind(element.name, undefined, value(withKinds(undefinedNode, kindsAt(l, element.name))), l)
  }
}

function bindArray(pattern: ts.ArrayBindingPattern, meaning: Meaning, l: Lowering): void {
  if (meaning.kind !== 'Value') return
  const base = repeatable(l, present(meaning.node, pattern), 'items')
  if ((base.kinds & anyKinds) !== kinds.array) {
    refuse(l, pattern, unsupported(`The pattern '${textOf(pattern)}'`, 'Only arrays can be taken apart by position.'))
    bindToNothing(pattern, l)
    return
  }
  pattern.elements.forEach((element, i) => {
    if (ts.isOmittedExpression(element)) return
    const index: ExpressionNode = { kind: 'Literal', value: i, kinds: kinds.number }
    if (element.dotDotDotToken) {
      const rest: ExpressionNode = {
        kind: 'Call',
        operation: 'array.slice',
        arguments: [base, index],
        kinds: base.kinds,
      }
      bind(element.name, undefined, value(rest), l)
      return
    }
    const known = kindsAt(l, element.name)
    const isCertain = hasElement(l.checker.getTypeAtLocation(pattern), i, l.checker)
    // With a default, the name's own type no longer tells whether the element may be missing.
    const missing = isCertain ? 0 : element.initializer ? kinds.undefined : unchecked(l)
    const item: ExpressionNode = {
      kind: 'Element',
      array: base,
      index,
      fromEnd: false,
      kinds: known | missing | sparseOf(base),
    }
    bind(element.name, element.initializer, value(unsparse(item, known, element, l)), l)
  })
}
