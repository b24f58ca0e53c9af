import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { functionSource, nameOfFunction, parametersOf, unwrapped, wrapping } from './function-source.ts'
import { tryHelper } from './helper-functions.ts'
import { anyKinds } from './kinds-of-type.ts'
import { arrayOf } from './lower-array.ts'
import { lowerFunction } from './lower-function.ts'
import {
  kindsAt,
  mayBeMissing,
  refuse,
  sparseOf,
  unchecked,
  undefinedNode,
  withKinds,
  type FunctionWithBody,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { recursive } from './refusals.ts'
import { refusalOfFunction } from './unreadable-functions.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** The function behind an expression: written there, bound in the body, or declared in the user's project. */
export function functionOf(given: ts.Expression, l: Lowering): FunctionWithBody | null {
  const node = unwrapped(given)
  const symbol = ts.isIdentifier(node) ? resolvedSymbol(node, l.checker) : undefined
  const meaning = symbol && l.meanings.get(symbol)
  if (meaning) return meaning.kind === 'Function' ? meaning.declaration : null
  return functionSource(node, l.program)
}

/** A call of the user's own function. */
export function lowerHelperCall(node: ts.CallExpression, helper: FunctionWithBody, l: Lowering): ExpressionNode {
  const args = node.arguments.map((argument): Meaning => {
    const fn = functionOf(argument, l)
    return fn ? { kind: 'Function', declaration: fn } : { kind: 'Value', node: l.expression(argument) }
  })
  const result = l.apply(helper, args, node)
  // What a type parameter stands for, and which overload is meant, is known at the call, and there alone.
  const declared = kindsAt(l, node)
  if (result.kinds === anyKinds) return withKinds(result, declared | unchecked(l))
  const known = (result.kinds & (declared | kinds.undefined)) | sparseOf(result) | mayBeMissing(result)
  return (known & declared) === 0 ? result : withKinds(result, known)
}

/**
 * What a function of the user's gives for these arguments: a call of the function, compiled along once, or its body in the call's place where that
 * is written here, depends on what is around it, or needs to know more of the arguments than their declared types say.
 */
export function applyFunction(
  fn: FunctionWithBody,
  args: readonly Meaning[],
  at: ts.Node,
  l: Lowering,
): ExpressionNode {
  if (isWrittenInPlace(fn)) return lowerFunction(fn, args, l)
  if (l.calls.includes(fn)) return refuse(l, at, recursive(nameOfFunction(fn), l.calls.at(-1) === fn))
  const values = argumentValues(fn, args)
  const helper = values && tryHelper(fn, values, l)
  if (values && helper) {
    return { kind: 'Apply', helper: helper.name, arguments: values, kinds: helper.body.kinds }
  }
  l.calls.push(fn)
  const result = lowerFunction(fn, args, l)
  l.calls.pop()
  return result
}

/** True for a function that stands where it is passed or called: it has no name that a reader could look for. */
function isWrittenInPlace(fn: FunctionWithBody): boolean {
  return (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && ts.isCallExpression(wrapping(fn).parent)
}

/** A value for each parameter; `null` when an argument is a function or the scope, which no value can be. */
function argumentValues(fn: FunctionWithBody, args: readonly Meaning[]): readonly ExpressionNode[] | null {
  const values: ExpressionNode[] = []
  for (const arg of args) {
    if (arg.kind !== 'Value') return null
    values.push(arg.node)
  }
  return parametersOf(fn).map((parameter, i) => {
    if (parameter.dotDotDotToken) return arrayOf(values.slice(i).map((value) => ({ spread: false, value })))
    return values[i] ?? undefinedNode
  })
}

/** The function given to a method, or a refusal. */
export function callback(node: ts.Expression, l: Lowering): FunctionWithBody | null {
  const fn = functionOf(node, l)
  if (!fn)
    refuse(
      l,
      node,
      refusalOfFunction(node, l.program, (symbol) => l.meanings.has(symbol)),
    )
  return fn
}
