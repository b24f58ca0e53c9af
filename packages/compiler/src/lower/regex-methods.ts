import { kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { functionOf } from './called-functions.ts'
import {
  freshLocal,
  kindsAt,
  literal,
  only,
  refuse,
  textOf,
  undefinedNode,
  withKinds,
  type FunctionWithBody,
  type Lowering,
  type Meaning,
} from './lowering.ts'
import { argumentOf, missingArgument, operation, type LibraryCall, type MethodCall } from './method.ts'
import { ambiguous, unsupported } from './refusals.ts'
import { patternOf, type Pattern } from './regex-source.ts'
import { replacementOf } from './replacement.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** True for a regular expression, whether its source can be read or not. */
export function isRegex(node: ts.Expression, l: Lowering): boolean {
  return l.checker.getTypeAtLocation(node).getSymbol()?.name === 'RegExp'
}

/** The literal that an expression is, or that the constant it names was declared with. */
function literalOf(node: ts.Expression, l: Lowering): ts.RegularExpressionLiteral | null {
  if (ts.isParenthesizedExpression(node)) return literalOf(node.expression, l)
  if (ts.isRegularExpressionLiteral(node)) return node
  const declaration = ts.isIdentifier(node) ? resolvedSymbol(node, l.checker)?.valueDeclaration : undefined
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
  return isConstant && ts.isRegularExpressionLiteral(declaration.initializer) ? declaration.initializer : null
}

/** Reads a regular expression; `null` when it was refused. */
function readRegex(node: ts.Expression, l: Lowering): Pattern | null {
  const found = literalOf(node, l)
  if (!found) {
    refuse(
      l,
      node,
      unsupported(`The regular expression '${textOf(node)}'`, 'Write it as a literal, /…/, here or in a const.'),
    )
    return null
  }
  const end = found.text.lastIndexOf('/')
  const pattern = patternOf(found.text.slice(1, end), found.text.slice(end + 1))
  if (!('what' in pattern)) return pattern
  refuse(l, node, unsupported(pattern.what, pattern.hint))
  return null
}

/** The same, for a use that goes through the matches: one of no characters would stop it. */
function readMatching(node: ts.Expression, l: Lowering): Pattern | null {
  const pattern = readRegex(node, l)
  if (!pattern?.mayBeEmpty) return pattern
  refuse(
    l,
    node,
    ambiguous(
      textOf(node),
      'may match where there is no character, which JSONata cannot go on from',
      'Write + instead of *, or test the text first.',
    ),
  )
  return null
}

const sourceOf = ({ source, flags }: Pattern): readonly ExpressionNode[] => [literal(source), literal(flags)]

const standIn = ({ node, l }: LibraryCall): ExpressionNode => withKinds(undefinedNode, kindsAt(l, node))

/** `regex.test(text)` and `regex.exec(text)` */
export function lowerRegexMethod(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  l: Lowering,
): ExpressionNode {
  const call: LibraryCall = { node, args: node.arguments, l }
  const regex = callee.expression
  const name = callee.name.text
  if (name !== 'test' && name !== 'exec') {
    return refuse(
      l,
      callee.name,
      unsupported(`The method '${name}' of a regular expression`, 'Use test, or match of the text.'),
    )
  }
  if (node.arguments.length !== 1) return missingArgument(call)
  const pattern = name === 'test' ? readRegex(regex, l) : readMatching(regex, l)
  const text = argumentOf(call, 0, kinds.string, 'a string')
  if (!pattern) return standIn(call)
  if (pattern.isGlobal && ts.isIdentifier(regex)) {
    return refuse(
      l,
      regex,
      ambiguous(
        textOf(regex),
        'has the flag g, so that it remembers where the last search ended',
        'Leave the flag out.',
      ),
    )
  }
  return name === 'test'
    ? operation('regex.test', [text, ...sourceOf(pattern)], kinds.boolean)
    : firstMatch(text, pattern)
}

/** The whole match and its groups. */
function firstMatch(text: ExpressionNode, pattern: Pattern): ExpressionNode {
  // TypeScript takes each group for a string.
  const sparse = pattern.mayLackGroups ? kinds.sparse | kinds.untold : 0
  const facts = [literal(pattern.groups), literal(pattern.mayLackGroups)]
  return operation('regex.match', [text, ...sourceOf(pattern), ...facts], kinds.array | kinds.null | sparse)
}

function regexArgument(call: MethodCall, read: typeof readRegex): Pattern | null {
  const [node] = call.args
  if (!node || call.args.length > 1) {
    missingArgument(call)
    return null
  }
  if (isRegex(node, call.l)) return read(node, call.l)
  refuse(
    call.l,
    node,
    ambiguous(
      textOf(node),
      'is not a regular expression',
      'Write one, /…/, or look for a string with includes or indexOf.',
    ),
  )
  return null
}

/** `text.match(regex)` */
export function match(call: MethodCall): ExpressionNode {
  const pattern = regexArgument(call, readMatching)
  if (!pattern) return standIn(call)
  return pattern.isGlobal
    ? operation('regex.matchAll', [call.receiver, ...sourceOf(pattern)], kinds.array | kinds.null)
    : firstMatch(call.receiver, pattern)
}

/** `text.search(regex)` */
export function search(call: MethodCall): ExpressionNode {
  const pattern = regexArgument(call, readMatching)
  return pattern ? operation('regex.search', [call.receiver, ...sourceOf(pattern)], kinds.number) : standIn(call)
}

/** `text.split(regex, limit)`: JavaScript puts what groups have captured between the parts. */
export function splitByRegex(call: MethodCall, node: ts.Expression, limit: readonly ExpressionNode[]): ExpressionNode {
  const pattern = readMatching(node, call.l)
  if (!pattern) return standIn(call)
  if (pattern.groups > 0) {
    return refuse(
      call.l,
      node,
      unsupported(
        'A group in a regular expression that splits',
        'Write (?:…), which does not put what it matches among the parts.',
      ),
    )
  }
  return operation('regex.split', [call.receiver, ...sourceOf(pattern), ...limit], kinds.array)
}

/** `text.replace(regex, by)` and `text.replaceAll(regex, by)` */
export function replaceByRegex(call: MethodCall, node: ts.Expression, by: ts.Expression, all: boolean): ExpressionNode {
  const pattern = readMatching(node, call.l)
  const fn = functionOf(by, call.l)
  if (!pattern) return standIn(call)
  if (all && !pattern.isGlobal) {
    return refuse(
      call.l,
      node,
      unsupported("'replaceAll' with a regular expression that lacks the flag g", 'JavaScript throws there: add it.'),
    )
  }
  const replacement = fn ? replacer(fn, pattern, by, call.l) : replacementOf(call)
  const facts = [literal(pattern.groups), literal(pattern.isGlobal)]
  return operation('regex.replace', [call.receiver, ...sourceOf(pattern), ...facts, replacement], kinds.string)
}

/** A function over the match and its groups. */
function replacer(fn: FunctionWithBody, pattern: Pattern, by: ts.Expression, l: Lowering): ExpressionNode {
  const given = fn.parameters.slice(0, pattern.groups + 1)
  const extra = fn.parameters.slice(pattern.groups + 1)[0] ?? fn.parameters.find((one) => one.dotDotDotToken)
  if (extra) {
    return refuse(l, extra, unsupported('The position of a match and what follows it', 'Use the match and its groups.'))
  }
  if (pattern.mayLackGroups && given.length > 1) {
    return refuse(
      l,
      by,
      ambiguous(
        textOf(by),
        'reads groups that may have no part in the match',
        'Write the expression so that each group takes part.',
      ),
    )
  }
  const parameters = given.map((parameter, i) =>
    freshLocal(l, ts.isIdentifier(parameter.name) ? parameter.name.text : i === 0 ? 'match' : 'group'),
  )
  const args = parameters.map((name): Meaning => ({
    kind: 'Value',
    node: { kind: 'Local', name, kinds: kinds.string },
  }))
  const body = l.apply(fn, args, fn)
  const lambda: LambdaNode = { kind: 'Lambda', parameters, index: null, body, kinds: body.kinds }
  return only(body, kinds.string)
    ? lambda
    : refuse(l, by, ambiguous(textOf(by), 'does not return a string for certain', 'Convert its result with String(…).'))
}
