import { packageOf } from './declaring-package.ts'
import { unwrapped } from './function-source.ts'
import { isFromDsl, isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * The expression that a constant of the user's, or a member of one, always has for its value, so that it can be computed again anywhere: literals,
 * and what is put together from them and from other such constants. `null` where its value may depend on anything else.
 */
export function foldedConstant(node: ts.Expression, program: ts.Program): ts.Expression | null {
  return foldedChain(node, program, new Set())
}

function foldedChain(node: ts.Expression, program: ts.Program, seen: ReadonlySet<ts.Node>): ts.Expression | null {
  const found = definition(node, program, seen)
  if (!found || !isFolded(found.value, program, found.seen)) return null
  return isContainer(found.value) && !found.isFixed ? null : found.value
}

interface Definition {
  readonly value: ts.Expression
  /** What an array or object holds cannot have changed by the time the machine is built. */
  readonly isFixed: boolean
  readonly seen: ReadonlySet<ts.Node>
}

/** Where the value of a name, or of a chain of members, is written. */
function definition(given: ts.Expression, program: ts.Program, seen: ReadonlySet<ts.Node>): Definition | null {
  const node = unwrapped(given)
  if (ts.isIdentifier(node)) {
    const declaration = resolvedSymbol(node, program.getTypeChecker())?.declarations?.[0]
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
    if (!isConst || seen.has(declaration) || packageOf(declaration)?.isInstalled) return null
    return fixed({ value: declaration.initializer, isFixed: false, seen: new Set([...seen, declaration]) }, program)
  }
  const key = memberKey(node)
  if (key === null) return null
  const object = definition((node as ts.PropertyAccessExpression).expression, program, seen)
  if (!object?.isFixed || !ts.isObjectLiteralExpression(object.value)) return null
  const { properties } = object.value
  const members = properties.filter(ts.isPropertyAssignment)
  // A spread may bring any member.
  if (members.length < properties.length || members.some(({ name }) => ts.isComputedPropertyName(name))) return null
  const found = members.filter(({ name }) => 'text' in name && name.text === key)
  const [member] = found
  return member && found.length === 1 ? fixed({ ...object, value: member.initializer }, program) : null
}

/** Sees through `as const`, which TypeScript keeps everyone from changing, and `Object.freeze`, which JavaScript does. */
function fixed(found: Definition, program: ts.Program): Definition {
  const { value } = found
  if (ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value)) {
    return fixed({ ...found, value: value.expression }, program)
  }
  if (ts.isAsExpression(value)) {
    const isConst = ts.isConstTypeReference(value.type)
    return isConst ? fixed({ ...found, value: value.expression, isFixed: true }, program) : found
  }
  const [frozen] = ts.isCallExpression(value) && isFreeze(value, program) ? value.arguments : []
  return frozen
    ? fixed({ ...found, value: frozen, isFixed: found.isFixed || holdsNoContainer(frozen) }, program)
    : found
}

function isFreeze({ expression }: ts.CallExpression, program: ts.Program): boolean {
  if (expression.getText() !== 'Object.freeze' || !ts.isPropertyAccessExpression(expression)) return false
  const symbol = resolvedSymbol(expression.expression, program.getTypeChecker())
  return symbol !== undefined && isFromLibrary(symbol, program)
}

/** `Object.freeze` leaves what is deeper as it is. */
function holdsNoContainer(node: ts.Expression): boolean {
  const parts = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isObjectLiteralExpression(node)
      ? node.properties.map((property) => (ts.isPropertyAssignment(property) ? property.initializer : property))
      : []
  return !parts.some((part) => isContainer(part))
}

const isContainer = (node: ts.Node): boolean => ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)

function memberKey(node: ts.Expression): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : null
}

const literals: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
])

const calculations: ReadonlyMap<ts.SyntaxKind, (left: number, right: number) => number> = new Map([
  [ts.SyntaxKind.PlusToken, (left: number, right: number) => left + right],
  [ts.SyntaxKind.MinusToken, (left: number, right: number) => left - right],
  [ts.SyntaxKind.AsteriskToken, (left: number, right: number) => left * right],
  [ts.SyntaxKind.SlashToken, (left: number, right: number) => left / right],
  [ts.SyntaxKind.AsteriskAsteriskToken, (left: number, right: number) => left ** right],
])

function isFolded(node: ts.Expression, program: ts.Program, seen: ReadonlySet<ts.Node>): boolean {
  const inside = (part: ts.Expression): boolean => isFolded(part, program, seen)
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) {
    return inside(node.expression)
  }
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || literals.has(node.kind)) return true
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(inside)
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every((property) => ts.isPropertyAssignment(property) && inside(property.initializer))
  }
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.MinusToken && inside(node.operand)
  if (ts.isTemplateExpression(node)) return node.templateSpans.every(({ expression }) => inside(expression))
  if (ts.isBinaryExpression(node)) {
    return calculations.has(node.operatorToken.kind) && inside(node.left) && inside(node.right)
  }
  if (ts.isCallExpression(node)) return isParam(node, program)
  return foldedChain(node, program, seen) !== null
}

/** `param('Name')` */
function isParam(node: ts.CallExpression, program: ts.Program): boolean {
  const symbol = resolvedSymbol(node.expression, program.getTypeChecker())
  const [name] = node.arguments
  return symbol?.name === 'param' && isFromDsl(symbol) && name !== undefined && ts.isStringLiteralLike(name)
}

type Scalar = string | number | boolean | null

/** The value of a folded expression that is no array or object; `undefined` where only the deployment knows it. */
export function scalarValue(node: ts.Expression, program: ts.Program): Scalar | undefined {
  const valueOf = (part: ts.Expression): Scalar | undefined => scalarValue(part, program)
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) {
    return valueOf(node.expression)
  }
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (node.kind === ts.SyntaxKind.NullKeyword) return null
  if (ts.isPrefixUnaryExpression(node)) return negated(valueOf(node.operand))
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => [valueOf(expression), literal.text] as const)
    return spans.some(([value]) => value === undefined)
      ? undefined
      : spans.reduce((text, [value, after]) => `${text}${String(value)}${after}`, node.head.text)
  }
  if (ts.isBinaryExpression(node)) return calculated(valueOf(node.left), node.operatorToken.kind, valueOf(node.right))
  const constant = ts.isCallExpression(node) ? null : foldedConstant(node, program)
  return constant ? valueOf(constant) : undefined
}

const negated = (value: Scalar | undefined): number | undefined => (typeof value === 'number' ? -value : undefined)

function calculated(left: Scalar | undefined, operator: ts.SyntaxKind, right: Scalar | undefined): Scalar | undefined {
  if (left === undefined || right === undefined) return undefined
  const isText = typeof left === 'string' || typeof right === 'string'
  if (operator === ts.SyntaxKind.PlusToken && isText) return `${String(left)}${String(right)}`
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  const value = calculations.get(operator)?.(left, right)
  // What is no finite number has no JSON: the operator is left to the rules for expressions.
  return Number.isFinite(value) ? value : undefined
}
