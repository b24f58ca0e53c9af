import { kinds, type ExpressionNode, type KnownValue, type Kinds } from '@stepwright/dsl'
import { block, field, isPath, isRepeatable, variable, type Binding, type Jsonata } from './jsonata-ast.ts'
import type { Names } from './names.ts'
import type { Quotients } from './quotients.ts'

/** Where the value stands in the definition: it decides what the function's parameters mean. */
export interface Position {
  /** The member of `$states` that the first parameter is. */
  readonly subject: 'input' | 'result' | 'errorOutput'
  /** The members that lead from `$states.result` to the task's own result. */
  readonly resultAt: readonly string[]
}

/** What printing one expression has at hand. */
export interface Printer {
  readonly position: Position
  readonly captures: { readonly [name: string]: KnownValue }
  readonly names: Names
  /** What each parameter and constant of the IR was printed as. */
  readonly locals: Map<string, Jsonata>
  /** Those of them that are whole numbers of few digits. */
  readonly integers: Set<string>
  /** Those of them that are texts of ASCII alone. */
  readonly plainTexts: Set<string>
  /** Functions the printed forms call, defined once in front of the whole expression. */
  readonly preamble: Map<string, Binding>
  /** Expressions that are not zero where printing is: a test around them says so. */
  readonly nonZero: Set<string>
  /** Where the quotients of the expression go. */
  readonly quotients: Quotients
  /** How large the numbers that parameters and constants stand for may be, where that is more than data may be. */
  readonly bounds: ReadonlyMap<string, number>
  /** The expression as a value: what JavaScript's value is as JSON, and missing where that is undefined. */
  readonly value: (node: ExpressionNode) => Jsonata
  /** The expression as an operand of arithmetic or of a comparison of numbers, which may be infinite. */
  readonly number: (node: ExpressionNode) => Jsonata
  /** The expression where JSONata casts to boolean: it holds exactly when JavaScript's value is truthy. */
  readonly truth: (node: ExpressionNode) => Jsonata
  /** The same as a real boolean. */
  readonly claim: (node: ExpressionNode) => Jsonata
}

/** Every kind, and no mark. */
export const allKinds: Kinds = 127

/** What is there never, as its type has it, is there now and then all the same: it is printed as if it were of any kind. */
const possible = ({ kinds: known }: { readonly kinds: Kinds }): Kinds => known & allKinds || allKinds

export const may = (node: { readonly kinds: Kinds }, some: Kinds): boolean => (possible(node) & some) !== 0
export const only = (node: { readonly kinds: Kinds }, some: Kinds): boolean => (possible(node) & ~some) === 0

export const nullish: Kinds = kinds.undefined | kinds.null
export const containers: Kinds = kinds.array | kinds.object

/** Uses a value more than once: as it is when it is short, else bound to a variable. */
export function withRepeatable(p: Printer, value: Jsonata, wish: string, use: (value: Jsonata) => Jsonata): Jsonata {
  return withBinding(p, value, wish, isRepeatable, use)
}

/** A value that paths can start at. */
export function withPath(p: Printer, value: Jsonata, wish: string, use: (value: Jsonata) => Jsonata): Jsonata {
  return withBinding(p, value, wish, isPath, use)
}

function withBinding(
  p: Printer,
  value: Jsonata,
  wish: string,
  isUsable: (value: Jsonata) => boolean,
  use: (value: Jsonata) => Jsonata,
): Jsonata {
  if (isUsable(value)) return use(value)
  if (value.kind === 'Block' && isUsable(value.result)) return block(value.bindings, use(value.result))
  const name = p.names.fresh(wish)
  return block([{ name, value }], use(variable(name)))
}

/** Where a member of the function's scope lies. */
export function scopeMember(member: 'input' | 'result' | 'error' | 'context', position: Position): Jsonata {
  const states = variable('states')
  if (member === 'error') return field(states, 'errorOutput')
  if (member !== 'result') return field(states, member)
  return position.resultAt.reduce(field, field(states, 'result'))
}

/** Where the function's first parameter lies. */
export function subject(position: Position): Jsonata {
  const member = position.subject === 'errorOutput' ? 'error' : position.subject
  return scopeMember(member, position)
}
