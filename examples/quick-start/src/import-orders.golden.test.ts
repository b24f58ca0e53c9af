import { compile, definitionText } from 'stepwright/compiler'
import { expect, test } from 'vitest'
import { importOrders } from './import-orders.pipeline.ts'

test('the ASL is the one the README shows', async () => {
  const compiled = compile(importOrders)
  expect(compiled.diagnostics).toEqual([])
  if (!compiled.ok) throw new Error('It does not compile.')
  await expect(definitionText(compiled.definition)).toMatchFileSnapshot('./import-orders.asl.json')
})
