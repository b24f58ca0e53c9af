import ts from 'typescript'

/** One change of one place, as text to put there. */
export interface Mutation {
  readonly kind: string
  readonly text: string
}

const { SyntaxKind } = ts

/** What each operator is exchanged for. */
const operators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.AmpersandToken, '|'],
])

/** Operators of which one side alone is a program too: masks without a flag, values without their default. */
const separable: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.BarToken,
  SyntaxKind.AmpersandToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
])

/** Functions that guard or wrap their first argument: without them it would be used as it is. */
const guards = new Set(
  (
    'present claimed unsparse flattened withKinds checkedPart checkedArray lazily pinned keep orNull parenthesized truncated ' +
    'unclaimed isPlainText repeatable single without'
  ).split(' '),
)

const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
])

/** The flags of `kinds`, each exchanged for one it is easily confused with. */
const flags: ReadonlyMap<string, string> = new Map([
  ['undefined', 'null'],
  ['null', 'undefined'],
  ['boolean', 'number'],
  ['number', 'string'],
  ['string', 'array'],
  ['array', 'object'],
  ['object', 'array'],
  ['sparse', 'undefined'],
])

/** The mutations of an expression. */
export function mutationsOf(node: ts.Node): readonly Mutation[] {
  if (ts.isBinaryExpression(node)) return mutationsOfBinary(node)
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    return [{ kind: 'negation', text: node.operand.getText() }]
  }
  if (ts.isConditionalExpression(node)) {
    return [
      { kind: 'conditional', text: node.whenTrue.getText() },
      { kind: 'conditional', text: node.whenFalse.getText() },
    ]
  }
  if (node.kind === SyntaxKind.TrueKeyword) return [{ kind: 'literal', text: 'false' }]
  if (node.kind === SyntaxKind.FalseKeyword) return [{ kind: 'literal', text: 'true' }]
  if (ts.isNumericLiteral(node)) return [{ kind: 'literal', text: String(Number(node.text) + 1) }]
  if (ts.isPropertyAccessExpression(node)) return mutationsOfFlag(node)
  if (ts.isCallExpression(node)) return mutationsOfCall(node)
  if (ts.isStringLiteral(node) && isName(node)) return [{ kind: 'name', text: "''" }]
  return isTest(node) ? tests : []
}

const tests: readonly Mutation[] = [
  { kind: 'condition', text: 'true' },
  { kind: 'condition', text: 'false' },
]

/** The condition of an `if`: always, or never. */
const isTest = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) || ts.isIdentifier(node) || ts.isParenthesizedExpression(node)) &&
  ts.isIfStatement(node.parent) &&
  node.parent.expression === node

function mutationsOfBinary(node: ts.BinaryExpression): readonly Mutation[] {
  const { left, right, operatorToken } = node
  const exchanged = operators.get(operatorToken.kind)
  const found: Mutation[] = []
  if (exchanged) found.push({ kind: 'operator', text: `${left.getText()} ${exchanged} ${right.getText()}` })
  if (separable.has(operatorToken.kind)) {
    if (!isForcedDefault(node)) found.push({ kind: 'left side', text: left.getText() })
    found.push({ kind: 'right side', text: right.getText() })
  }
  if (ts.isIfStatement(node.parent) && node.parent.expression === node) found.push(...tests)
  return found
}

/**
 * `parameters[0] ?? ''`: a default that `noUncheckedIndexedAccess` asks for where the item is there for certain. Without it nothing changes; a
 * default that stands for something (`names.get(name) ?? name`) is left out like any other.
 */
function isForcedDefault({ left, right, operatorToken }: ts.BinaryExpression): boolean {
  const isItem = ts.isElementAccessExpression(left) && ts.isNumericLiteral(left.argumentExpression)
  return (
    isItem && operatorToken.kind === SyntaxKind.QuestionQuestionToken && ts.isStringLiteral(right) && right.text === ''
  )
}

function mutationsOfFlag(node: ts.PropertyAccessExpression): readonly Mutation[] {
  const other = flags.get(node.name.text)
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'kinds' || !other) return []
  return [
    { kind: 'flag', text: `kinds.${other}` },
    { kind: 'flag', text: '0' },
  ]
}

function mutationsOfCall(node: ts.CallExpression): readonly Mutation[] {
  const [first] = node.arguments
  const found: Mutation[] = []
  const { expression: callee } = node
  if (ts.isIdentifier(callee) && guards.has(callee.text) && first) found.push({ kind: 'guard', text: first.getText() })
  if (ts.isPropertyAccessExpression(callee) && !ts.isOptionalChain(callee)) {
    const other = methods.get(callee.name.text)
    const args = node.arguments.map((argument) => argument.getText()).join(', ')
    if (other) found.push({ kind: 'method', text: `${callee.expression.getText()}.${other}(${args})` })
    if (callee.name.text === 'filter') found.push({ kind: 'method', text: callee.expression.getText() })
  }
  return isTest(node) ? [...found, ...tests] : found
}

/** A word that the code goes by, rather than a sentence for people. */
function isName(node: ts.StringLiteral): boolean {
  return (
    /^[\w.$%&=<>!^+\\[\]-]+$/.test(node.text) &&
    (ts.isCallExpression(node.parent) || ts.isArrayLiteralExpression(node.parent))
  )
}

/** Entries of tables, which can be left out: `['name', …]` in a Map, members of an object of functions. */
export function isTableEntry(node: ts.Node): boolean {
  if (ts.isArrayLiteralExpression(node)) {
    return ts.isArrayLiteralExpression(node.parent) && node.elements.length === 2 && isModuleLevel(node)
  }
  return ts.isPropertyAssignment(node) && isModuleLevel(node) && ts.isStringLiteral(node.name)
}

function isModuleLevel(node: ts.Node): boolean {
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) return false
  return true
}
