import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { functionOf } from './called-functions.ts'
import { literal, refuse, textOf } from './lowering.ts'
import { argumentOf, elementsOperation, missingArgument, operation, type MethodCall } from './method.ts'
import { ambiguous, unsupported } from './refusals.ts'
import { isRegex, replaceByRegex, splitByRegex } from './regex-methods.ts'
import { replacementOf } from './replacement.ts'

/** `text.split(separator, limit)` */
export function split(call: MethodCall): ExpressionNode {
  const [separatorNode] = call.args
  if (!separatorNode || call.args.length > 2) return missingArgument(call)
  const limit = limitOf(call)
  if (isRegex(separatorNode, call.l)) return splitByRegex(call, separatorNode, limit)
  const separator = argumentOf(call, 0, kinds.string, 'a string')
  if (separator.kind !== 'Literal' || separator.value !== '') {
    return operation('string.split', [call.receiver, separator, ...limit], kinds.array)
  }
  const units = operation('string.characters', [call.receiver], kinds.array)
  return limit.length === 0 ? units : elementsOperation('array.slice', [units, literal(0), ...limit], kinds.array)
}

/** The most parts that are wanted; a negative number is a large one in JavaScript, and fails the state where it comes from data. */
function limitOf(call: MethodCall): readonly ExpressionNode[] {
  if (call.args.length < 2) return []
  const limit = argumentOf(call, 1, kinds.number, 'a number')
  if (limit.kind !== 'Literal') return [operation('math.floor', [limit], kinds.number)]
  const known = Math.trunc(Number(limit.value))
  return known < 0 ? [] : [literal(known)]
}

/** `replace`, which replaces the first hit of a string or of an expression without the flag `g`, and `replaceAll` */
export const replace =
  (all: boolean) =>
  (call: MethodCall): ExpressionNode => {
    const [patternNode, replacementNode] = call.args
    if (!patternNode || !replacementNode || call.args.length > 2) return missingArgument(call)
    if (isRegex(patternNode, call.l)) return replaceByRegex(call, patternNode, replacementNode, all)
    const pattern = argumentOf(call, 0, kinds.string, 'a string')
    if (pattern.kind === 'Literal' && pattern.value === '') {
      return refuse(
        call.l,
        patternNode,
        ambiguous(textOf(patternNode), 'is found between any two characters', 'Put the text in front of it with +.'),
      )
    }
    if (functionOf(replacementNode, call.l)) {
      return refuse(
        call.l,
        replacementNode,
        unsupported(
          'A function that replaces a string',
          'What it replaces is known: give the new text itself, or search with a regular expression.',
        ),
      )
    }
    const replacement = replacementOf(call)
    return operation(all ? 'string.replaceAll' : 'string.replace', [call.receiver, pattern, replacement], kinds.string)
  }
