import type { Lowering } from './lowering.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** Methods and functions that make an array of their own. */
const makers = new Set(
  'map filter slice concat flatMap flat toSorted toReversed toSpliced with split sort reverse fill match matchAll'.split(
    ' ',
  ),
)
const staticMakers = new Set(['Object.keys', 'Object.values', 'Object.entries', 'Array.from', 'Array.of'])

/**
 * True for an array that nothing but this expression can see, so that changing it is the same as making a changed copy: one that is made here, or
 * that a constant holds which is named only here.
 */
export function isFresh(node: ts.Expression, l: Lowering): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isFresh(node.expression, l)
  if (ts.isArrayLiteralExpression(node)) return true
  if (ts.isIdentifier(node)) return isNamedOnce(node, l)
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression, name } = node.expression
  if (staticMakers.has(node.expression.getText())) {
    const symbol = resolvedSymbol(expression, l.checker)
    return symbol !== undefined && isFromLibrary(symbol, l.program)
  }
  // A change in place returns the array itself.
  const isChange = ['sort', 'reverse', 'fill'].includes(name.text)
  return isChange ? isFresh(expression, l) : makers.has(name.text)
}

function isNamedOnce(node: ts.Identifier, l: Lowering): boolean {
  const symbol = resolvedSymbol(node, l.checker)
  const declaration = symbol?.valueDeclaration
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false
  const { initializer } = declaration
  const owner = ts.findAncestor(declaration, ts.isFunctionLike)
  // Within another function it might be changed more than once.
  if (!initializer || !owner || ts.findAncestor(node, ts.isFunctionLike) !== owner) return false
  let uses = 0
  const visit = (part: ts.Node): void => {
    if (ts.isIdentifier(part) && part !== declaration.name && resolvedSymbol(part, l.checker) === symbol) uses++
    ts.forEachChild(part, visit)
  }
  visit(owner)
  return uses === 1 && isFresh(initializer, l)
}
