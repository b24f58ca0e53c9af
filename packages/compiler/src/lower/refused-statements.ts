import { assignedTarget, refusalOfChange } from './assignments.ts'
import { textOf, type Lowering } from './lowering.ts'
import { refusalOfCall } from './purity.ts'
import { asynchronous, unsupported, type Refusal } from './refusals.ts'
import { ts } from './typescript.ts'

/** Why a statement cannot be part of a lowered function, and what to write instead. */
export function refusalOfStatement(statement: ts.Statement, l: Lowering): Refusal {
  if (ts.isThrowStatement(statement)) {
    return unsupported(
      "'throw'",
      "Decide before the state: .choice(…) with .fail('Name', …) in the arm that must not go on.",
    )
  }
  if (ts.isExpressionStatement(statement)) return refusalOfEffect(statement, l)
  if (isLoop(statement)) return unsupported(`The loop '${textOf(statement)}'`, insteadOfLoop(statement))
  if (ts.isTryStatement(statement)) {
    return unsupported("'try'", 'An expression does not throw; let the state fail and handle it with .catch(…).')
  }
  if (ts.isLabeledStatement(statement) || ts.isBreakStatement(statement) || ts.isContinueStatement(statement)) {
    return unsupported(
      `The statement '${textOf(statement)}'`,
      'Use array methods for loops, and return to leave a function.',
    )
  }
  return unsupported(`The statement '${textOf(statement)}'`, 'A body may have const, if, switch and return.')
}

function refusalOfEffect({ expression }: ts.ExpressionStatement, l: Lowering): Refusal {
  if (assignedTarget(expression)) return refusalOfChange(expression)
  if (ts.isAwaitExpression(expression)) return asynchronous("'await'")
  const action = ts.isCallExpression(expression) ? refusalOfCall(expression, l) : null
  if (action) return action
  return unsupported(
    `The statement '${textOf(expression)}'`,
    'An expression has no effect but its value: return it, or give it a name with const.',
  )
}

const isLoop = (statement: ts.Statement): statement is ts.IterationStatement =>
  ts.isForOfStatement(statement) ||
  ts.isForStatement(statement) ||
  ts.isForInStatement(statement) ||
  ts.isWhileStatement(statement) ||
  ts.isDoStatement(statement)

/** What a loop is for tells the method that does the same. */
function insteadOfLoop(loop: ts.IterationStatement): string {
  const { statement: body } = loop
  if (contains(body, isPush)) return 'Use map, filter or flatMap, which return the new array.'
  if (contains(body, isUpdate)) return 'Use reduce: xs.reduce((total, x) => total + x, 0).'
  if (contains(body, ts.isReturnStatement)) return 'Use find, some or every.'
  return 'Use array methods: map, filter, flatMap, find, some, every or reduce.'
}

const isPush = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'push'

const isUpdate = (node: ts.Node): boolean => assignedTarget(node) !== null

function contains(node: ts.Node, test: (node: ts.Node) => boolean): boolean {
  return test(node) || (ts.forEachChild(node, (child) => contains(child, test)) ?? false)
}
