import type { ExpressionNode } from '@stepwright/dsl'
import { unwrapped } from './function-source.ts'
import { refuse, textOf } from './lowering.ts'
import type { MethodCall } from './method.ts'
import { ambiguous } from './refusals.ts'
import { isFromLibrary, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** JavaScript's functions that take one argument and no other, so that an array's method can be given them by name. */
const ofOneArgument: ReadonlySet<string> = new Set([
  'Boolean',
  'Number',
  'String',
  'Array.isArray',
  'Math.abs',
  'Math.cbrt',
  'Math.ceil',
  'Math.floor',
  'Math.round',
  'Math.sign',
  'Math.sqrt',
  'Math.trunc',
  'Number.isFinite',
  'Number.isInteger',
  'Number.isNaN',
  'Number.isSafeInteger',
  'Object.entries',
  'Object.keys',
  'Object.values',
])

/** True when an argument names one of these, and not a function of the user's. */
export function isLibraryCallback(given: ts.Expression, { l }: MethodCall): boolean {
  const node = unwrapped(given)
  const root = ts.isPropertyAccessExpression(node) ? node.expression : node
  const symbol = ts.isIdentifier(root) && ofOneArgument.has(textOf(node)) ? resolvedSymbol(root, l.checker) : undefined
  return symbol !== undefined && !l.meanings.has(symbol) && isFromLibrary(symbol, l.program)
}

/** What such a function gives for an item: `xs.map(String)` is `xs.map((x) => String(x))`. */
export function libraryCallback(given: ts.Expression, item: ExpressionNode, call: MethodCall): ExpressionNode {
  const { l, node, receiverNode } = call
  const before = { refused: l.refused.length, diagnostics: l.diagnostics.length }
  // The function's name stands for the argument, which is not in the source.
  const expression = (part: ts.Expression): ExpressionNode => (part === given ? item : l.expression(part))
  const name = textOf(unwrapped(given))
  const lowered = l.library(name, { node, args: [given], l: { ...l, expression } })
  if (lowered && l.refused.length === before.refused) return lowered
  l.refused.length = before.refused
  l.diagnostics.length = before.diagnostics
  return refuse(
    l,
    given,
    ambiguous(
      textOf(receiverNode),
      `may hold something that '${name}' does not take`,
      'Write an arrow function that narrows or converts the item first.',
    ),
  )
}
