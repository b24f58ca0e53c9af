import { expect, test } from 'vitest'
import type { Holdings, Warehouse } from '../storage/warehouse.ts'
import { checkQuality } from './check-quality.ts'

const question = {
  days: [
    { date: '2000-09-01', rows: 1 },
    { date: '2000-09-02', rows: 2 },
  ],
}

const reportOn = (holdings: Holdings) => {
  const unused = () => Promise.reject(new Error('A check only looks.'))
  const warehouse: Warehouse = { stage: unused, publish: unused, holdings: () => Promise.resolve(holdings) }
  return checkQuality({ warehouse })(question)
}

test('a warehouse that holds what was loaded passes', async () => {
  expect(await reportOn({ rows: 3, amount: 12.5, repeatedIds: 0, unknownStates: 0 })).toEqual({
    passed: true,
    failures: [],
    rows: 3,
    amount: 12.5,
  })
})

test('every failure is told', async () => {
  expect(await reportOn({ rows: 4, amount: 12.5, repeatedIds: 1, unknownStates: 2 })).toEqual({
    passed: false,
    failures: [
      'The warehouse holds 4 rows, 3 were loaded.',
      '1 reports are there more than once.',
      '2 rows name a state without a code.',
    ],
    rows: 4,
    amount: 12.5,
  })
})
