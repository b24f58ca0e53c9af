import { packageOf } from './declaring-package.ts'
import { isNeverAssigned } from './assignments.ts'
import type { FunctionWithBody } from './lowering.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** What does not change a function's value: parentheses, and what is said of its type. */
type Wrapped =
  ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion | ts.NonNullExpression

export function isWrapped(node: ts.Node): node is Wrapped {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node)
  )
}

/** The expression inside parentheses and assertions. */
export function unwrapped(node: ts.Expression): ts.Expression {
  return isWrapped(node) ? unwrapped(node.expression) : node
}

/** The expression with the parentheses and assertions around it: what is handed on. */
export function wrapping(node: ts.Expression): ts.Expression {
  return isWrapped(node.parent) ? wrapping(node.parent) : node
}

/** The function that an expression always is, through names, imports and members: written there or declared in the user's project. */
export function functionSource(given: ts.Expression, program: ts.Program): FunctionWithBody | null {
  return sourceOf(given, program, new Set())
}

function sourceOf(given: ts.Expression, program: ts.Program, seen: Set<ts.Symbol>): FunctionWithBody | null {
  const node = unwrapped(given)
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return withBody(node)
  const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)
  if (!isName && !(ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))) return null
  const symbol = resolvedSymbol(
    ts.isElementAccessExpression(node) ? node.argumentExpression : node,
    program.getTypeChecker(),
  )
  return symbol ? declared(symbol, program, seen) : null
}

/** The function that a symbol of the user's own project names, if it always names that one. */
function declared(symbol: ts.Symbol, program: ts.Program, seen: Set<ts.Symbol>): FunctionWithBody | null {
  const [declaration, ...others] = (symbol.declarations ?? []).filter((node) => !isOverload(node))
  if (!declaration || others.length > 0 || seen.has(symbol) || packageOf(declaration)?.isInstalled) return null
  seen.add(symbol)
  if (ts.isFunctionDeclaration(declaration)) return withBody(declaration)
  if (ts.isExportAssignment(declaration)) return sourceOf(declaration.expression, program, seen)
  if (ts.isVariableDeclaration(declaration)) {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
    return isConst && declaration.initializer ? sourceOf(declaration.initializer, program, seen) : null
  }
  if (ts.isShorthandPropertyAssignment(declaration)) {
    const value = program.getTypeChecker().getShorthandAssignmentValueSymbol(declaration)
    const named = value && value.flags & ts.SymbolFlags.Alias ? program.getTypeChecker().getAliasedSymbol(value) : value
    return named && isNeverAssigned(symbol, program) ? declared(named, program, seen) : null
  }
  if (!isNeverAssigned(symbol, program)) return null
  if (ts.isPropertyAssignment(declaration)) return sourceOf(declaration.initializer, program, seen)
  if (ts.isMethodDeclaration(declaration)) return isOfOneObject(declaration) ? withBody(declaration) : null
  if (ts.isPropertyDeclaration(declaration) && declaration.initializer && isStatic(declaration)) {
    return sourceOf(declaration.initializer, program, seen)
  }
  return null
}

/** A method of an object literal, or a static one: no class that extends this one can put another in its place. */
function isOfOneObject(node: ts.MethodDeclaration): boolean {
  return ts.isObjectLiteralExpression(node.parent) || isStatic(node)
}

const isStatic = (node: ts.MethodDeclaration | ts.PropertyDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true

function isOverload(node: ts.Declaration): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && !node.body
}

function withBody(node: ts.Node & { readonly body?: ts.Node | undefined }): FunctionWithBody | null {
  return node.body ? (node as FunctionWithBody) : null
}

/** The parameters that a call fills: `this` is none. */
export function parametersOf(fn: FunctionWithBody): readonly ts.ParameterDeclaration[] {
  return fn.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this')
}

/** What a function is called in the source; `null` when it has no name. */
export function nameOfFunction(fn: FunctionWithBody): string | null {
  if (fn.name && ts.isIdentifier(fn.name)) return fn.name.text
  const { parent } = wrapping(fn as ts.Expression & FunctionWithBody)
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
  return named && ts.isIdentifier(parent.name) ? parent.name.text : null
}
