import { isStepwrightError } from '@stepwright/asl'
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

test('a definition that AWS would refuse is not run, and one that is not JSON neither', async () => {
  const message = async (definition: string | object): Promise<string> => {
    const thrown: unknown = await simulate(definition).catch((error: unknown) => error)
    return isStepwrightError(thrown) ? thrown.message : ''
  }
  expect(await message({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })).toMatch(
    "SW3030 /States/A/Next State 'A' goes to 'B', which is not defined.",
  )
  expect(await message({ StartAt: 'A', States: { A: { Type: 'Map', End: true } } })).toMatch('SW3011')
  expect(await message('{ "StartAt": ')).toMatch('SW4006 The definition is not JSON')
})

test('an execution that is stopped ends there, whatever its handlers, and one that is over is not touched', async () => {
  const definition = {
    StartAt: 'Pause',
    States: { Pause: { Type: 'Wait', Seconds: 60, Next: 'Done' }, Done: { Type: 'Succeed' } },
  }
  const stop = (minutes: number) => ({ after: { minutes }, error: 'Enough', cause: 'It is late.' })
  const stopped = await simulate(definition, { stop: stop(0.5) })
  expect([stopped.status, stopped.error, stopped.cause, stopped.elapsed.iso]).toEqual([
    'ABORTED',
    'Enough',
    'It is late.',
    'PT30S',
  ])
  expect(stopped.history.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 WaitStateEntered',
    '3<0 ExecutionAborted',
  ])
  expect((await simulate(definition, { stop: stop(2) })).status).toBe('SUCCEEDED')
})
