import { isFromDsl, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * Whether a function stands inside the states that are written out in `stateMachine(…)` or `block(…)`, and if so, what it is. The type of such
 * states is inferred whole, so the contextual type of a function among them is the function's own.
 */
export function writtenExpression(node: ts.Expression, checker: ts.TypeChecker): 'Expr' | 'Guard' | null {
  const { parent } = node
  if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return null
  let holder: ts.Node = parent
  while (isPartOfLiteral(holder)) holder = holder.parent
  if (!ts.isCallExpression(holder) || !isWrittenOut(holder, checker)) return null
  if (checker.getTypeAtLocation(node).getCallSignatures().length === 0) return null
  return parent.name.getText() === 'condition' ? 'Guard' : 'Expr'
}

function isWrittenOut(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression
  const symbol = resolvedSymbol(name, checker)
  return symbol !== undefined && (symbol.name === 'stateMachine' || symbol.name === 'block') && isFromDsl(symbol)
}

function isPartOfLiteral(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isParenthesizedExpression(node)
  )
}
