import type { ValueType } from './value-type.ts'

/** A part of a program, and how it came about: what a smaller program is cut from. */
export interface Derivation {
  /** The construct of the grammar that wrote it. */
  readonly construct: string
  /** The type it was wanted as; `null` when it is no expression. */
  readonly type: ValueType | null
  /** True for what can be left out: a member, an item, a statement. */
  readonly isOptional: boolean
  readonly parts: readonly Part[]
}

export type Part = string | Derivation

export const derivation = (construct: string, type: ValueType | null, ...parts: readonly Part[]): Derivation => ({
  construct,
  type,
  isOptional: false,
  parts,
})

/** A part that can be left out. */
export const optionalPart = (construct: string, ...parts: readonly Part[]): Derivation => ({
  construct,
  type: null,
  isOptional: true,
  parts,
})

/** The program's text. */
export function render({ parts }: Derivation): string {
  return parts.map((part) => (typeof part === 'string' ? part : render(part))).join('')
}

/** The constructs of a program, each as often as it was used. */
export function constructsOf(root: Derivation, into = new Map<string, number>()): Map<string, number> {
  into.set(root.construct, (into.get(root.construct) ?? 0) + 1)
  for (const part of root.parts) if (typeof part !== 'string') constructsOf(part, into)
  return into
}
