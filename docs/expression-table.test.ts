import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expressionTable, page } from '../scripts/expression-table.ts'

test('the page of constructs shows what the compiler emits', { timeout: 120_000 }, async () => {
  const hint = 'Out of date: run `node scripts/source.mjs scripts/expression-table.ts` and read what changed.'
  expect(readFileSync(page, 'utf8'), hint).toBe(await expressionTable())
})
