import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { dirname, relative, sep } from 'node:path'
import { isAssignedIn } from './assignments.ts'
import { packageOf } from './declaring-package.ts'
import { foldedConstant, scalarValue } from './folded-constants.ts'
import { mayHoldUndefined } from './kinds-of-type.ts'
import { capture, kindsAt, literal, refuse, textOf, type ImportedName, type Lowering } from './lowering.ts'
import { functionAsValue, notConstant, unsupported } from './refusals.ts'
import { isSet, isTakenApart } from './sets.ts'
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
  if (!symbol && environment.has(root.text)) return lowerGlobal(node, root, l)
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
  if (ts.isFunctionLike(declaration) || l.checker.getTypeAtLocation(node).getCallSignatures().length > 0) {
    return refuse(l, node, functionAsValue)
  }
  // What JSON drops of the value would still count in JavaScript, where it overwrites or is listed.
  const holes = mayHoldUndefined(l.checker.getTypeAtLocation(node), l.checker) ? kinds.sparse : 0
  const known = kindsAt(l, node) | holes
  if (l.calls.length === 0 || isVisible(root, symbol, l)) {
    // A set is no JSON; its items are, as an array.
    return isSet(l.checker.getTypeAtLocation(node), l) && isTakenApart(node)
      ? capture(l, `[...${node.getText()}]`, kinds.array)
      : capture(l, node.getText(), known)
  }
  const from = isOutOfReach(declaration, l) ? importedName(node, root, symbol, declaration, l) : null
  if (from) return capture(l, node.getText(), known, { from })
  return refuse(
    l,
    root,
    notConstant(
      root.text,
      'cannot be read where the function is used',
      isOutOfReach(declaration, l)
        ? 'Export it, or write its value as a literal, arrays and objects with as const; or pass it to the function as an argument.'
        : 'Pass it to the function as an argument.',
    ),
  )
}

/** How the file that uses the function can import what the function's own file has; `null` when nothing exports it. */
function importedName(
  node: Chain,
  root: ts.Identifier,
  symbol: ts.Symbol,
  declaration: ts.Declaration,
  l: Lowering,
): ImportedName | null {
  const file = declaration.getSourceFile()
  const module = l.checker.getSymbolAtLocation(file)
  if (!module || file.isDeclarationFile || isInstalledFile(declaration) || node.getStart() !== root.getStart())
    return null
  const found = l.checker
    .getExportsOfModule(module)
    .find((given) => (given.flags & ts.SymbolFlags.Alias ? l.checker.getAliasedSymbol(given) : given) === symbol)
  if (!found) return null
  const path = relative(dirname(l.site.getSourceFile().fileName), file.fileName).split(sep).join('/')
  const rest = node.getText().slice(root.getText().length)
  return { specifier: path.startsWith('.') ? path : `./${path}`, exported: found.name, rest }
}

const isInstalledFile = (declaration: ts.Declaration): boolean => packageOf(declaration)?.isInstalled === true

/** Enum members, `const enum`s among them, which do not exist at run time. */
function enumValue(node: Chain, l: Lowering): string | number | undefined {
  return ts.isIdentifier(node) ? undefined : l.checker.getConstantValue(node)
}

/** Names that platforms declare: a project without their types means them all the same. */
const environment: ReadonlySet<string> = new Set([
  'process',
  'globalThis',
  'window',
  'Deno',
  'Bun',
  'Buffer',
  'require',
])

const noNumbers: ReadonlySet<string> = new Set([
  'Infinity',
  'NaN',
  'Number.POSITIVE_INFINITY',
  'Number.NEGATIVE_INFINITY',
  'Number.NaN',
])
const noNumberHint = 'JSON has no such number. Start from Number.MAX_VALUE, from -Number.MAX_VALUE, or from null.'

/** `Math.PI` and the like; anything else of the environment is not part of the machine. */
function lowerGlobal(node: Chain, root: ts.Identifier, l: Lowering): ExpressionNode {
  const text = node.getText()
  const known = globalConstants.get(text)
  if (known !== undefined) return literal(known)
  if (noNumbers.has(text)) return refuse(l, node, unsupported(`'${text}'`, noNumberHint))
  if (root.text === 'arguments') return refuse(l, root, unsupported("'arguments'", 'Name the parameters.'))
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
  ['Number.MAX_VALUE', Number.MAX_VALUE],
  ['Number.MIN_VALUE', Number.MIN_VALUE],
])

/** A helper's own module constants are out of the thunk's reach: those that nothing can change are written in place. */
function inlinedConstant(node: Chain, declaration: ts.VariableDeclaration, l: Lowering): ExpressionNode | null {
  const value = isOutOfReach(declaration, l) ? foldedConstant(node, l.program) : null
  if (!value) return null
  const scalar = scalarValue(value, l.program)
  return scalar === undefined ? l.expression(value) : literal(scalar)
}

const isOutOfReach = (declaration: ts.Declaration, l: Lowering): boolean =>
  l.calls.length > 0 && declaration.getSourceFile() !== l.site.getSourceFile()

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
  return isAssignedIn(declaration.getSourceFile(), symbol, l.checker)
}
