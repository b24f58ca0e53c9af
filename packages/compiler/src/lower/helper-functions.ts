import { childExpressions, kinds, type ExpressionNode, type HelperFunction } from '@stepwright/dsl'
import { nameOfFunction, parametersOf } from './function-source.ts'
import { lowerBody } from './lower-function.ts'
import { freshLocal, kindsAt, type FunctionWithBody, type Lowering, type Meaning } from './lowering.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * The function as one that calls share, lowered on its first call; `null` when these arguments need its body for themselves.
 *
 * It is lowered over its declared parameters, so it must read nothing of what is around it, and no argument may be more than its parameter's
 * type says. Where that type does not tell enough, such as for `<T>` or for a separator that may be empty, the call's own argument may.
 */
export function tryHelper(fn: FunctionWithBody, values: readonly ExpressionNode[], l: Lowering): HelperFunction | null {
  if (fn.typeParameters?.length || !isClosed(fn, l)) return null
  const declared = parametersOf(fn).map((parameter) => declaredKinds(parameter, l))
  if (values.some((value, i) => (value.kinds & ~(declared[i] ?? 0)) !== 0)) return null
  const known = l.helpers.get(fn)
  if (known !== undefined) return known
  const helper = lowerHelper(fn, declared, l)
  l.helpers.set(fn, helper)
  return helper
}

/** The functions that an expression needs, each after those it calls itself. */
export function withCalledHelpers(body: ExpressionNode, l: Lowering): ExpressionNode {
  const called = new Set<string>()
  const collect = (node: ExpressionNode): void => {
    if (node.kind === 'Apply') called.add(node.helper)
    childExpressions(node).forEach(collect)
  }
  collect(body)
  const helpers: HelperFunction[] = []
  // A function is complete before those that call it, so from the last to the first all callers are known.
  for (const helper of [...l.helpers.values()].reverse()) {
    if (!helper || !called.has(helper.name)) continue
    helpers.unshift(helper)
    collect(helper.body)
  }
  return helpers.length === 0 ? body : { kind: 'Helpers', helpers, body, kinds: body.kinds }
}

function declaredKinds(parameter: ts.ParameterDeclaration, l: Lowering): number {
  // A default takes the place of undefined, so its parameter's own type no longer tells that it may be.
  return kindsAt(l, parameter) | (parameter.initializer ? kinds.undefined : 0)
}

/** Lowers a function over its declared parameters; `null` when that finds something to refuse. */
function lowerHelper(fn: FunctionWithBody, declared: readonly number[], l: Lowering): HelperFunction | null {
  const before = { refused: l.refused.length, diagnostics: l.diagnostics.length, captures: new Set(l.captures.keys()) }
  const parameters = parametersOf(fn).map(({ name }) =>
    freshLocal(l, ts.isIdentifier(name) ? name.text.replace(/^_+/, '') : 'value'),
  )
  const args = parameters.map((name, i): Meaning => ({
    kind: 'Value',
    node: { kind: 'Local', name, kinds: declared[i] ?? 0 },
  }))
  l.calls.push(fn)
  const body = lowerBody(fn, args, l)
  l.calls.pop()
  if (l.refused.length === before.refused)
    return { name: freshLocal(l, nameOfFunction(fn) ?? 'helper'), parameters, body }
  // The call's arguments may tell more; what is found then is reported.
  l.refused.length = before.refused
  l.diagnostics.length = before.diagnostics
  for (const name of l.captures.keys()) if (!before.captures.has(name)) l.captures.delete(name)
  return null
}

/** True for a function that reads no parameter and no constant of the functions around it. */
function isClosed(fn: FunctionWithBody, l: Lowering, seen: ReadonlySet<ts.Node> = new Set()): boolean {
  const known = new Set([...seen, fn])
  const isOpenName = (node: ts.Identifier): boolean => {
    const symbol = isMemberName(node) ? undefined : resolvedSymbol(node, l.checker)
    const meaning = symbol && !isDeclaredIn(fn, symbol) ? l.meanings.get(symbol) : undefined
    if (!meaning) return false
    return meaning.kind !== 'Function' || (!known.has(meaning.declaration) && !isClosed(meaning.declaration, l, known))
  }
  const isOpen = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && isOpenName(node)) || (ts.forEachChild(node, isOpen) ?? false)
  return !isOpen(fn)
}

/** The name of a member, not of a value. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
}

const isDeclaredIn = (fn: ts.Node, symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some(
    (declaration) =>
      declaration.getSourceFile() === fn.getSourceFile() && declaration.pos >= fn.pos && declaration.end <= fn.end,
  )
