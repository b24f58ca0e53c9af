import { fails, simulate, type MocksOf } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { partialSuccess } from './partial-success.pipeline.ts'

const keys = Array.from({ length: 1000 }, (_, index) => `day/${index}.csv`)

/** Converts every file but those whose number is a multiple of `each`. */
const failingEach = (each: number): MocksOf<typeof partialSuccess> => ({
  Convert: ({ key }, { mapIndex }) =>
    (mapIndex ?? 0) % each === 0 ? fails('ParseError', 'no header') : { parquetKey: `${key}.parquet`, rows: 10 },
})

test('of 1,000 files 4 fail: the others are converted, and the four are named', async () => {
  const run = await simulate(partialSuccess, { input: { keys, tolerance: 0.01 }, mocks: failingEach(250) })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({
    rows: 9960,
    converted: 996,
    failed: [0, 250, 500, 750].map((file) => ({ key: `day/${file}.csv`, problem: 'ParseError: no header' })),
  })
  expect(run.path.filter((state) => state === 'Convert')).toHaveLength(1000)
  // What AWS allows for one execution: beyond it, a distributed map is the answer.
  expect(run.history.length).toBeLessThan(25_000)
})

test('too many failures fail the run', async () => {
  const run = await simulate(partialSuccess, { input: { keys, tolerance: 0.01 }, mocks: failingEach(50) })

  expect(run).toFailWith('TooManyFailures', '20 of 1000 files failed.')
})

test('no files are no failure', async () => {
  const run = await simulate(partialSuccess, { input: { keys: [], tolerance: 0.01 } })

  expect(run.output).toEqual({ rows: 0, converted: 0, failed: [] })
})
