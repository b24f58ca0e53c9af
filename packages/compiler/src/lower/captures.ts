import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { packageOf } from './declaring-package.ts'
import { capture, kindsAt, literal, refuse, textOf, type Lowering } from './lowering.ts'
import { notConstant, unsupported } from './refusals.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** A name, or a chain of members that starts at a name: what is captured as a whole. */
export type Chain = ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression

/** The name a chain of members starts at, or `null` when it starts at anything else. */
export function chainRoot(node: ts.Expression, l: Lowering): ts.Identifier | null {
  if (ts.isIdentifier(node)) return node
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) return chainRoot(node.expression, l)
  if (ts.isPropertyAccessExpression(node)) {
    // A text's members are computed where its value is: a param() has none while the flow is built.
    return kindsAt(l, node.expression) & kinds.string ? null : chainRoot(node.expression, l)
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return chainRoot(node.expression, l)
  }
  return null
}

/** A value from outside the function: evaluated where the function is written, when the flow is built. */
export function lowerCapture(node: Chain, root: ts.Identifier, l: Lowering): ExpressionNode {
  const constant = enumValue(node, l)
  if (constant !== undefined) return literal(constant)
  const symbol = resolvedSymbol(root, l.checker)
  if (!symbol) return refuse(l, root, notConstant(root.text, 'is not declared', 'Declare it, or import it.'))
  const declaration = symbol.declarations?.[0]
  if (!declaration || isFromLibrary(symbol, l.program)) return lowerGlobal(node, root, l)
  if (isVariable(declaration) && isReassigned(symbol, declaration, l)) {
    return refuse(l, root, notConstant(root.text, 'is assigned more than once', 'Copy it to a const first.'))
  }
  if (ts.isVariableDeclaration(declaration)) {
    const inlined = inlinedConstant(node, declaration, l)
    if (inlined) return inlined
  }
  if (ts.isFunctionLike(declaration)) {
    return refuse(l, node, unsupported('A function used as a value', 'Call it here, or pass it to an array method.'))
  }
  if (l.calls.length > 0 && !isVisible(root, symbol, l)) {
    return refuse(
      l,
      root,
      notConstant(
        root.text,
        'cannot be read where the function is used',
        isOutOfReach(declaration, l)
          ? 'Pass it to the function as an argument, or write its value as a literal, arrays and objects with as const.'
          : 'Pass it to the function as an argument.',
      ),
    )
  }
  return capture(l, node.getText(), kindsAt(l, node))
}

/** Enum members, `const enum`s among them, which do not exist at run time. */
function enumValue(node: Chain, l: Lowering): string | number | undefined {
  return ts.isIdentifier(node) ? undefined : l.checker.getConstantValue(node)
}

/** `Math.PI` and the like; anything else of the environment is not part of the machine. */
function lowerGlobal(node: Chain, root: ts.Identifier, l: Lowering): ExpressionNode {
  const text = node.getText()
  const known = globalConstants.get(text)
  if (known !== undefined) return literal(known)
  return refuse(
    l,
    node,
    notConstant(
      textOf(node),
      `belongs to the environment ('${root.text}')`,
      'Read it into a const outside the function, or use param().',
    ),
  )
}

const globalConstants: ReadonlyMap<string, number> = new Map([
  ...(['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const).map(
    (name) => [`Math.${name}`, Math[name]] as const,
  ),
  ['Number.MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
  ['Number.MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER],
  ['Number.EPSILON', Number.EPSILON],
])

/** A helper's own module constants are out of the thunk's reach: literals that nothing can change are written in place. */
function inlinedConstant(node: Chain, declaration: ts.VariableDeclaration, l: Lowering): ExpressionNode | null {
  if (!isOutOfReach(declaration, l)) return null
  const { initializer } = declaration
  if (!initializer || packageOf(declaration)?.isInstalled) return null
  const isFixed = ts.isAsExpression(initializer) && ts.isConstTypeReference(initializer.type)
  const value = memberOfLiteral(node, ts.isAsExpression(initializer) ? initializer.expression : initializer)
  if (!value || !isConstantExpression(value)) return null
  // What an array or object holds may have changed by the time the machine is built.
  const isScalar = ts.isIdentifier(node) && !ts.isArrayLiteralExpression(value) && !ts.isObjectLiteralExpression(value)
  return isFixed || isScalar ? l.expression(value) : null
}

const isOutOfReach = (declaration: ts.Declaration, l: Lowering): boolean =>
  l.calls.length > 0 && declaration.getSourceFile() !== l.site.getSourceFile()

/** The part of a literal that a chain of members leads to; `null` where it is not spelled out. */
function memberOfLiteral(chain: ts.Expression, literal: ts.Expression): ts.Expression | null {
  if (ts.isIdentifier(chain)) return literal
  if (!ts.isPropertyAccessExpression(chain)) return null
  const object = memberOfLiteral(chain.expression, literal)
  if (!object || !ts.isObjectLiteralExpression(object)) return null
  const members = object.properties.filter(ts.isPropertyAssignment)
  // A spread may bring any member.
  if (members.length < object.properties.length) return null
  const found = members.filter(({ name }) => !ts.isComputedPropertyName(name) && name.text === chain.name.text)
  return found.length === 1 ? (found[0]?.initializer ?? null) : null
}

function isConstantExpression(node: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isConstantExpression)
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) => ts.isPropertyAssignment(property) && isConstantExpression(property.initializer),
    )
  }
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand)
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  )
}

/** True when the name means the same where the function is handed over, so that the thunk can evaluate it. */
function isVisible(root: ts.Identifier, symbol: ts.Symbol, l: Lowering): boolean {
  const there = l.checker
    .getSymbolsInScope(l.site, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
    .find((candidate) => candidate.name === root.text)
  if (!there) return false
  return (there.flags & ts.SymbolFlags.Alias ? l.checker.getAliasedSymbol(there) : there) === symbol
}

type Variable = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement

const isVariable = (node: ts.Declaration): node is Variable =>
  ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)

/** True for a `let`, a `var` or a parameter that is assigned after its declaration. */
function isReassigned(symbol: ts.Symbol, declaration: Variable, l: Lowering): boolean {
  if (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) return false
  const visit = (node: ts.Node): boolean => {
    if (isAssignmentTo(node, symbol, l.checker)) return true
    return ts.forEachChild(node, visit) ?? false
  }
  return visit(declaration.getSourceFile())
}

function isAssignmentTo(node: ts.Node, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const target = assignedTarget(node)
  if (!target) return false
  let found = false
  const visit = (part: ts.Node): void => {
    if (ts.isIdentifier(part) && checker.getSymbolAtLocation(part) === symbol) found = true
    ts.forEachChild(part, visit)
  }
  visit(target)
  return found
}

function assignedTarget(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment ? node.left : null
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
      ? node.operand
      : null
  }
  return null
}
