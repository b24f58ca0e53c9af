import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { isAssignedIn } from './assignments.ts'
import { constantTruth } from './constant-truth.ts'
import { equality } from './lower-operators.ts'
import { bind, value } from './lower-patterns.ts'
import {
  kindsAt,
  refuse,
  repeatable,
  undefinedNode,
  withConstants,
  within,
  withKinds,
  type FunctionWithBody,
  type Lowering,
} from './lowering.ts'
import { refusalOfStatement } from './refused-statements.ts'
import { tooManyWays, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** What follows the statements at hand, once they are done. */
interface Continuation {
  readonly statements: readonly ts.Statement[]
  readonly next: Continuation | null
  /** Whether `break` goes on here. */
  readonly endsSwitch: boolean
}

/** What a function's statements return. */
export function lowerStatements(statements: readonly ts.Statement[], l: Lowering): ExpressionNode {
  return lowerFrom(statements, null, l)
}

/** What the statements from here on return. */
function lowerFrom(statements: readonly ts.Statement[], after: Continuation | null, l: Lowering): ExpressionNode {
  for (const [i, statement] of statements.entries()) {
    if (l.steps.count >= mostSteps) return endOfSteps(statement, l)
    l.steps.count++
    const rest: Continuation = { statements: statements.slice(i + 1), next: after, endsSwitch: false }
    const returned = lowerStatement(statement, rest, l)
    if (returned) return returned
  }
  return after ? lowerFrom(after.statements, after.next, l) : undefinedNode
}

/** The most statements that one function comes to. */
const mostSteps = 10_000

/** Said once: the way back from here meets the same limit at each branch. */
function endOfSteps(statement: ts.Statement, l: Lowering): ExpressionNode {
  if (l.steps.count > mostSteps) return undefinedNode
  l.steps.count++
  return refuse(l, statement, tooManyWays(mostSteps))
}

/** What a statement and the rest return; `null` for one that only gives names, so that the next one decides. */
function lowerStatement(statement: ts.Statement, rest: Continuation, l: Lowering): ExpressionNode | null {
  if (ts.isReturnStatement(statement)) return statement.expression ? l.expression(statement.expression) : undefinedNode
  if (ts.isBlock(statement)) return lowerFrom(statement.statements, rest, l)
  if (ts.isIfStatement(statement)) return within(l, statement, () => lowerIf(statement, rest, l))
  if (ts.isSwitchStatement(statement)) return within(l, statement, () => lowerSwitch(statement, rest, l))
  if (ts.isBreakStatement(statement) && !statement.label) return lowerFrom([], endOfSwitch(rest), l)
  if (ts.isVariableStatement(statement)) lowerDeclarations(statement, l)
  else if (ts.isFunctionDeclaration(statement) && statement.body) {
    const symbol = statement.name && l.checker.getSymbolAtLocation(statement.name)
    if (symbol) l.meanings.set(symbol, { kind: 'Function', declaration: statement as FunctionWithBody })
  } else if (!isTypeOnly(statement)) return refuseStatement(statement, l)
  return null
}

const isTypeOnly = (statement: ts.Statement): boolean =>
  ts.isEmptyStatement(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)

function endOfSwitch(from: Continuation | null): Continuation | null {
  return from === null || from.endsSwitch ? from : endOfSwitch(from.next)
}

function refuseStatement(statement: ts.Statement, l: Lowering): ExpressionNode {
  // An expression alone has no result: what it changes is the reason to refuse it, where it says so itself.
  if (ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression))
    l.expression(statement.expression)
  return refuse(l, statement, refusalOfStatement(statement, l))
}

function lowerIf(statement: ts.IfStatement, rest: Continuation, l: Lowering): ExpressionNode {
  const branch = (first: ts.Statement | undefined): ExpressionNode =>
    withConstants(l, () => lowerFrom(first ? [first] : [], rest, l))
  const known = constantTruth(statement.expression)
  if (known !== null) return branch(known ? statement.thenStatement : statement.elseStatement)
  const test = l.expression(statement.expression)
  const then = branch(statement.thenStatement)
  const otherwise = branch(statement.elseStatement)
  return { kind: 'Conditional', test, then, otherwise, kinds: then.kinds | otherwise.kinds }
}

/** Clauses that share their statements: `case a: case b: …`. */
interface Arm {
  readonly cases: readonly ts.CaseClause[]
  readonly isDefault: boolean
  /** From the arm's own statements on, through those it falls into. */
  readonly statements: readonly ts.Statement[]
}

/** Each arm is a test and what is returned from there on; where a clause does not end, that includes the next one. */
function lowerSwitch(statement: ts.SwitchStatement, rest: Continuation, l: Lowering): ExpressionNode {
  const end: Continuation = { statements: rest.statements, next: rest.next, endsSwitch: true }
  const { expression } = statement
  const given = l.expression(expression)
  // The type of a path is tested where it stands: JSONata has a form for that.
  const subject = given.kind === 'Call' && given.operation === 'value.typeof' ? given : repeatable(l, given, 'value')
  const arms = armsOf(statement.caseBlock.clauses)
  const last = arms.at(-1)
  const isExhaustive = coversAll(statement, l)
  const run = (arm: Arm | undefined): ExpressionNode => withConstants(l, () => lowerFrom(arm?.statements ?? [], end, l))
  const fallback = arms.find(({ isDefault }) => isDefault) ?? (isExhaustive ? last : undefined)
  // What would go to the last arm anyway needs no test.
  const tested = arms.filter((arm) => arm.cases.length > 0 && !(arm === fallback && arm === last))
  return tested.reduceRight<ExpressionNode>((otherwise, arm) => {
    const [first, ...others] = arm.cases.map((clause) => matches(subject, clause, expression, l))
    if (!first) return otherwise
    const test = others.reduce<ExpressionNode>(
      (left, right) => ({ kind: 'Logical', operator: '||', left, right, kinds: kinds.boolean }),
      first,
    )
    const then = run(arm)
    return { kind: 'Conditional', test, then, otherwise, kinds: then.kinds | otherwise.kinds }
  }, run(fallback))
}

function matches(subject: ExpressionNode, clause: ts.CaseClause, given: ts.Expression, l: Lowering): ExpressionNode {
  const wanted = withConstants(l, () => l.expression(clause.expression))
  return equality(
    {
      negated: false,
      left: subject,
      right: wanted,
      leftNode: given,
      rightNode: clause.expression,
      node: clause.expression,
    },
    l,
  )
}

function armsOf(clauses: readonly ts.CaseOrDefaultClause[]): readonly Arm[] {
  const arms: Arm[] = []
  let labels: ts.CaseOrDefaultClause[] = []
  clauses.forEach((clause, i) => {
    labels.push(clause)
    if (clause.statements.length === 0 && i < clauses.length - 1) return
    arms.push({
      cases: labels.filter(ts.isCaseClause),
      isDefault: labels.some(ts.isDefaultClause),
      statements: clauses.slice(i).flatMap((following) => [...following.statements]),
    })
    labels = []
  })
  return arms
}

/** True when the type of what is switched over has a case for each of its values. */
function coversAll({ expression, caseBlock }: ts.SwitchStatement, l: Lowering): boolean {
  const type = l.checker.getTypeAtLocation(expression)
  const values = type.isUnion() ? type.types : [type]
  const cases = caseBlock.clauses
    .filter(ts.isCaseClause)
    .map((clause) => l.checker.getTypeAtLocation(clause.expression))
    .filter(isUnit)
  return values.every((part) => isUnit(part) && cases.some((wanted) => l.checker.isTypeAssignableTo(part, wanted)))
}

const isUnit = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Unit) !== 0

function lowerDeclarations({ declarationList }: ts.VariableStatement, l: Lowering): void {
  if (declarationList.flags & ts.NodeFlags.Using) {
    refuse(l, declarationList, unsupported("'using'", 'JSON has nothing to dispose of: use const.'))
  }
  for (const declaration of declarationList.declarations) {
    const { name, initializer } = declaration
    const changed =
      declarationList.flags & ts.NodeFlags.Const ? undefined : namesOf(name).find((part) => isChanged(part, l))
    const symbol = ts.isIdentifier(name) ? l.checker.getSymbolAtLocation(name) : undefined
    if (changed) {
      const refusal = unsupported(
        'A variable that can change',
        `Use const: const ${changed.text} = test ? a : b, or a function of its own that returns the value.`,
      )
      bind(name, undefined, value(withKinds(refuse(l, declaration, refusal), kindsAt(l, name))), l)
    } else if (symbol && initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) {
      l.meanings.set(symbol, { kind: 'Function', declaration: initializer as FunctionWithBody })
    } else bind(name, undefined, value(initializer ? l.expression(initializer) : undefinedNode), l)
  }
}

function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []))
}

function isChanged(name: ts.Identifier, l: Lowering): boolean {
  const symbol = l.checker.getSymbolAtLocation(name)
  return symbol !== undefined && isAssignedIn(name.getSourceFile(), symbol, l.checker)
}
