import type { LoweredValue } from '@stepwright/dsl'
import { lowerSnippets } from '../../../lower/testing/lower-snippets.ts'
import { at } from '../../../testing/nodes.ts'

/** The types of what the functions below read. */
const prelude = `
  import type { Expr } from '@stepwright/dsl'
  interface File { key: string; size: number; delay: number; until: string; tags: string[]; parts: { id: number; big: boolean }[]; at: { role: string }; note?: string; maybe?: { x?: number; list: number[] }; z: number | null; n: string | null }
  interface Report { rows: number; names: string[]; meta: { a: string } }
  interface Scope {
    readonly input: File
    readonly result: Report
    readonly error: { readonly Error: string; readonly Cause: string }
    readonly vars: { readonly n: number; readonly total: number; readonly list: number[]; readonly role: string }
    readonly context: { readonly Execution: { readonly Id: string }; readonly Map: { readonly Item: { readonly Index: number; readonly Value: { id: number } } } }
  }
  type OfInput = Expr<File, Scope, unknown>
  type OfResult = Expr<Report, Scope, unknown>
  type OfError = Expr<{ readonly Error: string; readonly Cause: string }, Scope, unknown>
`

/** Functions of a state's input, its result or an error, lowered in one program; each is at a line of its own. */
export function loweredValues<Name extends string>(functions: {
  readonly [Key in Name]: readonly ['OfInput' | 'OfResult' | 'OfError', string]
}): { readonly [Key in Name]: LoweredValue } {
  const entries = Object.entries<readonly [string, string]>(functions)
  const code = entries.map(([name, [type, fn]]) => `export const ${name}: ${type} = ${fn}`).join('\n')
  const { functions: lowered, diagnostics } = lowerSnippets(prelude + code)
  if (diagnostics.length > 0 || lowered.length !== entries.length) {
    throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  }
  const values = entries.map(([name], index): [string, LoweredValue] => {
    const body = lowered[index]?.body
    if (!body) throw new Error(`'${name}' was not lowered.`)
    return [name, { kind: 'Lowered', body, captures: {}, at: at(index + 1) }]
  })
  // One value for each name that was given.
  return Object.fromEntries(values) as { readonly [Key in Name]: LoweredValue }
}
