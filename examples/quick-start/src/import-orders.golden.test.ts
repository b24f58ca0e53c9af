import { compile } from 'stepwright/compiler'
import { expect, test } from 'vitest'
import { importOrders } from './import-orders.pipeline.ts'

test('the ASL is the one the README shows', async () => {
  const compiled = compile(importOrders)
  expect(compiled.diagnostics).toEqual([])
  expect(compiled.ok).toBe(true)
  await expect(`${JSON.stringify(compiled.ok && compiled.definition, null, 2)}\n`).toMatchFileSnapshot(
    './import-orders.asl.json',
  )
})
