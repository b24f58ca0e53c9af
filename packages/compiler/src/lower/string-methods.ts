import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { argumentOf, missingArgument, operation, type MethodCall, type MethodTable } from './method.ts'
import { refuse, textOf } from './lowering.ts'
import { text } from './lower-text.ts'
import { ambiguous } from './refusals.ts'

/** A method of one string argument. */
const withString =
  (name: Operation, known: number) =>
  (call: MethodCall): ExpressionNode =>
    call.args.length === 1
      ? operation(name, [call.receiver, argumentOf(call, 0, kinds.string, 'a string')], known)
      : missingArgument(call)

const alone =
  (name: Operation) =>
  (call: MethodCall): ExpressionNode =>
    call.args.length === 0 ? operation(name, [call.receiver], kinds.string) : missingArgument(call)

/** A separator or pattern must not be empty: JavaScript and JSONata differ on what lies between two characters. */
function nonEmpty(call: MethodCall): ExpressionNode {
  const value = argumentOf(call, 0, kinds.string, 'a string')
  const [node] = call.args
  if (!node || value.kind === 'Undefined' || (value.kind === 'Literal' && value.value !== '')) return value
  return refuse(call.l, node, ambiguous(textOf(node), 'may be empty', 'Write the text to look for as a literal.'))
}

function split(call: MethodCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  return operation('string.split', [call.receiver, nonEmpty(call)], kinds.array)
}

function replaceAll(call: MethodCall): ExpressionNode {
  if (call.args.length !== 2) return missingArgument(call)
  const replacement = argumentOf(call, 1, kinds.string, 'a string')
  const [, node] = call.args
  // A dollar sign in the replacement has a meaning of its own in JavaScript.
  if (node && replacement.kind === 'Literal' && String(replacement.value).includes('$')) {
    return refuse(
      call.l,
      node,
      ambiguous(
        textOf(node),
        'has a dollar sign, which JavaScript takes for a reference',
        'Replace by a text without $.',
      ),
    )
  }
  if (node && replacement.kind !== 'Literal' && replacement.kind !== 'Undefined') {
    return refuse(
      call.l,
      node,
      ambiguous(textOf(node), 'may hold a dollar sign, which JavaScript takes for a reference', 'Use split and join.'),
    )
  }
  return operation('string.replaceAll', [call.receiver, nonEmpty(call), replacement], kinds.string)
}

/** The methods of strings that can be lowered. */
export const stringMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['includes', withString('string.includes', kinds.boolean)],
  ['startsWith', withString('string.startsWith', kinds.boolean)],
  ['endsWith', withString('string.endsWith', kinds.boolean)],
  ['toLowerCase', alone('string.toLowerCase')],
  ['toUpperCase', alone('string.toUpperCase')],
  ['trim', alone('string.trim')],
  ['trimStart', alone('string.trimStart')],
  ['trimEnd', alone('string.trimEnd')],
  ['split', split],
  ['replaceAll', replaceAll],
  [
    'concat',
    (call) => text([call.receiver, ...call.args.map((_, i) => argumentOf(call, i, kinds.string, 'a string'))]),
  ],
  ['toString', (call) => text([call.receiver])],
])
