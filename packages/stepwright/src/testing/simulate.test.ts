import { kinds, lambda, lowered, pipeline } from '@stepwright/dsl'
import { isStepwrightError } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { fails, simulate } from './index.ts'

const count = lambda<(event: { key: string }) => Promise<{ rows: number }>>('count-rows')
/** `(file) => file`, as the compiler hands it over. */
const whole = lowered((file: { key: string }) => file, { kind: 'Subject', kinds: kinds.object }, null, 'flow.ts:1:1')
const counting = pipeline<{ key: string }>('Counting').task('Count rows', count, whole).succeed()
const input = { key: 'tx.csv' }

describe('a pipeline', () => {
  test('is compiled and run, and its mocks see payloads', async () => {
    const run = await simulate(counting, { input, mocks: { 'Count rows': ({ key }) => ({ rows: key.length }) } })

    expect(run).toHaveSucceeded()
    expect(run).toHaveVisited('Count rows')
    expect(run.output).toEqual({ rows: 6 })
  })

  test('that fails is a run with an error', async () => {
    const run = await simulate(counting, { input, mocks: { 'Count rows': fails('Broken', 'no such file') } })

    expect(run).toFailWith('Broken')
    expect(run).toFailWith('Broken', /no such/)
    expect(run).not.toHaveSucceeded()
  })

  test('a failing matcher shows the timeline', async () => {
    const run = await simulate(counting, { input, mocks: { 'Count rows': fails('Broken', 'no such file') } })

    expect(() => expect(run).toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the run to have succeeded, and it ended FAILED with Broken: no such file

            +0s  Count rows  Task  failed  Broken: no such file
            +0s  FAILED  Broken: no such file

      seed 1]
    `)
  })

  test('that is not finished is no pipeline', async () => {
    const unfinished = pipeline<{ key: string }>('Counting').task('Count rows', count, whole)

    // @ts-expect-error it is not finished
    const error: unknown = await simulate(unfinished, { input }).catch((thrown: unknown) => thrown)

    expect(isStepwrightError(error) && error.code).toBe('SW1007')
  })
})

test('a definition runs as it is', async () => {
  const run = await simulate({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }, { input: { n: 1 } })

  expect(run.output).toEqual({ n: 1 })
})
