import { compile } from 'stepwright/compiler'
import { expect, test } from 'vitest'
import { archiveFolder, loadTransactions, scoreOrders } from './load-transactions.pipeline.ts'

test.each([loadTransactions, archiveFolder, scoreOrders])('$name compiles to this', async (flow) => {
  const compiled = compile(flow)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  expect(compiled.diagnostics).toEqual([])
  await expect(`${JSON.stringify(compiled.definition, null, 2)}\n`).toMatchFileSnapshot(`${flow.name}.asl.json`)
})
