import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { importOrders } from './import-orders.pipeline.ts'

const input = { bucket: 'raw', key: 'orders.json' }

test('a throttled read is tried again, and orders worth nothing are left out', async () => {
  const run = await simulate(importOrders, {
    input,
    mocks: {
      'Read orders': [
        fails('Lambda.TooManyRequestsException'),
        {
          orders: [
            { id: 'a', total: 12 },
            { id: 'b', total: 0 },
          ],
        },
      ],
      Store: ({ id, batch }) => (batch === '' ? fails('NoBatch', id) : null),
    },
  })
  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({ stored: 1 })
  expect(run.elapsed.ms).toBe(2000) // virtual: the test itself takes milliseconds
})

test('an unreadable file fails the execution', async () => {
  const run = await simulate(importOrders, { input, mocks: { 'Read orders': fails('SyntaxError', 'No JSON') } })
  expect(run).toFailWith('Unreadable', 'No JSON')
})
