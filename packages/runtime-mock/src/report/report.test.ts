import { isStepwrightError } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { matchers } from '../matchers/matchers.ts'
import { after, fails } from '../mocks/mock.ts'
import type { Run } from './run.ts'
import { simulate } from '../simulate/simulate.ts'
import { timeline } from './timeline.ts'

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
}
const definition = {
  StartAt: 'Validate',
  States: {
    Validate: { ...task, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 5 }], ResultPath: null, Next: 'Load all' },
    'Load all': {
      Type: 'Map',
      ItemsPath: '$.days',
      ItemProcessor: {
        StartAt: 'Load',
        States: {
          Load: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Note' }], End: true },
          Note: { Type: 'Pass', End: true },
        },
      },
      Next: 'Settle',
    },
    Settle: { Type: 'Wait', Seconds: 90, Next: 'Publish' },
    Publish: { ...task, End: true },
  },
}
const load = (day: unknown): unknown =>
  day === 'tue' ? fails('NoSuchKey', 'tue.csv') : after({ seconds: 2 }, day as object)
const run = (): Promise<Run> =>
  simulate(definition, {
    input: { days: ['mon', 'tue'] },
    mocks: {
      Validate: [fails('Busy'), after({ milliseconds: 250 }, {})],
      Load: load,
      Publish: fails('SNS.NotFound', 'x'.repeat(300)),
    },
  })

test('a timeline shows states, iterations, attempts, virtual time and errors', async () => {
  expect(`\n${timeline(await run()).join('\n')}\n`).toMatchInlineSnapshot(`
    "
          +0s  Validate     Task  ok after 2 attempts  5.2s
          +0s    attempt 1        failed  Busy
          +5s    attempt 2        succeeded
        +5.2s  Load all     Map   ok  2s
        +5.2s    Load #0    Task  ok  2s
        +5.2s    Load #1    Task  caught  NoSuchKey: tue.csv
        +5.2s    Note #1    Pass  ok
        +7.2s  Settle       Wait  ok  1m 30s
      +1m 37s  Publish      Task  failed  SNS.NotFound: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      +1m 37s  FAILED  SNS.NotFound: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    "
  `)
})

test('a report tells what went in and out of each state', async () => {
  const { state, variables, elapsed } = await run()
  expect(elapsed).toEqual({ ms: 97_250, iso: 'PT1M37.25S' })
  expect(variables).toEqual({})
  const [first, second] = state('Load').visits
  expect(first).toMatchObject({ mapIndex: 0, depth: 1, input: 'mon', enteredMs: 5250, exitedMs: 7250 })
  expect(second).toMatchObject({
    mapIndex: 1,
    input: 'tue',
    error: 'NoSuchKey',
    cause: 'tue.csv',
    output: { Error: 'NoSuchKey', Cause: 'tue.csv' },
  })
  expect(state('Validate').attempts.map(({ outcome, startedMs, endedMs }) => [outcome, startedMs, endedMs])).toEqual([
    ['failed', 0, 0],
    ['succeeded', 5000, 5250],
  ])
})

test('an unknown state, and an output that is not there, are errors', async () => {
  const failed = await run()
  const code = (read: () => unknown): unknown => {
    try {
      return read()
    } catch (error) {
      return isStepwrightError(error) ? error.message.slice(0, 90) : error
    }
  }
  expect(code(() => failed.state('Vaildate'))).toBe(
    "SW4002 The definition has no state 'Vaildate'. Did you mean 'Validate'?",
  )
  expect(code(() => failed.output)).toMatch('SW4008 The run has no output: it ended FAILED with SNS.NotFound: xxx')
  expect(Object.keys(failed)).not.toContain('output')
})

describe('matchers', () => {
  test('pass, fail and explain', async () => {
    const failed = await run()
    expect(matchers.toHaveSucceeded(failed).pass).toBe(false)
    expect(matchers.toFailWith(failed, 'SNS.NotFound').pass).toBe(true)
    expect(matchers.toFailWith(failed, /^SNS\./, /^x+$/).pass).toBe(true)
    expect(matchers.toFailWith(failed, 'SNS.NotFound', 'y').pass).toBe(false)
    expect(matchers.toHaveVisited(failed, 'Validate', 'Load', 'Note', 'Publish').pass).toBe(true)
    const outOfOrder = matchers.toHaveVisited(failed, 'Publish', 'Validate')
    expect(outOfOrder.pass).toBe(false)
    expect(outOfOrder.message().split('\n')[0]).toBe(
      "expected the run to have visited 'Publish', 'Validate', and 'Validate' was reached, but not after 'Publish'",
    )
    expect(outOfOrder.message()).toContain('+7.2s  ')
  })

  test('say when the value is no run', () => {
    expect(() => matchers.toHaveSucceeded(Promise.resolve())).toThrow('Is an `await` missing')
  })
})
