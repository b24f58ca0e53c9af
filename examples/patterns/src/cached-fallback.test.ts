import { after, fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { cachedFallback } from './cached-fallback.pipeline.ts'

const input = { currency: 'EUR' }
const params = { RatesTable: 'rates' }
const busy = fails('RateLimited', '429')
const known = { Item: { currency: { S: 'EUR' }, rate: { N: '1.07' }, asOf: { S: '2026-04-17' } } }

test('a rate that is fetched is remembered', async () => {
  const run = await simulate(cachedFallback, {
    input,
    params,
    mocks: {
      'Fetch the rate': [busy, busy, { rate: 1.08, asOf: '2026-04-18' }],
      'Remember the rate': {},
    },
  })

  expect(run.output).toEqual({ currency: 'EUR', rate: 1.08, asOf: '2026-04-18', source: 'api' })
  expect(run.state('Remember the rate').attempts[0]?.arguments).toEqual({
    TableName: 'rates',
    Item: { currency: { S: 'EUR' }, rate: { N: '1.08' }, asOf: { S: '2026-04-18' } },
  })
  expect(run.elapsed.ms).toBe(3000)
})

test('an API that stays busy is asked four times, after 1, 2 and 4 seconds; then the last known rate is taken', async () => {
  const run = await simulate(cachedFallback, {
    input,
    params,
    mocks: { 'Fetch the rate': busy, 'Look up the last rate': known },
  })

  expect(run.output).toEqual({ currency: 'EUR', rate: 1.07, asOf: '2026-04-17', source: 'cache' })
  expect(run.state('Fetch the rate').attempts.map((attempt) => attempt.startedMs)).toEqual([0, 1000, 3000, 7000])
  expect(run.path).toEqual(['Fetch the rate', 'Look up the last rate', 'Is one known?', 'Is it new?', 'Done'])
})

test('an API that hangs is given up after its timeout', async () => {
  const run = await simulate(cachedFallback, {
    input,
    params,
    mocks: {
      'Fetch the rate': after({ minutes: 5 }, { rate: 1.08, asOf: '2026-04-18' }),
      'Look up the last rate': known,
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.elapsed.ms).toBe(20_000)
})

test('without a known rate the execution fails', async () => {
  const run = await simulate(cachedFallback, {
    input,
    params,
    mocks: { 'Fetch the rate': busy, 'Look up the last rate': {} },
  })

  expect(run).toFailWith('NoRate', 'The API is busy, and no rate of EUR is known.')
})
