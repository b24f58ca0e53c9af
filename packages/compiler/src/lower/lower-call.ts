import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { lowerNewArray } from './array-makers.ts'
import { arrayMethods } from './array-methods.ts'
import { capture, may, nullish, only, refuse, textOf, type Lowering } from './lowering.ts'
import { chainRoot } from './captures.ts'
import { functionOf, lowerHelperCall } from './called-functions.ts'
import { lowerDateMethod, lowerNewDate } from './dates.ts'
import { libraryFunction } from './library.ts'
import { guarded, meaningOf } from './lower-access.ts'
import { refusalOfAction, refusalOfCall } from './purity.ts'
import { refusalOfFunction } from './unreadable-functions.ts'
import { ambiguous, notConstant, unknownType, unreadableFunction, unsupported } from './refusals.ts'
import { isRegex, lowerRegexMethod } from './regex-methods.ts'
import { lowerNewSet, lowerSetMethod } from './sets.ts'
import { stringMethods } from './string-methods.ts'
import { isFromDsl, isFromLibrary, resolvedSymbol } from './symbols.ts'
import { numberMethods } from './number-methods.ts'
import { anyKinds } from './kinds-of-type.ts'
import { ts } from './typescript.ts'

/** `f(x)`, `xs.map(f)`, `Math.max(a, b)` … */
export function lowerCall(node: ts.CallExpression, l: Lowering): ExpressionNode {
  const callee = ts.isNonNullExpression(node.expression) ? node.expression.expression : node.expression
  const spread = node.arguments.find(ts.isSpreadElement)
  if (spread && !takesSpread.has(nameOfCallee(callee))) {
    return refuse(l, spread, unsupported('A spread argument', 'Write the arguments one by one.'))
  }
  if (callee.kind === ts.SyntaxKind.SuperKeyword || callee.kind === ts.SyntaxKind.ImportKeyword) {
    return refuse(l, node, unsupported(`'${textOf(node)}'`, 'Import at the top of the file.'))
  }
  if (ts.isPropertyAccessExpression(callee) && isRegex(callee.expression, l)) return lowerRegexMethod(node, callee, l)
  const root = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? chainRoot(callee, l) : null
  const symbol = root && resolvedSymbol(root, l.checker)
  if (symbol && !l.meanings.has(symbol)) {
    if (ts.isIdentifier(callee) && isFromDsl(symbol)) return lowerDslCall(node, callee, l)
    if (isFromLibrary(symbol, l.program)) return lowerLibraryCall(node, callee.getText(), l)
  }
  const action = symbol ? null : refusalOfAction(node)
  if (action) return refuse(l, callee, action)
  const helper = functionOf(callee, l)
  if (helper) return lowerHelperCall(node, helper, l)
  if (!ts.isPropertyAccessExpression(callee))
    return refuse(
      l,
      callee,
      refusalOfCall(node, l) ?? refusalOfFunction(callee, l.program, (symbol) => l.meanings.has(symbol)),
    )
  if (meaningOf(callee.expression, l)?.kind === 'Vars') return refuse(l, callee, unreadableFunction(textOf(callee)))
  return lowerMethod(node, callee, l)
}

/** The functions and methods that know what to do with a spread argument. */
const takesSpread: ReadonlySet<string> = new Set(['Math.max', 'Math.min', 'Array.of', 'concat'])

const nameOfCallee = (callee: ts.Expression): string =>
  ts.isPropertyAccessExpression(callee) && callee.name.text === 'concat' ? 'concat' : callee.getText()

/** `param('Name')` is a value that is known when the flow is built. */
function lowerDslCall(node: ts.CallExpression, callee: ts.Identifier, l: Lowering): ExpressionNode {
  const symbol = resolvedSymbol(callee, l.checker)
  if (symbol?.name === 'param') {
    if (l.calls.length === 0) return capture(l, node.getText(), kinds.string)
    const [name] = node.arguments
    if (name && ts.isStringLiteralLike(name)) return capture(l, node.getText(), kinds.string, { param: name.text })
    return refuse(
      l,
      name ?? node,
      notConstant(
        textOf(name ?? node),
        'is computed inside the function',
        'Write the parameter’s name as a string literal.',
      ),
    )
  }
  return refuse(
    l,
    node,
    unsupported(`'${textOf(node)}'`, 'Of Stepwright’s functions, only param() can be called in an expression.'),
  )
}

function lowerLibraryCall(node: ts.CallExpression, name: string, l: Lowering): ExpressionNode {
  const lower = libraryFunction(name)
  return lower
    ? lower({ node, args: node.arguments, l })
    : refuse(
        l,
        node,
        refusalOfCall(node, l) ??
          unsupported(
            `'${name}'`,
            'See docs/errors/SW2001.md for the functions that can be used, or move it to a task.',
          ),
      )
}

function lowerMethod(node: ts.CallExpression, callee: ts.PropertyAccessExpression, l: Lowering): ExpressionNode {
  const receiver = l.expression(callee.expression)
  const name = callee.name.text
  return guarded(receiver, callee.expression, node, l, (value) => {
    const call = { node, receiver: value, receiverNode: callee.expression, args: node.arguments, l }
    const date = lowerDateMethod(call, callee.name)
    if (date) return date
    const inSet = lowerSetMethod(call, callee.name)
    if (inSet) return inSet
    const table = only(value, kinds.array)
      ? arrayMethods
      : only(value, kinds.string)
        ? stringMethods
        : only(value, kinds.number)
          ? numberMethods
          : only(value, kinds.boolean) && name === 'toString'
            ? stringMethods
            : null
    if (!table) return refuseReceiver(value, callee, l)
    const method = table.get(name)
    if (!method) {
      return refuse(
        l,
        callee.name,
        unsupported(
          `The method '${name}'`,
          'See docs/errors/SW2001.md for the methods that can be used, or move it to a task.',
        ),
      )
    }
    return method(call)
  })
}

function refuseReceiver(value: ExpressionNode, callee: ts.PropertyAccessExpression, l: Lowering): ExpressionNode {
  const text = textOf(callee.expression)
  const { name } = callee
  if ((value.kinds | nullish) === anyKinds) return refuse(l, callee.expression, unknownType(text, `'${name.text}'`))
  if (!may(value, kinds.object) && may(value, kinds.array | kinds.string | nullish)) {
    return refuse(
      l,
      callee.expression,
      ambiguous(
        text,
        `is not one thing for certain, so '${name.text}' is not known`,
        'Narrow it first, for example with Array.isArray or ?.',
      ),
    )
  }
  return refuse(
    l,
    callee,
    refusalOfFunction(callee, l.program, (symbol) => l.meanings.has(symbol)),
  )
}

/** `new Date(…)`, and `new Array(n).fill(x)`. */
export function lowerNew(node: ts.NewExpression, l: Lowering): ExpressionNode {
  const date = lowerNewDate(node, l)
  const made = date ?? lowerNewSet(node, l)
  if (made) return made
  const symbol = resolvedSymbol(node.expression, l.checker)
  if (symbol?.name === 'Array' && isFromLibrary(symbol, l.program)) return lowerNewArray(node, l)
  return refuse(l, node, unsupported(`'${textOf(node)}'`, 'States exchange plain JSON: write an object literal.'))
}
