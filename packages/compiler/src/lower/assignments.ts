import { textOf } from './lowering.ts'
import { mutating, type Refusal } from './refusals.ts'
import { ts } from './typescript.ts'

/** What an expression assigns to, when it is an assignment of any form. */
export function assignedTarget(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment ? node.left : null
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
      ? node.operand
      : null
  }
  return ts.isDeleteExpression(node) ? node.expression : null
}

/** True when some expression of a file assigns to the symbol, by itself or in a pattern. */
export function isAssignedIn(file: ts.SourceFile, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const names = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === symbol.name && checker.getSymbolAtLocation(node) === symbol) return true
    return ts.forEachChild(node, names) ?? false
  }
  const visit = (node: ts.Node): boolean => {
    const target = assignedTarget(node)
    if (target && names(target)) return true
    return ts.forEachChild(node, visit) ?? false
  }
  return visit(file)
}

/** The names in what a file assigns to. A file is read once: while others are edited it stays the same object. */
function namesAssignedIn(file: ts.SourceFile): ReadonlySet<string> {
  const known = assignedNames.get(file)
  if (known) return known
  const names = new Set<string>()
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    ts.forEachChild(node, collect)
  }
  const visit = (node: ts.Node): void => {
    const target = assignedTarget(node)
    if (target) collect(target)
    ts.forEachChild(node, visit)
  }
  visit(file)
  assignedNames.set(file, names)
  return names
}

const assignedNames = new WeakMap<ts.SourceFile, ReadonlySet<string>>()

/** True when no file of the user's assigns to a member of an object or a class. */
export function isNeverAssigned(symbol: ts.Symbol, program: ts.Program): boolean {
  const checker = program.getTypeChecker()
  return program
    .getSourceFiles()
    .every(
      (file) =>
        file.isDeclarationFile ||
        file.fileName.includes('/node_modules/') ||
        !namesAssignedIn(file).has(symbol.name) ||
        !isAssignedIn(file, symbol, checker),
    )
}

/** What to write instead of an assignment. */
export function refusalOfChange(node: ts.Node): Refusal {
  const what = `'${textOf(node)}'`
  if (ts.isDeleteExpression(node)) {
    return mutating(what, 'Take the member out with a rest pattern: const { name, ...others } = value.')
  }
  const target = assignedTarget(node)
  return mutating(
    what,
    target && ts.isIdentifier(target)
      ? 'Give the new value a const of its own; to add up an array use reduce.'
      : 'Make a changed copy: ({ ...value, name: changed }), or [...items, item].',
  )
}
