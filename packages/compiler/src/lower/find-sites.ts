import { declaredFunction } from './called-functions.ts'
import { isFromDsl, resolvedSymbol } from './symbols.ts'
import type { FunctionWithBody } from './lowering.ts'
import { ts } from './typescript.ts'

/** A place where the user hands a function to the DSL. */
export interface Site {
  /** The expression that is handed over: it is wrapped. */
  readonly node: ts.Expression
  /** The function it stands for; `null` when its source cannot be followed. */
  readonly fn: FunctionWithBody | null
}

/** The places of a file where a function becomes an expression: its contextual type is the DSL's `Expr` or `Guard`. */
export function findSites(file: ts.SourceFile, checker: ts.TypeChecker): readonly Site[] {
  const sites: Site[] = []
  const visit = (node: ts.Node): void => {
    const site = isCandidate(node) && expectsExpression(node, checker) ? siteOf(node, checker) : null
    if (site) sites.push(site)
    // A function that was lowered as a whole holds no further sites.
    if (!site?.fn || site.fn !== site.node) ts.forEachChild(node, visit)
  }
  ts.forEachChild(file, visit)
  return sites
}

type Candidate =
  | ts.ArrowFunction
  | ts.FunctionExpression
  | ts.Identifier
  | ts.PropertyAccessExpression
  | ts.CallExpression
  | ts.ElementAccessExpression

/** An expression in value position that can be a function. */
function isCandidate(node: ts.Node): node is Candidate {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return true
  if (ts.isCallExpression(node) || ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node))
    return isValue(node)
  return ts.isIdentifier(node) && isValue(node)
}

/** Where an expression's value is handed on as it is: only such places can take a function. */
function isValue(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && parent.type !== undefined
  if (ts.isConditionalExpression(parent)) return parent.condition !== node
  if (ts.isParenthesizedExpression(parent)) return isValue(parent)
  if (ts.isSatisfiesExpression(parent)) return true
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node)
  )
}

function expectsExpression(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const expected = [checker.getContextualType(node), declaredParameterType(node, checker)]
  return expected.some((type) => type !== undefined && isExpressionType(type, checker))
}

/**
 * What the parameter that takes an argument is declared as. For `when<Test extends Guard<…>>(test: Test)` the contextual type is the argument's
 * own once the call is resolved; the declaration still says `Test`.
 */
function declaredParameterType(node: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  const call = node.parent
  if (!ts.isCallExpression(call)) return undefined
  const declaration = checker.getResolvedSignature(call)?.getDeclaration()
  const type = declaration?.parameters[call.arguments.indexOf(node)]?.type
  return type && checker.getTypeFromTypeNode(type)
}

/** Whether a type is `Expr` or `Guard`, by symbol and declaring package. */
export function isExpressionType(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnionOrIntersection()) return type.types.some((part) => isExpressionType(part, checker))
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint !== undefined && constraint !== type && isExpressionType(constraint, checker)
  }
  const symbol = type.aliasSymbol && isNamed(type.aliasSymbol) ? type.aliasSymbol : type.getSymbol()
  return symbol !== undefined && isNamed(symbol) && isFromDsl(symbol)
}

const isNamed = (symbol: ts.Symbol): boolean => symbol.name === 'Expr' || symbol.name === 'Guard'

function siteOf(node: Candidate, checker: ts.TypeChecker): Site | null {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    return { node, fn: node }
  }
  const own = checker.getTypeAtLocation(node)
  // What is an expression already was lowered where it was written; what is no function is no expression.
  if (isExpressionType(own, checker) || own.getCallSignatures().length === 0) return null
  if (ts.isCallExpression(node)) return isExprCall(node, checker) ? null : { node, fn: null }
  const symbol = resolvedSymbol(node, checker)
  const declaration = symbol?.declarations?.[0]
  if (declaration && isLoweredWhereWritten(declaration, checker)) return null
  return { node, fn: symbol ? declaredFunction(symbol) : null }
}

/** `expr(fn)` hands back its function, which was lowered inside the call. */
function isExprCall(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const symbol = resolvedSymbol(node.expression, checker)
  return symbol?.name === 'expr' && isFromDsl(symbol)
}

/** A constant made by `expr(…)`, or a parameter, which takes what its caller lowered. */
function isLoweredWhereWritten(declaration: ts.Declaration, checker: ts.TypeChecker): boolean {
  if (ts.isParameter(declaration)) return true
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false
  return ts.isCallExpression(declaration.initializer) && isExprCall(declaration.initializer, checker)
}
