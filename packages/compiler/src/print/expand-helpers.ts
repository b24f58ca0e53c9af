import { childExpressions, kinds, mapChildren } from '@stepwright/dsl'
import type { ApplyNode, ExpressionNode, HelperFunction, HelpersNode } from '@stepwright/dsl'
import { isDivision } from './division.ts'

/**
 * The expression with each helper function either written in its place or kept as a function of its own.
 *
 * One that is called once and is a single expression reads best in its place; all others are kept, once each. Functions that nothing calls
 * any more are left out, and with the last of them the node itself.
 */
export function expandHelpers({ helpers, body }: HelpersNode): ExpressionNode {
  const fresh = freshNames([body, ...helpers.map((helper) => helper.body)])
  const calls = callsOf(body, helpers)
  const kept: HelperFunction[] = []
  const inPlace = new Map<string, HelperFunction>()
  // Each helper comes after those that it calls, so their bodies are settled when it is.
  for (const helper of helpers) {
    const called = calls.get(helper.name) ?? 0
    if (called === 0) continue
    const settled = { ...helper, body: replaced(helper.body, inPlace, fresh) }
    if ((called === 1 && !holdsConstant(settled.body)) || isDivision(settled.body)) inPlace.set(helper.name, settled)
    else kept.push(settled)
  }
  const expanded = replaced(body, inPlace, fresh)
  return kept.length === 0 ? expanded : { kind: 'Helpers', helpers: kept, body: expanded, kinds: body.kinds }
}

/** The expression with each call of a helper function replaced by what it computes. */
export function inlineHelpers(node: ExpressionNode): ExpressionNode {
  if (node.kind !== 'Helpers') return node
  const fresh = freshNames([node])
  const all = new Map<string, HelperFunction>()
  for (const helper of node.helpers) all.set(helper.name, { ...helper, body: replaced(helper.body, all, fresh) })
  return replaced(node.body, all, fresh)
}

/** A part of the body, with the helper functions it may call. */
export function withHelpers({ helpers }: HelpersNode, body: ExpressionNode): ExpressionNode {
  return { kind: 'Helpers', helpers, body, kinds: body.kinds }
}

/** How often each helper is called, counting the bodies of the called ones once. */
function callsOf(body: ExpressionNode, helpers: readonly HelperFunction[]): ReadonlyMap<string, number> {
  const bodies = new Map(helpers.map((helper) => [helper.name, helper.body]))
  const calls = new Map<string, number>()
  const count = (node: ExpressionNode): void => {
    childExpressions(node).forEach(count)
    if (node.kind !== 'Apply') return
    const before = calls.get(node.helper) ?? 0
    calls.set(node.helper, before + 1)
    const inner = bodies.get(node.helper)
    if (before === 0 && inner) count(inner)
  }
  count(body)
  return calls
}

/** A default is no constant of the function's own: with the call's argument in its place there is mostly nothing left of it. */
const holdsConstant = (node: ExpressionNode): boolean =>
  (node.kind === 'Let' && !isDefault(node.value)) || childExpressions(node).some(holdsConstant)

const isDefault = (node: ExpressionNode): boolean =>
  node.kind === 'Conditional' && node.test.kind === 'Equal' && node.test.right.kind === 'Undefined'

/** Replaces the calls of these helpers, whose own bodies hold none. */
function replaced(
  node: ExpressionNode,
  helpers: ReadonlyMap<string, HelperFunction>,
  fresh: FreshName,
): ExpressionNode {
  const inside = mapChildren(node, (child) => replaced(child, helpers, fresh))
  const helper = inside.kind === 'Apply' ? helpers.get(inside.helper) : undefined
  return inside.kind === 'Apply' && helper ? applied(helper, inside, fresh) : inside
}

type FreshName = (like: string) => string

/** Names that no parameter or constant of these expressions has. */
function freshNames(nodes: readonly ExpressionNode[]): FreshName {
  const taken = new Set<string>()
  const collect = (node: ExpressionNode): void => {
    for (const name of boundBy(node)) taken.add(name)
    childExpressions(node).forEach(collect)
  }
  nodes.forEach(collect)
  return (like) => {
    let count = 1
    while (taken.has(`${like}~${count}`)) count++
    const name = `${like}~${count}`
    taken.add(name)
    return name
  }
}

function boundBy(node: ExpressionNode): readonly string[] {
  if (node.kind === 'Let') return [node.name]
  return node.kind === 'Lambda' ? node.parameters : []
}

/** A helper's body over the arguments of one call. */
function applied(
  helper: HelperFunction,
  { arguments: args, kinds: known }: ApplyNode,
  fresh: FreshName,
): ExpressionNode {
  const body = renamed(helper.body, fresh)
  const given = new Map<string, ExpressionNode>()
  const bound: { name: string; value: ExpressionNode }[] = []
  helper.parameters.forEach((parameter, i) => {
    const value = args[i] ?? { kind: 'Undefined', kinds: kinds.undefined }
    if (isRepeatable(value) || isReadOnce(body, parameter)) given.set(parameter, value)
    else bound.push({ name: parameter, value })
  })
  const names = new Map(bound.map(({ name }) => [name, fresh(name)]))
  const substituted = substitute(body, (name, use) => {
    const renamedTo = names.get(name)
    if (renamedTo !== undefined) return { ...use, kind: 'Local', name: renamedTo }
    const value = given.get(name)
    return value ? narrowed(value, use) : null
  })
  const result = bound.reduceRight<ExpressionNode>(
    (inner, { name, value }) => ({
      kind: 'Let',
      name: names.get(name) ?? name,
      value,
      body: inner,
      kinds: inner.kinds,
    }),
    substituted,
  )
  return { ...result, kinds: known & result.kinds || result.kinds }
}

/** The argument in a parameter's place, with what a test around it has made sure of. */
function narrowed(value: ExpressionNode, use: ExpressionNode): ExpressionNode {
  if (value.kind === 'Literal' || value.kind === 'Undefined') return value
  return { ...value, kinds: value.kinds & use.kinds || use.kinds }
}

function substitute(
  node: ExpressionNode,
  replacement: (name: string, use: ExpressionNode) => ExpressionNode | null,
): ExpressionNode {
  if (node.kind === 'Local') return replacement(node.name, node) ?? node
  const inside = mapChildren(node, (child) => substitute(child, replacement))
  if (inside.kind === 'Conditional') return decided(inside)
  if (inside.kind !== 'Let' || !isRepeatable(inside.value)) return inside
  const { name, value, body } = inside
  return substitute(body, (local, use) => (local === name ? narrowed(value, use) : null))
}

/** A default is left out where the argument is there for certain, and taken where there is none. */
function decided(node: Extract<ExpressionNode, { readonly kind: 'Conditional' }>): ExpressionNode {
  const { test, then, otherwise } = node
  if (test.kind !== 'Equal' || test.right.kind !== 'Undefined') return node
  const isUndefined =
    test.left.kind === 'Undefined' ? true : test.left.kinds & kinds.undefined || test.left.kinds === 0 ? null : false
  if (isUndefined === null) return node
  return isUndefined === test.negated ? otherwise : then
}

/** True for an argument that can stand in several places. */
function isRepeatable(node: ExpressionNode): boolean {
  if (node.kind === 'Property') return isRepeatable(node.object)
  if (node.kind === 'Element') return node.index.kind === 'Literal' && isRepeatable(node.array)
  return ['Literal', 'Undefined', 'Subject', 'Scope', 'Variable', 'Capture', 'Local'].includes(node.kind)
}

/** True when a parameter is read in one place at most, and there not once for each item of an array. */
function isReadOnce(body: ExpressionNode, parameter: string): boolean {
  let reads = 0
  const visit = (node: ExpressionNode, perRead: number): void => {
    if (node.kind === 'Local' && node.name === parameter) reads += perRead
    for (const child of childExpressions(node)) visit(child, node.kind === 'Lambda' ? 2 : perRead)
  }
  visit(body, 1)
  return reads <= 1
}

/** The body with names of its own: it may be put into the argument of another call of the same function. */
function renamed(body: ExpressionNode, fresh: FreshName): ExpressionNode {
  const names = new Map<string, string>()
  const collect = (node: ExpressionNode): void => {
    for (const name of boundBy(node)) names.set(name, fresh(name))
    childExpressions(node).forEach(collect)
  }
  collect(body)
  if (names.size === 0) return body
  const nameOf = (name: string): string => names.get(name) ?? name
  const visit = (node: ExpressionNode): ExpressionNode => {
    const inside = mapChildren(node, visit)
    if (inside.kind === 'Local' || inside.kind === 'Let') return { ...inside, name: nameOf(inside.name) }
    if (inside.kind !== 'Lambda') return inside
    return {
      ...inside,
      parameters: inside.parameters.map(nameOf),
      index: inside.index === null ? null : nameOf(inside.index),
    }
  }
  return visit(body)
}
