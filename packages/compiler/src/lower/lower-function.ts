import { kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { hasElement, kindsOfType } from './kinds-of-type.ts'
import { lowerScopeMember, memberOf, undeclared, variable } from './lower-access.ts'
import { unsparse } from './lower-operators.ts'
import {
  freshLocal,
  kindsAt,
  lazily,
  present,
  refuse,
  repeatable,
  sparseOf,
  textOf,
  unchecked,
  undefinedNode,
  withConstants,
  withKinds,
  type FunctionWithBody,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** A function over what its parameters mean. */
export function lowerFunction(fn: FunctionWithBody, args: readonly Meaning[], l: Lowering): ExpressionNode {
  if (fn.asteriskToken || fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword)) {
    return refuse(
      l,
      fn,
      unsupported('An async function or a generator', 'Return the value itself; make the wait a state of its own.'),
    )
  }
  return withConstants(l, () => {
    fn.parameters.forEach((parameter, i) => {
      if (parameter.dotDotDotToken) {
        refuse(l, parameter, unsupported('A rest parameter', 'Name the parameters.'))
        return
      }
      const meaning = args[i] ?? { kind: 'Value', node: undefinedNode }
      bind(parameter.name, parameter.initializer, meaning, l)
    })
    return ts.isBlock(fn.body) ? lowerStatements(fn.body.statements, fn.body, l) : l.expression(fn.body)
  })
}

/** A function given to an array's method: over an item, its position, and the array. */
export function lowerCallback(
  fn: FunctionWithBody,
  items: ExpressionNode,
  before: readonly { readonly wish: string; readonly node: (name: string) => ExpressionNode }[],
  l: Lowering,
): LambdaNode {
  const [first, second, third] = fn.parameters.slice(before.length)
  const leading = before.map(({ wish, node }, i) => {
    const name = freshLocal(l, nameOf(fn.parameters[i], wish))
    return { name, node: node(name) }
  })
  const item = freshLocal(l, nameOf(first, 'item'))
  const index = second ? freshLocal(l, nameOf(second, 'i')) : null
  const itemKinds = first ? kindsAt(l, first) : kinds.undefined
  const itemNode = unsparse(
    { kind: 'Local', name: item, kinds: itemKinds | sparseOf(items) },
    itemKinds,
    first ?? fn,
    l,
  )
  const args: Meaning[] = [...leading.map(({ node }) => node), itemNode].map((node) => ({ kind: 'Value', node }))
  if (index !== null) args.push({ kind: 'Value', node: { kind: 'Local', name: index, kinds: kinds.number } })
  if (third) args.push({ kind: 'Value', node: repeatable(l, items, 'items') })
  const body = lowerFunction(fn, args, l)
  const parameters = [...leading.map(({ name }) => name), item, ...(index === null ? [] : [index])]
  return { kind: 'Lambda', parameters, index, body, kinds: body.kinds }
}

function nameOf(parameter: ts.ParameterDeclaration | undefined, otherwise: string): string {
  return parameter && ts.isIdentifier(parameter.name) ? parameter.name.text.replace(/^_+/, '') || otherwise : otherwise
}

/** Binds a name, or the names of a pattern, to what it stands for. */
function bind(name: ts.BindingName, initializer: ts.Expression | undefined, meaning: Meaning, l: Lowering): void {
  const bound = initializer && meaning.kind === 'Value' ? withDefault(meaning.node, initializer, l) : meaning
  if (ts.isIdentifier(name)) {
    const symbol = l.checker.getSymbolAtLocation(name)
    if (symbol) l.meanings.set(symbol, bound.kind === 'Value' ? named(name, bound.node, l) : bound)
    return
  }
  if (ts.isObjectBindingPattern(name)) bindObject(name, bound, l)
  else bindArray(name, bound, l)
}

const value = (node: ExpressionNode): Meaning => ({ kind: 'Value', node })

/** What a name stands for, with what its declared type does not know. */
function named(name: ts.Identifier, node: ExpressionNode, l: Lowering): Meaning {
  const unproven = node.kinds & kinds.undefined & ~kindsAt(l, name)
  return { kind: 'Value', node: repeatable(l, node, name.text), unproven }
}

/** A default takes the place of undefined, not of null. */
function withDefault(node: ExpressionNode, initializer: ts.Expression, l: Lowering): Meaning {
  if (!(node.kinds & kinds.undefined)) return value(node)
  if (node.kind === 'Undefined') return value(l.expression(initializer))
  const given = repeatable(l, node, 'given')
  const otherwise = lazily(initializer, l)
  const then = withKinds(given, given.kinds & ~kinds.undefined)
  return value({
    kind: 'Conditional',
    test: { kind: 'Equal', negated: true, left: given, right: undefinedNode, kinds: kinds.boolean },
    then,
    otherwise,
    kinds: then.kinds | otherwise.kinds,
  })
}

function bindObject(pattern: ts.ObjectBindingPattern, meaning: Meaning, l: Lowering): void {
  const named: string[] = []
  const base = meaning.kind === 'Value' ? value(repeatable(l, present(meaning.node, pattern), 'object')) : meaning
  for (const element of pattern.elements) {
    const key = element.propertyName ?? element.name
    if (element.dotDotDotToken) {
      bindRest(element, base, named, l)
      continue
    }
    if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) {
      refuse(l, key, unsupported('A computed key in a pattern', 'Read the member in the body.'))
      continue
    }
    named.push(key.text)
    bind(element.name, element.initializer, member(base, key.text, element, l), l)
  }
}

function member(base: Meaning, key: string, element: ts.BindingElement, l: Lowering): Meaning {
  if (base.kind === 'Scope') return key === 'vars' ? { kind: 'Vars' } : value(lowerScopeMember(key, element.name, l))
  if (base.kind === 'Vars') return value(variable(key, element.name, l))
  if (base.kind === 'Function') return value(undefinedNode)
  // With a default, the name's own type no longer tells whether the member may be missing.
  const missing = element.initializer ? kinds.undefined : 0
  const declared = undeclared(l.checker.getTypeAtLocation(element.parent), key, l)
  return value(memberOf(base.node, key, typeOfMember(element, key, l) | missing | declared, element.name, l))
}

function typeOfMember(element: ts.BindingElement, key: string, l: Lowering): number {
  const property = l.checker.getTypeAtLocation(element.parent).getProperty(key)
  if (!property) return kindsAt(l, element.name)
  return kindsOfType(l.checker.getTypeOfSymbolAtLocation(property, element), l.checker)
}

function bindRest(element: ts.BindingElement, base: Meaning, named: readonly string[], l: Lowering): void {
  if (base.kind !== 'Value') {
    refuse(l, element, unsupported('The rest of the scope', 'Name the members you need.'))
    return
  }
  const keys = named.map((key): ExpressionNode => ({ kind: 'Literal', value: key, kinds: kinds.string }))
  const rest: ExpressionNode =
    named.length === 0
      ? base.node
      : {
          kind: 'Call',
          operation: 'object.omit',
          arguments: [base.node, ...keys],
          kinds: kinds.object | sparseOf(base.node),
        }
  bind(element.name, undefined, value(rest), l)
}

function bindArray(pattern: ts.ArrayBindingPattern, meaning: Meaning, l: Lowering): void {
  if (meaning.kind !== 'Value') return
  const base = repeatable(l, present(meaning.node, pattern), 'items')
  if ((base.kinds & ~kinds.sparse) !== kinds.array) {
    refuse(l, pattern, unsupported(`The pattern '${textOf(pattern)}'`, 'Only arrays can be taken apart by position.'))
    return
  }
  pattern.elements.forEach((element, i) => {
    if (ts.isOmittedExpression(element)) return
    const index: ExpressionNode = { kind: 'Literal', value: i, kinds: kinds.number }
    if (element.dotDotDotToken) {
      const rest: ExpressionNode = {
        kind: 'Call',
        operation: 'array.slice',
        arguments: [base, index],
        kinds: base.kinds,
      }
      bind(element.name, undefined, value(rest), l)
      return
    }
    const known = kindsAt(l, element.name)
    const isCertain = hasElement(l.checker.getTypeAtLocation(pattern), i, l.checker)
    // With a default, the name's own type no longer tells whether the element may be missing.
    const missing = isCertain ? 0 : element.initializer ? kinds.undefined : unchecked(l)
    const item: ExpressionNode = {
      kind: 'Element',
      array: base,
      index,
      fromEnd: false,
      kinds: known | missing | sparseOf(base),
    }
    bind(element.name, element.initializer, value(unsparse(item, known, element, l)), l)
  })
}

/** What the statements from here on return. */
function lowerStatements(statements: readonly ts.Statement[], owner: ts.Node, l: Lowering): ExpressionNode {
  const [statement, ...rest] = statements
  if (!statement) return undefinedNode
  if (ts.isReturnStatement(statement)) return statement.expression ? l.expression(statement.expression) : undefinedNode
  if (ts.isBlock(statement)) return lowerStatements([...statement.statements, ...rest], owner, l)
  if (ts.isEmptyStatement(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return lowerStatements(rest, owner, l)
  }
  if (ts.isFunctionDeclaration(statement) && statement.body) {
    const symbol = statement.name && l.checker.getSymbolAtLocation(statement.name)
    if (symbol) l.meanings.set(symbol, { kind: 'Function', declaration: statement as FunctionWithBody })
    return lowerStatements(rest, owner, l)
  }
  if (ts.isVariableStatement(statement)) {
    lowerDeclarations(statement, l)
    return lowerStatements(rest, owner, l)
  }
  if (ts.isIfStatement(statement)) return lowerIf(statement, rest, owner, l)
  if (ts.isThrowStatement(statement)) {
    return refuse(l, statement, unsupported("'throw'", 'Use a choice with a fail state.'))
  }
  return refuse(
    l,
    statement,
    unsupported(
      `The statement '${textOf(statement)}'`,
      'A body may have const, if and return; use array methods for loops.',
    ),
  )
}

function lowerIf(
  statement: ts.IfStatement,
  rest: readonly ts.Statement[],
  owner: ts.Node,
  l: Lowering,
): ExpressionNode {
  const test = l.expression(statement.expression)
  const branch = (first: readonly ts.Statement[]): ExpressionNode =>
    withConstants(l, () => lowerStatements([...first, ...rest], owner, l))
  const then = branch([statement.thenStatement])
  const otherwise = branch(statement.elseStatement ? [statement.elseStatement] : [])
  return { kind: 'Conditional', test, then, otherwise, kinds: then.kinds | otherwise.kinds }
}

function lowerDeclarations(statement: ts.VariableStatement, l: Lowering): void {
  const { declarationList } = statement
  if (!(declarationList.flags & ts.NodeFlags.Const)) {
    refuse(l, statement, unsupported('A variable that can change', 'Use const.'))
    return
  }
  for (const { name, initializer } of declarationList.declarations) {
    if (!initializer) continue
    const symbol = ts.isIdentifier(name) ? l.checker.getSymbolAtLocation(name) : undefined
    if (symbol && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) {
      l.meanings.set(symbol, { kind: 'Function', declaration: initializer as FunctionWithBody })
    } else bind(name, undefined, { kind: 'Value', node: l.expression(initializer) }, l)
  }
}
