import { kinds, type ExpressionNode, type Kinds, type LambdaNode } from '@stepwright/dsl'
import { holdsDates, isDate } from './dates.ts'
import { nameOfFunction, parametersOf } from './function-source.ts'
import { arrayOf } from './lower-array.ts'
import { unsparse } from './lower-operators.ts'
import { bind, value } from './lower-patterns.ts'
import { lowerStatements } from './lower-statements.ts'
import {
  freshLocal,
  kindsAt,
  refuse,
  repeatable,
  sparseOf,
  undefinedNode,
  withConstants,
  type FunctionWithBody,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { asynchronous, generator, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** A function over the arguments of a call. */
export function lowerFunction(fn: FunctionWithBody, args: readonly Meaning[], l: Lowering): ExpressionNode {
  const meanings = parametersOf(fn).map((parameter, i): Meaning => {
    if (parameter.dotDotDotToken) return restOf(parameter, args.slice(i), l)
    return args[i] ?? { kind: 'Value', node: undefinedNode }
  })
  return lowerBody(fn, meanings, l)
}

/** The arguments that a rest parameter takes, as an array. */
function restOf(parameter: ts.ParameterDeclaration, args: readonly Meaning[], l: Lowering): Meaning {
  const items = args.map((arg) =>
    arg.kind === 'Value'
      ? arg.node
      : refuse(l, parameter, unsupported('A function or the scope in a rest parameter', 'Name the parameters.')),
  )
  return value(arrayOf(items.map((item) => ({ spread: false, value: item }))))
}

/** A function's body, over what each of its parameters means. */
export function lowerBody(fn: FunctionWithBody, meanings: readonly Meaning[], l: Lowering): ExpressionNode {
  const isAsync = fn.modifiers?.find((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword)
  const name = nameOfFunction(fn)
  if (isAsync) return refuse(l, isAsync, asynchronous(name === null ? 'The function' : `'${name}'`))
  if (fn.asteriskToken) return refuse(l, fn.asteriskToken, generator)
  return withConstants(l, () => {
    parametersOf(fn).forEach((parameter, i) => {
      bind(parameter.name, parameter.initializer, meanings[i] ?? value(undefinedNode), l)
    })
    return ts.isBlock(fn.body) ? lowerStatements(fn.body.statements, l) : l.expression(fn.body)
  })
}

/** A parameter that a method's function has in front of the item. */
export interface Leading {
  readonly wish: string
  readonly node: (name: string) => ExpressionNode
}

/**
 * A function given to an array's method: over an item, its position, and the array.
 *
 * @param position - what the function sees as the item's position, when that is not the position in `items`
 */
export function lowerCallback(
  fn: FunctionWithBody,
  items: ExpressionNode,
  before: readonly Leading[],
  l: Lowering,
  position: (index: ExpressionNode) => ExpressionNode = (index) => index,
): LambdaNode {
  const given = parametersOf(fn)
  const rest = given.find((parameter) => parameter.dotDotDotToken)
  if (rest)
    refuse(l, rest, unsupported('A rest parameter of a function that is passed to a method', 'Name the parameters.'))
  const [first, second, third] = given.slice(before.length)
  const leading = before.map(({ wish, node }, i) => {
    const name = freshLocal(l, nameOf(given[i], wish))
    return { name, node: node(name) }
  })
  const item = freshLocal(l, nameOf(first, 'item'))
  const index = second ? freshLocal(l, nameOf(second, 'i')) : null
  // With a default, the parameter's own type no longer tells whether an item may be undefined.
  const missing = first?.initializer && sparseOf(items) ? kinds.undefined : 0
  const itemKinds = first ? kindsOfItem(first, items, l) | missing : kinds.undefined
  const itemNode = unsparse(
    { kind: 'Local', name: item, kinds: itemKinds | sparseOf(items) },
    itemKinds,
    first ?? fn,
    l,
  )
  const args: Meaning[] = [...leading.map(({ node }) => node), itemNode].map(value)
  if (index !== null) args.push(value(position({ kind: 'Local', name: index, kinds: kinds.number })))
  if (third) args.push(value(repeatable(l, items, 'items')))
  const body = l.apply(fn, args, fn)
  const parameters = [...leading.map(({ name }) => name), item, ...(index === null ? [] : [index])]
  return { kind: 'Lambda', parameters, index, body, kinds: body.kinds }
}

function kindsOfItem(parameter: ts.ParameterDeclaration, items: ExpressionNode, l: Lowering): Kinds {
  const isMadeHere = isDate(l.checker.getTypeAtLocation(parameter), l) && holdsDates(items, l)
  return isMadeHere ? kinds.object : kindsAt(l, parameter)
}

function nameOf(parameter: ts.ParameterDeclaration | undefined, otherwise: string): string {
  return parameter && ts.isIdentifier(parameter.name) ? parameter.name.text.replace(/^_+/, '') || otherwise : otherwise
}
