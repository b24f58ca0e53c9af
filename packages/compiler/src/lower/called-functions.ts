import type { ExpressionNode } from '@stepwright/dsl'
import { packageOf } from './declaring-package.ts'
import { lowerFunction } from './lower-function.ts'
import { refuse, textOf, type FunctionWithBody, type Lowering, type Meaning } from './lowering.ts'
import { unreadableFunction, unsupported } from './refusals.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** The function behind an expression: written there, bound in the body, or declared in the user's project. */
export function functionOf(node: ts.Expression, l: Lowering): FunctionWithBody | null {
  if (ts.isParenthesizedExpression(node)) return functionOf(node.expression, l)
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return withBody(node)
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return null
  const symbol = resolvedSymbol(node, l.checker)
  if (!symbol) return null
  const meaning = l.meanings.get(symbol)
  if (meaning) return meaning.kind === 'Function' ? meaning.declaration : null
  return declaredFunction(symbol)
}

/** The function that a symbol of the user's own project names, if it always names that one. */
export function declaredFunction(symbol: ts.Symbol): FunctionWithBody | null {
  const [declaration, ...others] = (symbol.declarations ?? []).filter((node) => !isOverload(node))
  if (!declaration || others.length > 0 || packageOf(declaration)?.isInstalled) return null
  if (ts.isFunctionDeclaration(declaration)) return withBody(declaration)
  if (ts.isExportAssignment(declaration)) return functionExpression(declaration.expression)
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
  return ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const ? functionExpression(declaration.initializer) : null
}

function functionExpression(node: ts.Expression): FunctionWithBody | null {
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) {
    return functionExpression(node.expression)
  }
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? withBody(node) : null
}

function isOverload(node: ts.Declaration): boolean {
  return ts.isFunctionDeclaration(node) && !node.body
}

function withBody(node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration): FunctionWithBody | null {
  return node.body ? (node as FunctionWithBody) : null
}

/** A call of the user's own function: its body takes the call's place. */
export function lowerHelperCall(node: ts.CallExpression, helper: FunctionWithBody, l: Lowering): ExpressionNode {
  if (l.calls.includes(helper)) {
    return refuse(l, node, unsupported('A function that calls itself', 'Use reduce or flatMap, or a task.'))
  }
  const args = node.arguments.map((argument): Meaning => {
    const fn = functionOf(argument, l)
    return fn ? { kind: 'Function', declaration: fn } : { kind: 'Value', node: l.expression(argument) }
  })
  l.calls.push(helper)
  const result = lowerFunction(helper, args, l)
  l.calls.pop()
  return result
}

/** The function given to a method, or a refusal. */
export function callback(node: ts.Expression, l: Lowering): FunctionWithBody | null {
  const fn = functionOf(node, l)
  if (!fn) refuse(l, node, unreadableFunction(textOf(node)))
  return fn
}
