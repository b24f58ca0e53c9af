import { expect, it, vi } from 'vitest'
import { kinds, type LoweredValue } from '@stepwright/dsl'
import { printCondition, printValue } from '../print/print-value.ts'
import { prepare, type PreparedConstruct } from './testing/construct.ts'
import { prelude, variableConstructs } from './testing/core-constructs.ts'
import { constructTables, type ConstructTable } from './testing/documented-constructs.ts'
import { helperConstructs } from './testing/helper-constructs.ts'
import { helperPrelude } from './testing/helper-prelude.ts'

vi.setConfig({ testTimeout: 60_000 })

// The gallery is what a reviewer reads. This is every function of every table, so that no change of what is emitted passes unseen: an expression
// that gives the same in more words is a fault, too. `vitest -u` writes the files anew; read their difference like one of code.

const tables: readonly ConstructTable[] = [
  ...constructTables,
  { file: 'variables', prelude, constructs: variableConstructs },
  { file: 'helper-constructs.ts', prelude: helperPrelude, constructs: helperConstructs },
]

const position = { subject: 'input', resultAt: [] } as const

/** As the value of a field and, where it may be a choice's test, as a condition: each is printed by rules of its own. */
function printed({ fn, value }: PreparedConstruct): string {
  const lines = [said(value)]
  if (!(value.body.kinds & (kinds.array | kinds.object))) lines.push(`? ${String(printCondition(value, position))}`)
  return [fn, ...lines.map((line) => `    ${line}`)].join('\n')
}

function said(value: LoweredValue): string {
  const json = printValue(value, position)
  return typeof json === 'string' ? json : JSON.stringify(json)
}

it.each(tables)('what the functions of $file become', async ({ file, prelude: shared, config, constructs }) => {
  const text = (await prepare(shared, constructs, config)).map(printed).join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot(`testing/emitted/${file.replace('-constructs.ts', '')}.txt`)
})
