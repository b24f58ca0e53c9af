import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { lowered, type Captures } from '../lowered.ts'

/** An expression that stands for any: these tests are about where expressions go, not about what they say. */
export const body: ExpressionNode = { kind: 'Subject', kinds: kinds.object }

/** A function as the compiler would hand it over. */
export function compiled<Fn extends (...args: never[]) => unknown>(fn: Fn, captures: Captures | null = null): Fn {
  return lowered(fn, body, captures, 'flow.ts:7:7')
}

/** A node without the places of its parts, which a snapshot would repeat on every line. Values are shortened to what tells them apart. */
export function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces)
  if (typeof node !== 'object' || node === null) return node
  const members = Object.entries(node)
  if ('kind' in node && node.kind === 'Lowered') return 'an expression'
  return Object.fromEntries(
    members.filter(([key]) => key !== 'at').map(([key, value]) => [key, withoutPlaces(value)] as const),
  )
}
