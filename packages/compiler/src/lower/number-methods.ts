import type { ExpressionNode } from '@stepwright/dsl'
import { missingArgument, type MethodCall, type MethodTable } from './method.ts'
import { refuse } from './lowering.ts'
import { text } from './lower-text.ts'
import { unsupported } from './refusals.ts'

/** JavaScript rounds the exact binary value, JSONata its decimal text: 1.015 with two digits is 1.01 and 1.02. */
function toFixed({ node, l }: MethodCall): ExpressionNode {
  return refuse(
    l,
    node,
    unsupported("'toFixed'", 'Round the number itself, for example Math.round(x * 100) / 100, and write that.'),
  )
}

/** The methods of numbers that can be lowered. */
export const numberMethods: MethodTable = new Map<string, (call: MethodCall) => ExpressionNode>([
  ['toFixed', toFixed],
  ['toString', (call) => (call.args.length === 0 ? text([call.receiver]) : missingArgument(call))],
])
