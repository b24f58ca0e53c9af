import { simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { countEach } from './inline.pipeline.ts'

test('the item selector of an inline map sees the item as it is, lists of one and of none too', async () => {
  const run = await simulate(countEach, { input: { label: 'n', lists: [[5], [], [1, 2]] } })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual([
    { text: 'n: 1', largest: 5, last: false, doubled: [10] },
    { text: 'n: 0', largest: 0, last: false, doubled: [] },
    { text: 'n: 2', largest: 2, last: true, doubled: [2, 4] },
  ])
})
