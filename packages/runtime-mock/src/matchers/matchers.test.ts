import { describe, expect, test } from 'vitest'
import { fails } from '../mocks/mock.ts'
import type { Run } from '../report/run.ts'
import { simulate } from '../simulate/simulate.ts'
import { start } from '../simulate/start.ts'
import { matchers } from './matchers.ts'

expect.extend(matchers)

interface Ours {
  toSucceedWith(output: unknown): void
  toFailWith(error: string | RegExp, cause?: string | RegExp | object): void
  toHaveRetried(state: string, times?: number): void
  toMatchHistory(events: unknown): void
}

/** The types of the matchers come with `stepwright/testing`. */
const expectRun = (run: unknown): Ours & { readonly not: Ours } => expect(run)

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'copy', Payload: '{% $states.input %}' },
      Output: '{% $states.result.Payload %}',
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 3 }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
}
const copying = (Copy: unknown, seed = 1): Promise<Run> =>
  simulate(definition, { input: { key: 'a' }, seed, mocks: { Copy } })
const retried = (): Promise<Run> => copying([fails('Busy'), fails('Busy'), { bytes: 5 }])
const refused = (): Promise<Run> => copying(fails('Refused', { by: 'S3', code: 403 }), 7)
const message = (result: { readonly message: () => string }): string | undefined => result.message().split('\n')[0]

describe('toSucceedWith', () => {
  test('compares the output, with placeholders as the framework knows them', async () => {
    const run = await retried()
    expectRun(run).toSucceedWith({ bytes: 5 })
    expectRun(run).toSucceedWith({ bytes: expect.any(Number) as number })
    expectRun(run).not.toSucceedWith({ bytes: 6 })
    const wrong = matchers.toSucceedWith.call(undefined, run, { bytes: 6 })
    expect([message(wrong), wrong.expected, wrong.actual]).toEqual([
      'expected the run to have succeeded with this output, and it has another',
      { bytes: 6 },
      { bytes: 5 },
    ])
    expect(matchers.toSucceedWith.call(undefined, run, { bytes: 5 }).pass).toBe(true)
  })

  test('of a run that failed tells how', async () => {
    expect(message(matchers.toSucceedWith.call(undefined, await refused(), {}))).toBe(
      'expected the run to have succeeded, and it ended FAILED with Refused: {"by":"S3","code":403}',
    )
  })
})

describe('toFailWith', () => {
  test('compares error and cause: as text, by a pattern, or the JSON in it', async () => {
    const run = await refused()
    expectRun(run).toFailWith('Refused')
    expectRun(run).toFailWith(/^Ref/, '{"by":"S3","code":403}')
    expectRun(run).toFailWith('Refused', /403/)
    expectRun(run).toFailWith('Refused', { by: 'S3', code: 403 })
    expectRun(run).toFailWith('Refused', { by: 'S3', code: expect.any(Number) as number })
    expectRun(run).not.toFailWith('Refused', { by: 'S3', code: 404 })
    expectRun(run).not.toFailWith('Refused', { by: 'S3' })
    expectRun(await retried()).not.toFailWith(/./)
    const wrong = matchers.toFailWith.call(undefined, run, 'Refused', { by: 'S3', code: 404 })
    expect([message(wrong), wrong.expected, wrong.actual]).toEqual([
      `expected the run to have failed with 'Refused' and this cause, and it ended FAILED with Refused: {"by":"S3","code":403}`,
      { error: 'Refused', cause: { by: 'S3', code: 404 } },
      { error: 'Refused', cause: { by: 'S3', code: 403 } },
    ])
  })
})

describe('toHaveRetried', () => {
  test('counts what Retry began anew', async () => {
    const run = await retried()
    expectRun(run).toHaveRetried('Copy')
    expectRun(run).toHaveRetried('Copy', 2)
    expectRun(run).not.toHaveRetried('Done')
    expectRun(await refused()).toHaveRetried('Copy', 0)
    expect(message(matchers.toHaveRetried(run, 'Copy', 1))).toBe(
      "expected 'Copy' to have been retried once, and it was twice",
    )
    expect(message(matchers.toHaveRetried(await refused(), 'Copy'))).toBe(
      "expected 'Copy' to have been retried, and it was not",
    )
    expect(message(matchers.toHaveRetried(await refused(), 'Done'))).toBe(
      "expected 'Done' to have been retried, and it was not reached",
    )
    expect(() => matchers.toHaveRetried(run, 'Cpoy')).toThrow("SW4002 The definition has no state 'Cpoy'.")
  })
})

describe('toMatchHistory', () => {
  const expected = [
    'ExecutionStarted',
    { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Copy', input: { key: 'a' } } },
    'TaskScheduled',
    'TaskStarted',
    { type: 'TaskSucceeded', taskSucceededEventDetails: { resource: 'invoke' } },
    'TaskStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    { id: 9, previousEventId: 8, executionSucceededEventDetails: { output: '{"bytes":5}' } },
  ] as const

  test('takes types and what matters of an event, and the history of another run whole', async () => {
    const run = await copying({ bytes: 5 })
    expectRun(run).toMatchHistory(expected)
    expectRun(run).not.toMatchHistory(expected.slice(1))
    expectRun(run).not.toMatchHistory([...expected, 'ExecutionStarted'])
    const later = await simulate(definition, {
      input: { key: 'a' },
      startTime: '2030-01-01T00:00:00Z',
      mocks: { Copy: { bytes: 5 } },
    })
    expect(later.history[0]?.timestamp).not.toBe(run.history[0]?.timestamp)
    expectRun(await copying({ bytes: 5 })).toMatchHistory({ events: run.history })
  })

  test('shows what differs in the form of what was expected', async () => {
    const run = await retried()
    const wrong = matchers.toMatchHistory.call(undefined, run, expected)
    expect(message(wrong)).toBe('expected the history to match these 9 events, and it differs from event 5 on')
    expect(wrong.actual).toEqual([
      'ExecutionStarted',
      { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Copy', input: { key: 'a' } } },
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      { type: 'TaskSucceeded', taskSucceededEventDetails: { resource: 'invoke' } },
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      { id: 15, previousEventId: 14, executionSucceededEventDetails: { output: '{"bytes":5}' } },
    ])
  })
})

describe('every message', () => {
  test('ends with the seed, after the timeline and the place where a handler threw', async () => {
    const run = await copying(() => {
      throw new RangeError('too many')
    }, 7)
    const lines = matchers.toHaveSucceeded(run).message().split('\n')
    expect(lines.slice(0, 5).concat(lines.slice(6))).toEqual([
      'expected the run to have succeeded, and it ended FAILED with RangeError: too many',
      '',
      '      +0s  Copy  Task  failed  RangeError: too many',
      '      +0s  FAILED  RangeError: too many',
      '',
      '',
      'seed 7',
    ])
    expect(lines[5]).toMatch(/^thrown at .*matchers\.test\.ts:\d+:\d+/)
  })

  test('tells of a run that is not over', () => {
    const run = start(definition, { input: {}, mocks: { Copy: {} } })
    expect(message(matchers.toHaveSucceeded(run))).toBe('expected the run to have succeeded, and it is not over')
  })
})
