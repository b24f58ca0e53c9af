import { expect, it, vi } from 'vitest'
import { prepare, type PreparedConstruct } from '../../lower/testing/construct.ts'
import { constructTables, type ConstructTable } from '../../lower/testing/documented-constructs.ts'
import { asChoice, asPass, asTask, compiledJsonPath } from './testing/run-value.ts'
import { prelude, sayableResults, sayableTests, sayableValues, variables } from './testing/sayable-constructs.ts'

vi.setConfig({ testTimeout: 120_000 })

// What becomes of every function of every table, so that no change of it passes unseen: the state that says it, or why none does. `vitest -u`
// writes the files anew; read their difference like one of code.

const tables: readonly (ConstructTable & { readonly states: readonly State[] })[] = [
  { file: 'values', prelude, constructs: sayableValues, states: [asPass] },
  { file: 'tests', prelude, constructs: sayableTests, states: [asChoice] },
  { file: 'results', prelude, constructs: sayableResults, states: [asTask] },
  ...constructTables.map((table) => ({ ...table, states: [asPass, asChoice] })),
]

type State = typeof asPass

const sameForAll = new Set(['Type', 'Next', 'End', 'Default', 'Resource'])

/** The fields in which the function is said. */
function said(state: State, { value, vars }: PreparedConstruct): string {
  try {
    const { States: states } = state(value, vars ? variables : [], compiledJsonPath)
    const fields = Object.entries(states['Value'] ?? states['Test'] ?? states['Work'] ?? {})
    return JSON.stringify(Object.fromEntries(fields.filter(([field]) => !sameForAll.has(field))))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

it.each(tables)('what the functions of $file become in JSONPath', async (table) => {
  const { file, prelude: shared, config, constructs, states } = table
  const lines = (await prepare(shared, constructs, config)).flatMap((construct) => {
    const all = states.map((state) => said(state, construct))
    return [construct.fn, ...Array.from(new Set(all.flatMap((text) => text.split('\n'))), (line) => `    ${line}`)]
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`testing/emitted/${file.replace('-constructs.ts', '')}.txt`)
})
