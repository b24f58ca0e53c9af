import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { refuse } from './lowering.ts'
import { text } from './lower-text.ts'
import { argumentOf, missingArgument, operation, type MethodCall, type MethodTable } from './method.ts'
import { unsupported } from './refusals.ts'
import { match, search } from './regex-methods.ts'
import {
  at,
  charAt,
  endsWith,
  indexOf,
  lastIndexOf,
  pad,
  repeat,
  searchFrom,
  slice,
  substring,
} from './string-positions.ts'
import { replace, split } from './string-replace.ts'
import { ts } from './typescript.ts'

const alone =
  (name: Operation) =>
  (call: MethodCall): ExpressionNode =>
    call.args.length === 0 ? operation(name, [call.receiver], kinds.string) : missingArgument(call)

/** A method that has no equal in JSONata, and what to write instead. */
const refused =
  (hint: string) =>
  ({ node, l }: MethodCall): ExpressionNode => {
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
    return refuse(l, callee, unsupported(`The method '${callee.getText()}'`, hint))
  }

const characters = 'JSONata has no character codes. Compare characters, as in text[0] === "a", or use a task.'
const locale = 'It depends on a locale.'

/** The methods of strings that can be lowered, and those for which there is another way. */
export const stringMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['includes', searchFrom('string.includes')],
  ['startsWith', searchFrom('string.startsWith')],
  ['endsWith', endsWith],
  ['toLowerCase', alone('string.toLowerCase')],
  ['toUpperCase', alone('string.toUpperCase')],
  ['trim', alone('string.trim')],
  ['trimStart', alone('string.trimStart')],
  ['trimEnd', alone('string.trimEnd')],
  ['slice', slice],
  ['substring', substring],
  ['at', at],
  ['charAt', charAt],
  ['indexOf', indexOf],
  ['lastIndexOf', lastIndexOf],
  ['padStart', pad('string.padStart')],
  ['padEnd', pad('string.padEnd')],
  ['repeat', repeat],
  ['split', split],
  ['replace', replace(false)],
  ['replaceAll', replace(true)],
  ['match', match],
  ['search', search],
  [
    'concat',
    (call) => text([call.receiver, ...call.args.map((_, i) => argumentOf(call, i, kinds.string, 'a string'))]),
  ],
  ['toString', (call) => text([call.receiver])],
  ['valueOf', (call) => call.receiver],
  ['substr', refused('It is deprecated: use slice(start, end).')],
  ['trimLeft', refused('It is deprecated: use trimStart().')],
  ['trimRight', refused('It is deprecated: use trimEnd().')],
  ['matchAll', refused('Use match with the flag g, which gives the matches as an array.')],
  ['charCodeAt', refused(characters)],
  ['codePointAt', refused(characters)],
  ['localeCompare', refused(`${locale} Compare with < and >, which go by the codes of the characters.`)],
  ['toLocaleLowerCase', refused(`${locale} Use toLowerCase().`)],
  ['toLocaleUpperCase', refused(`${locale} Use toUpperCase().`)],
  ['normalize', refused('JSONata has no tables of Unicode: normalize the text in a task.')],
  ['isWellFormed', refused('Texts that come from JSON are whole: leave it out.')],
  ['toWellFormed', refused('Texts that come from JSON are whole: leave it out.')],
])
