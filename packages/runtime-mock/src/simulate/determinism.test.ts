import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomSource } from '../clock/random.ts'
import { simulate } from './simulate.ts'

const copying = {
  QueryLanguage: 'JSONata',
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      Items: '{% $states.input.keys %}',
      ItemProcessor: {
        StartAt: 'Copy',
        States: {
          Copy: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'copy', Payload: '{% $states.input %}' },
            Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3, JitterStrategy: 'FULL' }],
            End: true,
          },
        },
      },
      Assign: { id: '{% $uuid() %}' },
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: '{% $round($random() * 100) %}', End: true },
  },
}

/** A handler that throws now and then, and whose promises settle in an order of their own. */
function handler(order: number): (key: string) => Promise<object> {
  const random = randomSource(order)
  const seen = new Map<string, number>()
  return async (key) => {
    const calls = (seen.get(key) ?? 0) + 1
    seen.set(key, calls)
    for (let turns = Math.floor(random.next() * 20); turns > 0; turns -= 1) await Promise.resolve()
    if (calls === 1 && key.length % 2 === 0) throw new TypeError(`no ${key}`)
    return { key, calls }
  }
}

test('the same seed gives the same history byte for byte, in whatever order handlers settle; another seed another one', async () => {
  const history = async (keys: readonly string[], seed: number, order: number): Promise<string> =>
    JSON.stringify((await simulate(copying, { input: { keys }, seed, mocks: { Copy: handler(order) } })).history)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      async (keys, seed, order, otherOrder) => {
        const one = await history(keys, seed, order)
        expect(await history(keys, seed, otherOrder)).toBe(one)
        expect(await history(keys, seed + 1, order)).not.toBe(one)
      },
    ),
    { numRuns: 50 },
  )
})

test('what a handler throws leaves no path of this machine in the history, and is kept for the reader', async () => {
  const failing = (): never => {
    throw new RangeError('too many\nrows')
  }
  const run = await simulate(
    {
      StartAt: 'Copy',
      States: { Copy: { ...copying.States.All.ItemProcessor.States.Copy, Retry: [] } },
      QueryLanguage: 'JSONata',
    },
    { mocks: { Copy: failing } },
  )
  expect(JSON.parse(run.cause ?? '')).toEqual({
    errorType: 'RangeError',
    errorMessage: 'too many\nrows',
    trace: ['RangeError: too many', 'rows'],
  })
  const { thrown } = run.state('Copy').attempts[0] ?? {}
  expect(thrown).toBeInstanceOf(RangeError)
  expect((thrown as Error).stack).toContain('determinism.test.ts')
})
