import { packageOf } from './declaring-package.ts'
import { functionSource, isWrapped, unwrapped } from './function-source.ts'
import { isFromDsl, resolvedSymbol } from './symbols.ts'
import { textOf, type FunctionWithBody } from './lowering.ts'
import { spreadFunctions, unreadableFunction, type Refusal } from './refusals.ts'
import { madeFunctionHint, refusalOfFunction } from './unreadable-functions.ts'
import { ts } from './typescript.ts'
import { writtenExpression } from './written-states.ts'

/** A place where the user hands a function to the DSL. */
export interface Site {
  /** The expression that is handed over: it is wrapped. */
  readonly node: ts.Expression
  /** The function it stands for, or why it cannot be followed. */
  readonly fn: FunctionWithBody | Refusal
  /** A test only holds or not: what it returns is not handed on. */
  readonly isTest: boolean
}

/** The places of a file where a function becomes an expression: its contextual type is the DSL's `Expr` or `Guard`. */
export function findSites(file: ts.SourceFile, program: ts.Program): readonly Site[] {
  const checker = program.getTypeChecker()
  const sites: Site[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isSpreadElement(node) && hidesFunctions(node, checker)) {
      sites.push({ node: node.expression, fn: spreadFunctions(textOf(node)), isTest: false })
      return
    }
    const expected = isCandidate(node) ? expectedExpression(node, checker) : null
    const site = expected && isCandidate(node) ? siteOf(node, program) : null
    if (site) sites.push({ ...site, isTest: expected === 'Guard' })
    // A function that was lowered as a whole holds no further sites.
    if (site?.fn !== node) ts.forEachChild(node, visit)
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
  if (isWrapped(parent)) return isValue(parent)
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && parent.type !== undefined
  if (ts.isConditionalExpression(parent)) return parent.condition !== node
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node)
  )
}

/** What the place of an expression wants: an assertion around it says what it is, and not where it goes. */
function expectedExpression(node: ts.Expression, checker: ts.TypeChecker): 'Expr' | 'Guard' | null {
  const expected = checker.getContextualType(node)
  const found = expected === undefined ? null : expressionType(expected, checker)
  return (
    found ??
    declaredExpression(node, checker) ??
    writtenExpression(node, checker) ??
    (isWrapped(node.parent) ? expectedExpression(node.parent, checker) : null)
  )
}

/**
 * What the parameter is declared as that takes this argument. Once a call is resolved, the contextual type of an argument for
 * `Test extends Guard<…>` is what was inferred for `Test`: the function's own type.
 */
function declaredExpression(node: ts.Expression, checker: ts.TypeChecker): 'Expr' | 'Guard' | null {
  const { parent } = node
  if (!ts.isCallExpression(parent)) return null
  const position = parent.arguments.indexOf(node)
  const parameter = checker.getResolvedSignature(parent)?.parameters[position]
  const declaration = parameter?.valueDeclaration
  return declaration ? expressionType(checker.getTypeAtLocation(declaration), checker) : null
}

/** Whether a type is the DSL's `Expr` or `Guard`, by symbol and declaring package. */
function expressionType(type: ts.Type, checker: ts.TypeChecker): 'Expr' | 'Guard' | null {
  if (type.isUnionOrIntersection()) {
    return type.types.map((part) => expressionType(part, checker)).find((found) => found !== null) ?? null
  }
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint !== undefined && constraint !== type ? expressionType(constraint, checker) : null
  }
  const symbol = type.aliasSymbol && nameOf(type.aliasSymbol) ? type.aliasSymbol : type.getSymbol()
  return symbol !== undefined && isFromDsl(symbol) ? nameOf(symbol) : null
}

function nameOf({ name }: ts.Symbol): 'Expr' | 'Guard' | null {
  return name === 'Expr' || name === 'Guard' ? name : null
}

function siteOf(node: Candidate, program: ts.Program): Omit<Site, 'isTest'> | null {
  const checker = program.getTypeChecker()
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    return { node, fn: node }
  }
  const own = checker.getTypeAtLocation(node)
  // What is an expression already was lowered where it was written; what is no function is no expression.
  if (expressionType(own, checker) !== null || own.getCallSignatures().length === 0) return null
  if (ts.isCallExpression(node)) {
    return isExprCall(node, checker) || givesExpression(node, program)
      ? null
      : { node, fn: withExpr(refusalOfFunction(node, program)) }
  }
  const symbol = resolvedSymbol(node, checker)
  const declaration = symbol?.declarations?.[0]
  if (declaration && isLoweredWhereWritten(declaration, checker)) return null
  return { node, fn: functionSource(node, program) ?? withExpr(refusalOfFunction(node, program)) }
}

/** `expr(fn)` hands back its function, which was lowered inside the call. */
function isExprCall(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const symbol = resolvedSymbol(node.expression, checker)
  return symbol?.name === 'expr' && isFromDsl(symbol)
}

/** A constant or a table's entry made by `expr(…)`, or a parameter, which takes what its caller lowered. */
function isLoweredWhereWritten(declaration: ts.Declaration, checker: ts.TypeChecker): boolean {
  if (ts.isParameter(declaration)) return true
  const holdsValue = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration)
  if (!holdsValue || !declaration.initializer) return false
  return ts.isCallExpression(declaration.initializer) && isExprCall(declaration.initializer, checker)
}

/** Where a function is handed to the DSL, `expr` helps against all that keeps its source from being found. */
function withExpr(refusal: Refusal): Refusal {
  const { hint } = unreadableFunction('')
  const isGeneral = refusal.hint === hint || refusal.hint === madeFunctionHint
  return isGeneral
    ? { ...refusal, hint: 'Write an arrow function here, or wrap the function in expr(…) where it is written.' }
    : refusal
}

/** `flow.pass(...args)`: the functions in it are written elsewhere, as what the compiler cannot tell. */
function hidesFunctions({ parent, expression }: ts.SpreadElement, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(parent)) return false
  const declaration = checker.getResolvedSignature(parent)?.declaration
  if (!declaration || packageOf(declaration)?.name !== '@stepwright/dsl') return false
  const type = checker.getTypeAtLocation(expression)
  const items = checker.isTupleType(type)
    ? checker.getTypeArguments(type as ts.TypeReference)
    : [checker.getIndexTypeOfType(type, ts.IndexKind.Number)]
  const isFunction = (item: ts.Type | undefined): boolean => (item?.getCallSignatures().length ?? 0) > 0
  return items.some(isFunction) && !isMadeOfExpressions(expression, checker)
}

/** True for a constant list whose functions were each wrapped in `expr(…)`. */
function isMadeOfExpressions(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const list = unwrapped(node)
  if (ts.isArrayLiteralExpression(list)) {
    return list.elements.every(
      (item) =>
        checker.getTypeAtLocation(item).getCallSignatures().length === 0 ||
        (ts.isCallExpression(item) && isExprCall(item, checker)),
    )
  }
  const declaration = ts.isIdentifier(list) ? resolvedSymbol(list, checker)?.declarations?.[0] : undefined
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? isMadeOfExpressions(declaration.initializer, checker)
    : false
}

/** True for a call of a function of the user's whose every result is wrapped in `expr(…)`: it was lowered there. */
function givesExpression(node: ts.CallExpression, program: ts.Program, seen: readonly ts.Node[] = []): boolean {
  const fn = functionSource(node.expression, program)
  if (!fn || seen.includes(fn)) return false
  const results = ts.isBlock(fn.body) ? returned(fn.body) : [fn.body]
  return (
    results.length > 0 &&
    results.every((result) => {
      const given = unwrapped(result)
      if (!ts.isCallExpression(given)) return false
      return isExprCall(given, program.getTypeChecker()) || givesExpression(given, program, [...seen, fn])
    })
  )
}

/** What a body's own `return`s give. */
function returned(node: ts.Node): readonly ts.Expression[] {
  if (ts.isReturnStatement(node)) return node.expression ? [node.expression] : []
  const found: ts.Expression[] = []
  ts.forEachChild(node, (child) => {
    if (!ts.isFunctionLike(child)) found.push(...returned(child))
  })
  return found
}
