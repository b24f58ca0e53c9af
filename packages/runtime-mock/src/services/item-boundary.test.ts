import { StepwrightError, type JsonValue } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { s3 } from '../s3/s3.ts'
import { behindBoundary } from './item-boundary.ts'
import { openItems } from './item-reader.ts'

const open = (body: string) =>
  openItems(
    {
      state: 'Load all',
      action: 'getObject',
      bucket: 'raw',
      key: 'ids',
      config: { InputType: 'JSONL' },
      maxItems: 0,
      nowMs: 0,
    },
    s3.memory({ 'raw/ids': body }),
    2,
  )

test('what a distributed Map reads is shown page by page, before it is given', async () => {
  const pages: (readonly [from: number, items: readonly JsonValue[]])[] = []
  const reader = behindBoundary(open('1\n2\n3\n'), { takeItems: (items, from) => void pages.push([from, items]) })
  expect([await reader.page(0), await reader.page(2)]).toEqual([
    { ok: true, items: [1, 2], total: 3 },
    { ok: true, items: [3], total: 3 },
  ])
  expect(pages).toEqual([
    [0, [1, 2]],
    [2, [3]],
  ])
})

test('it may refuse them', async () => {
  const refusal = new StepwrightError({ code: 'SW4014', severity: 'error', message: 'Item 0 is wrong.' })
  const reader = behindBoundary(open('1\n'), { takeItems: () => Promise.reject(refusal) })
  await expect(reader.page(0)).rejects.toBe(refusal)
})

test('what cannot be read is not shown', async () => {
  const takeItems = (): never => expect.unreachable()
  expect(await behindBoundary(open('{'), { takeItems }).page(0)).toEqual({ ok: false, cause: 'Line 1 is not JSON.' })
})
