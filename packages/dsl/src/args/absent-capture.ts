import { childExpressions, kinds, type ExpressionNode, type Kinds } from '../ir/expression.ts'

/**
 * Whether an expression reads a captured value that may be absent, as its type says, without claiming that it is there: `config.region ?? 'eu'`. Then
 * an absent one is embedded as absent. Of `any` and `unknown` nothing is known, and what is undefined there is a mistake more often than not.
 */
export function allowsAbsent(body: ExpressionNode, name: string): boolean {
  if (body.kind === 'Capture') return body.name === name && isOptional(body.kinds)
  // `config.region!` promises a value that the flow is built without.
  if (body.kind === 'Present' && body.operand.kind === 'Capture') return false
  return childExpressions(body).some((child) => allowsAbsent(child, name))
}

const isOptional = (known: Kinds): boolean => (known & kinds.undefined) !== 0 && (known & every) !== every

const every: Kinds =
  kinds.string | kinds.number | kinds.boolean | kinds.null | kinds.array | kinds.object | kinds.undefined
