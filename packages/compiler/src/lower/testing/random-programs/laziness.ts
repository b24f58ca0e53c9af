import { ts } from '../../typescript.ts'

/** What the rewritten program calls: to put a value off, and to have it. */
export const lazyFunctions = `
class $Lazy { constructor(make) { this.make = make } }
const $lazy = (make) => new $Lazy(make)
const $value = (x) => {
  while (x instanceof $Lazy) {
    if (x.make) { x.made = x.make(); x.make = null }
    x = x.made
  }
  return x
}
const $rest = (object, keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
`

/**
 * The same program, in which a constant, a name of a pattern and an argument of the program's own functions have their value when it is read, and
 * never if nothing reads it: as between states. What it gives differs from JavaScript's only where that throws for a value nobody needs.
 */
export const lazily: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context
  const call = (name: string, ...args: readonly ts.Expression[]): ts.Expression =>
    factory.createCallExpression(factory.createIdentifier(name), undefined, args)
  const thunk = (body: ts.Expression): ts.Expression =>
    call('$lazy', factory.createArrowFunction(undefined, undefined, [], undefined, undefined, body))
  const read = (name: string): ts.Expression => call('$value', factory.createIdentifier(name))
  const constant = (name: string, value: ts.Expression): ts.Statement =>
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList(
        [factory.createVariableDeclaration(name, undefined, undefined, value)],
        ts.NodeFlags.Const,
      ),
    )
  let patterns = 0

  const expression = (node: ts.Expression): ts.Expression => ts.visitNode(node, visit, ts.isExpression)

  /** A constant for each name of a pattern. */
  function namesOf(pattern: ts.BindingPattern, value: ts.Expression): readonly ts.Statement[] {
    const whole = `$pattern${++patterns}`
    const elements = pattern.elements.flatMap((element, i): readonly ts.Statement[] => {
      if (ts.isOmittedExpression(element)) return []
      const part = partOf(element, i, pattern, read(whole))
      const given = element.initializer ? withDefault(part, element.initializer) : part
      return ts.isIdentifier(element.name) ? [constant(element.name.text, thunk(given))] : namesOf(element.name, given)
    })
    return [constant(whole, thunk(value)), ...elements]
  }

  function partOf(
    element: ts.BindingElement,
    i: number,
    pattern: ts.BindingPattern,
    base: ts.Expression,
  ): ts.Expression {
    if (ts.isArrayBindingPattern(pattern)) {
      return element.dotDotDotToken
        ? factory.createCallExpression(factory.createPropertyAccessExpression(base, 'slice'), undefined, [
            factory.createNumericLiteral(i),
          ])
        : factory.createElementAccessExpression(base, i)
    }
    if (!element.dotDotDotToken) return factory.createElementAccessExpression(base, keyOf(element))
    const taken = pattern.elements.filter((other) => other !== element).map(keyOf)
    return call('$rest', base, factory.createArrayLiteralExpression(taken))
  }

  function keyOf(element: ts.BindingElement): ts.Expression {
    const name = element.propertyName ?? element.name
    if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) throw new TypeError(`No key: ${name.getText()}`)
    return factory.createStringLiteral(name.text)
  }

  function withDefault(value: ts.Expression, otherwise: ts.Expression): ts.Expression {
    const test = factory.createStrictEquality(value, factory.createVoidZero())
    return factory.createConditionalExpression(test, undefined, expression(otherwise), undefined, value)
  }

  function visitStatement(node: ts.Node): ts.VisitResult<ts.Node> {
    if (!ts.isVariableStatement(node)) return visit(node)
    return node.declarationList.declarations.flatMap((declaration): readonly ts.Statement[] => {
      const { name, initializer } = declaration
      if (!initializer) throw new TypeError('A constant without a value.')
      if (!ts.isIdentifier(name)) return namesOf(name, expression(initializer))
      return [
        constant(name.text, ts.isArrowFunction(initializer) ? expression(initializer) : thunk(expression(initializer))),
      ]
    })
  }

  function visitArrow(node: ts.ArrowFunction): ts.Expression {
    const bound: ts.Statement[] = []
    const parameters = node.parameters.map((parameter) => {
      if (ts.isIdentifier(parameter.name))
        return factory.createParameterDeclaration(undefined, undefined, parameter.name)
      const name = `$parameter${++patterns}`
      bound.push(...namesOf(parameter.name, read(name)))
      return factory.createParameterDeclaration(undefined, undefined, name)
    })
    const body = ts.isBlock(node.body) ? ts.visitEachChild(node.body, visitStatement, context) : expression(node.body)
    const statements = ts.isBlock(body) ? body.statements : [factory.createReturnStatement(body)]
    return factory.createArrowFunction(
      undefined,
      undefined,
      parameters,
      undefined,
      undefined,
      bound.length === 0 ? body : factory.createBlock([...bound, ...statements]),
    )
  }

  function visit(node: ts.Node): ts.Node {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return node
    if (ts.isArrowFunction(node)) return visitArrow(node)
    if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) return ts.visitEachChild(node, visitStatement, context)
    if (ts.isShorthandPropertyAssignment(node)) {
      return factory.createPropertyAssignment(node.name.text, read(node.name.text))
    }
    if (ts.isCallExpression(node) && isOwnFunction(node.expression)) {
      return factory.updateCallExpression(
        node,
        expression(node.expression),
        undefined,
        node.arguments.map((argument) => thunk(expression(argument))),
      )
    }
    if (ts.isIdentifier(node) && isValue(node)) return read(node.text)
    return ts.visitEachChild(node, visit, context)
  }
  return (file) => ts.visitEachChild(file, visit, context)
}

/** A function of the program: one that is written there, or whose name was made for it. */
function isOwnFunction(callee: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(callee)) return isOwnFunction(callee.expression)
  return ts.isArrowFunction(callee) || (ts.isIdentifier(callee) && /\d_\d+$/.test(callee.text))
}

/** Whether a name stands for a value where it is, and does not name a member, a parameter or the like. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  return !('name' in parent) || parent.name !== node
}
