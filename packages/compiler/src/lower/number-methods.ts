import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { calculated, literal, may, only, refuse, textOf } from './lowering.ts'
import { text } from './lower-text.ts'
import {
  argumentOf,
  missingArgument,
  operation,
  type LibraryCall,
  type MethodCall,
  type MethodTable,
} from './method.ts'
import { ambiguous, unsupported } from './refusals.ts'
import { ts } from './typescript.ts'

/** `x.toFixed(digits)`: JSONata's numbers carry the product with 10 ** digits for up to ten of them. */
function toFixed(call: MethodCall): ExpressionNode {
  const [node] = call.args
  if (call.args.length > 1) return missingArgument(call)
  const digits = node ? argumentOf(call, 0, kinds.number, 'a number') : literal(0)
  const isKnown = digits.kind === 'Literal' || digits.kind === 'Capture' || digits.kind === 'Undefined'
  const isFitting =
    digits.kind !== 'Literal' ||
    (Number.isInteger(digits.value) && Number(digits.value) >= 0 && Number(digits.value) <= 10)
  if (node && !(isKnown && isFitting)) {
    return refuse(call.l, node, ambiguous(textOf(node), 'is not a number of digits from 0 to 10', 'Write one.'))
  }
  return operation('number.toFixed', [call.receiver, digits], kinds.string)
}

function toText(call: MethodCall): ExpressionNode {
  const [base] = call.args
  if (!base) return text([call.receiver])
  return refuse(
    call.l,
    base,
    unsupported("'toString' with a base", 'Only decimal text can be written: leave the base out.'),
  )
}

/** A method that has no equal in JSONata, and what to write instead. */
const refused =
  (hint: string) =>
  ({ node, l }: MethodCall): ExpressionNode => {
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
    return refuse(l, callee, unsupported(`The method '${callee.getText()}'`, hint))
  }

/** The methods of numbers that can be lowered, and those for which there is another way. */
export const numberMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['toFixed', toFixed],
  ['toString', toText],
  ['valueOf', (call) => call.receiver],
  ['toPrecision', refused('Use toFixed, with a number of digits behind the point.')],
  ['toExponential', refused('Use toFixed, with a number of digits behind the point.')],
  ['toLocaleString', refused('It depends on a locale. Use toFixed, or format the number in a task.')],
])

type LibraryTable = ReadonlyMap<string, (call: LibraryCall) => ExpressionNode>

/** A test of a value of any kind. */
const test =
  (name: 'number.isInteger' | 'number.isSafeInteger' | 'number.isFinite') =>
  (call: LibraryCall): ExpressionNode => {
    const [node] = call.args
    return node && call.args.length === 1
      ? operation(name, [call.l.expression(node)], kinds.boolean)
      : missingArgument(call)
  }

/** `isFinite(x)` converts what is no number first. */
function globalIsFinite(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  return operation('number.isFinite', [argumentOf(call, 0, kinds.number, 'a number')], kinds.boolean)
}

function isNaN(call: LibraryCall): ExpressionNode {
  return refuse(
    call.l,
    call.node,
    unsupported(
      `'${textOf(call.node)}'`,
      'A number is never NaN between states: what would be, fails the state. Test the text first, for example /^\\d+$/.test(text).',
    ),
  )
}

/** `parseInt(text, 10)` */
function parseInteger(call: LibraryCall): ExpressionNode {
  const [node, base] = call.args
  if (!node || call.args.length > 2) return missingArgument(call)
  const value = calculated(node, call.l)
  if (!only(value, kinds.string)) {
    const hint = may(value, kinds.number) ? 'Use Math.trunc for a number.' : 'Narrow it, or give a default with ??.'
    return refuse(call.l, node, ambiguous(textOf(node), 'is not a string for certain', hint))
  }
  if (!base) return operation('number.parseInt', [value, literal(false)], kinds.number)
  const radix = call.l.expression(base)
  if (radix.kind === 'Literal' && radix.value === 10) {
    return operation('number.parseInt', [value, literal(true)], kinds.number)
  }
  return refuse(
    call.l,
    base,
    unsupported(`'parseInt' with the base '${textOf(base)}'`, 'Decimal numbers can be read: write 10.'),
  )
}

function parseFraction(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  return operation('number.parseFloat', [argumentOf(call, 0, kinds.string, 'a string')], kinds.number)
}

function power(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 2) return missingArgument(call)
  const [left, right] = [argumentOf(call, 0, kinds.number, 'a number'), argumentOf(call, 1, kinds.number, 'a number')]
  return { kind: 'Arithmetic', operator: '**', left, right, kinds: kinds.number }
}

function sign(call: LibraryCall): ExpressionNode {
  if (call.args.length !== 1) return missingArgument(call)
  return operation('math.sign', [argumentOf(call, 0, kinds.number, 'a number')], kinds.number)
}

/** Functions whose last digits differ from one engine to the next. */
const inexact =
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 sin sinh tan tanh'.split(
    ' ',
  )

function refuseInexact({ node, l }: LibraryCall): ExpressionNode {
  return refuse(
    l,
    node,
    unsupported(`'${node.expression.getText()}'`, 'JSONata has no such function: compute it in a task.'),
  )
}

/** The functions of the global scope, of Number and of Math that are about numbers. */
export const numberFunctions: LibraryTable = new Map<string, (call: LibraryCall) => ExpressionNode>([
  ['parseInt', parseInteger],
  ['parseFloat', parseFraction],
  ['isFinite', globalIsFinite],
  ['isNaN', isNaN],
  ['Number.parseInt', parseInteger],
  ['Number.parseFloat', parseFraction],
  ['Number.isInteger', test('number.isInteger')],
  ['Number.isSafeInteger', test('number.isSafeInteger')],
  ['Number.isFinite', test('number.isFinite')],
  ['Number.isNaN', isNaN],
  ['Math.pow', power],
  ['Math.sign', sign],
  ['Math.random', () => operation('math.random', [], kinds.number)],
  ...inexact.map((name) => [`Math.${name}`, refuseInexact] as const),
])
