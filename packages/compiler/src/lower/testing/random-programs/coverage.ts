import { forms } from './forms.ts'
import { allRows } from './generator.ts'

/** Every construct that the grammar's tables name. */
const listedConstructs: readonly string[] = [
  ...new Set([...allRows.map(({ construct }) => construct), ...forms.map(({ construct }) => construct)]),
]

/** Those of them that no compared program had. */
export const missingConstructs = (found: Readonly<Record<string, number>>): readonly string[] =>
  listedConstructs.filter((construct) => construct !== 'alternative' && !((found[construct] ?? 0) > 0))
