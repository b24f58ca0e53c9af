import type fc from 'fast-check'
import type { Construct } from './construct.ts'

/** Functions over subjects of one type. */
export interface Row {
  readonly name: string
  readonly type: string
  readonly subject: fc.Arbitrary<unknown>
  readonly fns: readonly string[]
}

/** A construct for each function of each row. */
export const rowsOf = (rows: readonly Row[]): readonly Construct[] =>
  rows.flatMap(({ name, type, subject, fns }) =>
    fns.map((fn): Construct => ({ name: `${name}: ${fn}`, type, subject, fn })),
  )
