import { expect, test } from 'vitest'
import { fails } from '../mocks/mock.ts'
import { simulate } from './simulate.ts'

const doubling = {
  QueryLanguage: 'JSONata',
  StartAt: 'Double',
  States: {
    Double: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${Function}', Payload: { n: '{% $states.input.n %}' } },
      Output: '{% $states.result.Payload %}',
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2 }],
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 3600, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
}

test('a task that is throttled once succeeds after the retry delay, and time is virtual', async () => {
  const run = await simulate(doubling, {
    input: { n: 21 },
    params: { Function: 'double' },
    mocks: { Double: [fails('Busy', 'try later'), ({ n }: { n: number }) => ({ n: n * 2 })] },
  })

  expect(run.status).toBe('SUCCEEDED')
  expect(run.output).toEqual({ n: 42 })
  expect(run.path).toEqual(['Double', 'Pause', 'Done'])
  expect(run.elapsed).toEqual({ ms: 3_602_000, iso: 'PT1H2S' })
  expect(run.state('Double').attempts.map(({ error, outcome }) => ({ error, outcome }))).toEqual([
    { error: 'Busy', outcome: 'failed' },
    { error: null, outcome: 'succeeded' },
  ])
})
