import { fails, s3, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { chunkedBatches } from './chunked-batches.pipeline.ts'

const input = { day: '2026-04-18', index: 'orders-v2' }
const params = { OrdersBucket: 'lake', ResultsBucket: 'results' }

/** A file with an order in each line. */
const orders = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => JSON.stringify({ id: `o${from + place}`, total: place })).join('\n')

const lake = () =>
  s3.memory({
    'lake/orders/2026-04-18/part-0.jsonl': orders(0, 1200),
    'lake/orders/2026-04-18/part-1.jsonl': orders(1200, 2600),
    'lake/orders/2026-04-19/part-0.jsonl': orders(0, 500),
  })

test('the lines of all files of the day are indexed, 500 at a time', async () => {
  const batches: unknown[] = []
  const store = lake()
  const run = await simulate(chunkedBatches, {
    input,
    params,
    s3: store,
    mocks: {
      'Index a batch': ({ index, orders }) => {
        batches.push([index, orders[0]?.id, orders.length])
        return { indexed: orders.length }
      },
    },
  })

  expect(run).toHaveSucceeded()
  expect(batches).toEqual([
    ['orders-v2', 'o0', 500],
    ['orders-v2', 'o500', 500],
    ['orders-v2', 'o1000', 500],
    ['orders-v2', 'o1500', 500],
    ['orders-v2', 'o2000', 500],
    ['orders-v2', 'o2500', 100],
  ])
  expect(run.output.index).toBe('orders-v2')
  expect(await store.getText('results', run.output.manifest)).toContain('SUCCEEDED')
})

test('one in a hundred may fail', async () => {
  const run = await simulate(chunkedBatches, {
    input,
    params,
    s3: s3.memory({ 'lake/orders/2026-04-18/part-0.jsonl': orders(0, 5050) }),
    mocks: { 'Index a batch': ({ orders }) => (orders.length < 500 ? fails('Busy') : { indexed: orders.length }) },
  })

  expect(run).toHaveSucceeded()
})

test('more failures than tolerated fail the whole', async () => {
  const run = await simulate(chunkedBatches, {
    input,
    params,
    s3: lake(),
    mocks: { 'Index a batch': ({ orders }) => (orders.length < 500 ? fails('Busy') : { indexed: orders.length }) },
  })

  expect(run).toFailWith('States.ExceedToleratedFailureThreshold')
})
