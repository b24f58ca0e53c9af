import { functionSource, unwrapped } from './function-source.ts'
import { textOf } from './lowering.ts'
import { unreadableFunction, type Refusal } from './refusals.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** Why the function that an expression stands for cannot be read, and what to write there. `isLocal` tells the names that the function binds itself. */
export function refusalOfFunction(
  given: ts.Expression,
  program: ts.Program,
  isLocal: (symbol: ts.Symbol) => boolean = () => false,
): Refusal {
  const node = unwrapped(given)
  if (ts.isConditionalExpression(node)) return refusalOfChoice(node)
  if (ts.isCallExpression(node)) return refusalOfMadeFunction(node, program)
  const root = rootOf(node)
  const checker = program.getTypeChecker()
  const symbol = root && resolvedSymbol(root, checker)
  if (symbol && !isLocal(symbol) && isFromLibrary(symbol, program)) return refusalOfLibraryFunction(textOf(node))
  const declaration = resolvedSymbol(node, checker)?.declarations?.[0]
  const hint = declaration && hintFor(declaration)
  return hint === undefined ? unreadableFunction(textOf(node)) : { ...unreadableFunction(textOf(node)), hint }
}

/** What to write so that a declaration always names one function that can be read. */
function hintFor(declaration: ts.Declaration): string | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
    return isConst
      ? undefined
      : 'Declare it with const: a variable may hold another function by the time the pipeline is built.'
  }
  const isMember = ts.isMethodDeclaration(declaration) || ts.isPropertyDeclaration(declaration)
  if (isMember && ts.isClassLike(declaration.parent)) {
    return 'An object of a class is no JSON: make it a static member that does not use this, or a function.'
  }
  return isMember || ts.isPropertyAssignment(declaration)
    ? 'Let nothing assign to the member: write the object as const, or declare the function by itself.'
    : undefined
}

/** `test ? f : g` */
function refusalOfChoice(node: ts.ConditionalExpression): Refusal {
  const isNamed = [node.whenTrue, node.whenFalse].every((part) => ts.isIdentifier(part))
  const example = isNamed
    ? `: (x) => ${textOf(node.condition)} ? ${textOf(node.whenTrue)}(x) : ${textOf(node.whenFalse)}(x)`
    : ''
  return { ...unreadableFunction(textOf(node)), hint: `Choose inside one function${example}.` }
}

/** What to write instead of a function that a call makes. */
export const madeFunctionHint = 'Write one function of all the arguments, and call or pass that.'

/** `make(3)`, `f.bind(null, 3)` */
function refusalOfMadeFunction(node: ts.CallExpression, program: ts.Program): Refusal {
  const { expression: callee } = node
  const bound = ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? callee.expression : null
  if (!bound || !functionSource(bound, program)) {
    return { ...unreadableFunction(textOf(node)), hint: madeFunctionHint }
  }
  const given = node.arguments.slice(1).map((argument) => `${textOf(argument)}, `)
  return {
    ...unreadableFunction(textOf(node)),
    hint: `Write an arrow function that passes the arguments on: (x) => ${textOf(bound)}(${given.join('')}x).`,
  }
}

function refusalOfLibraryFunction(text: string): Refusal {
  if (text === 'parseInt' || text === 'Number.parseInt') {
    return {
      ...unreadableFunction(text),
      message: `'${text}' is given the position in the array as its radix, so '2' at position 1 becomes NaN.`,
      hint: 'Write (text) => parseInt(text, 10), or pass Number.',
    }
  }
  return {
    ...unreadableFunction(text),
    message: `'${text}' is given the position in the array too, which it may take for something else.`,
    hint: `Write an arrow function: (x) => ${text}(x).`,
  }
}

function rootOf(node: ts.Expression): ts.Identifier | null {
  if (ts.isPropertyAccessExpression(node)) return rootOf(node.expression)
  return ts.isIdentifier(node) ? node : null
}
