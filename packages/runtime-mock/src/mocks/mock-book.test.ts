import { isStepwrightError } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { simulate } from '../simulate/simulate.ts'
import type { SimulateOptions } from '../simulate/options.ts'
import { after, fails, sequence, type MockCall } from './mock.ts'

const task = (name: string, next: string | null, more: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  ResultSelector: { 'value.$': '$.Payload' },
  ...(next === null ? { End: true } : { Next: next }),
  ...more,
})
const retry = { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }] }
const approval = {
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
}
const two = { StartAt: 'First', States: { First: task('a', 'Then one'), 'Then one': task('b', null, retry) } }

async function problem(definition: object, options: SimulateOptions): Promise<string> {
  const thrown: unknown = await simulate(definition, options).catch((error: unknown) => error)
  expect(isStepwrightError(thrown)).toBe(true)
  return isStepwrightError(thrown) ? thrown.message : ''
}

describe('mocks fail closed', () => {
  test('a task without a mock lists all of them, with a skeleton to paste', async () => {
    expect(await problem(two, {})).toMatchInlineSnapshot(`
      "SW4001 The run reached the task 'First', which has no mock. Nor has 'Then one'. Mock what the run will reach:
      mocks: {
        First: (args) => ({}), // arn:aws:states:::lambda:invoke
        'Then one': (args) => ({}), // arn:aws:states:::lambda:invoke
      }"
    `)
  })

  test('a task that is not reached needs no mock', async () => {
    const run = await simulate(two, { mocks: { First: fails('Broken') } })
    expect(run.error).toBe('Broken')
  })

  test('a mock for no state names the near one; one for another kind of state says so', async () => {
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Next: 'First' }, First: task('a', null) } }
    expect(await problem(definition, { mocks: { Frist: 1, P: 2 } })).toMatchInlineSnapshot(`
      "SW4002 The mock 'Frist' is for a state that the definition does not have. Did you mean 'First'?
      SW4002 The mock 'P' is for a Pass state; only Task states take mocks. Its tasks are 'First'."
    `)
  })

  test('an unused mock shows where the run went instead', async () => {
    expect(await problem(two, { mocks: { First: fails('Broken', 'no file'), 'Then one': 1 } })).toMatchInlineSnapshot(`
      "SW4003 The mock 'Then one' was not used. Remove it, or set \`allowUnusedMocks: true\` for a set of mocks that several tests share. What happened:
            +0s  First  Task  failed  Broken: no file
            +0s  FAILED  Broken: no file"
    `)
  })

  test('replies left over are unused too', async () => {
    expect(await problem(two, { mocks: { First: [1], 'Then one': [2, 3, 4] } })).toMatch(
      "SW4003 The mock 'Then one' has 3 replies, and 2 of them were not used.",
    )
  })

  test('a set of mocks may be shared when the test says so', async () => {
    const mocks = { First: fails('Broken'), 'Then one': [1, 2] }
    expect((await simulate(two, { allowUnusedMocks: true, mocks })).status).toBe('FAILED')
  })

  test('an exhausted sequence is an error, not a failed task', async () => {
    expect(await problem(two, { mocks: { First: 1, 'Then one': [fails('Busy')] } })).toMatchInlineSnapshot(
      `"SW4004 The mock 'Then one' has 1 reply, and state 'Then one' asked for one more (attempt 2). Add a reply for each call, retries included, or use one reply for all calls. An array as the result itself goes in sequence([…])."`,
    )
  })

  test('a result without JSON is an error', async () => {
    expect(await problem(two, { mocks: { First: () => 10n, 'Then one': 1 } })).toBe(
      "SW4010 The result of the mock 'First' is not JSON: Do not know how to serialize a BigInt.",
    )
  })

  test('a param without a value is an error that names it', async () => {
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Result: 'a-${Stage}-${Other}', End: true } } }
    expect(await problem(definition, { params: { Other: 'x' } })).toMatch(
      "SW4005 The definition has params without a value: 'Stage'.",
    )
    expect((await simulate(definition, { params: { Other: 'x', Stage: '$&' } })).output).toBe('a-$&-x')
  })

  test('a task that nothing answers waits for ever only without a timeout', async () => {
    const definition = {
      StartAt: 'A',
      States: { A: { ...task('a', null), ...approval } },
    }
    const late = { A: after({ days: 400 }, 1) }
    const timed = { StartAt: 'A', States: { A: { ...definition.States.A, TimeoutSeconds: 60 } } }
    expect((await simulate(timed, { mocks: late })).error).toBe('States.Timeout')
  })
})

describe('what a mock is given', () => {
  test('the attempt, the visit, the item and the context', async () => {
    const seen: unknown[] = []
    const definition = {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: { StartAt: 'T', States: { T: task('t', null, retry) } },
          End: true,
        },
      },
    }
    const T = (args: unknown, { attempt, visit, mapIndex, context }: MockCall): unknown => {
      seen.push({ args, attempt, visit, mapIndex, name: (context['State'] as { readonly Name: string }).Name })
      return attempt === 1 && mapIndex === 1 ? fails('Busy') : args
    }
    const run = await simulate(definition, { input: { items: ['x', 'y'] }, mocks: { T } })

    expect(run.output).toEqual([{ value: 'x' }, { value: 'y' }])
    expect(seen).toEqual([
      { args: 'x', attempt: 1, visit: 1, mapIndex: 0, name: 'T' },
      { args: 'y', attempt: 1, visit: 2, mapIndex: 1, name: 'T' },
      { args: 'y', attempt: 2, visit: 2, mapIndex: 1, name: 'T' },
    ])
  })

  test('replies come in the order of the calls, whichever promise settles first', async () => {
    const branch = (name: string): object => ({ StartAt: name, States: { [name]: task(name, null) } })
    const definition = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true } },
    }
    let release: (value: string) => void = () => undefined
    const slow = new Promise<string>((resolve) => {
      release = resolve
    })
    const run = await simulate(definition, {
      mocks: {
        A: () => slow,
        B: () => {
          release('a')
          return 'b'
        },
      },
    })
    expect(run.output).toEqual([{ value: 'a' }, { value: 'b' }])
    const names = run.history.flatMap(({ stateExitedEventDetails: exited }) => (exited ? [exited.name] : []))
    expect(names).toEqual(['A', 'B', 'P'])
  })
})

describe('what a mock gives', () => {
  const one = { StartAt: 'A', States: { A: { ...task('a', null), ResultSelector: { 'whole.$': '$' } } } }

  test("a payload travels in Lambda's envelope", async () => {
    const { output } = await simulate(one, { input: { n: 1 }, mocks: { A: ({ n }: { n: number }) => ({ n: n + 1 }) } })
    expect(output).toMatchInlineSnapshot(`
      {
        "whole": {
          "ExecutedVersion": "$LATEST",
          "Payload": {
            "n": 2,
          },
          "SdkHttpMetadata": {
            "AllHttpHeaders": {
              "Connection": [
                "keep-alive",
              ],
              "Content-Length": [
                "7",
              ],
              "Content-Type": [
                "application/json",
              ],
              "Date": [
                "Thu, 01 Jan 2026 00:00:00 GMT",
              ],
              "X-Amz-Executed-Version": [
                "$LATEST",
              ],
              "X-Amzn-Trace-Id": [
                "Root=1-6955b900-e6e0395750af425eab81aea5;Parent=ab81aea52152f80a;Sampled=0",
              ],
              "x-amzn-Remapped-Content-Length": [
                "0",
              ],
              "x-amzn-RequestId": [
                "e6e03957-50af-425e-ab81-aea52152f80a",
              ],
            },
            "HttpHeaders": {
              "Connection": "keep-alive",
              "Content-Length": "7",
              "Content-Type": "application/json",
              "Date": "Thu, 01 Jan 2026 00:00:00 GMT",
              "X-Amz-Executed-Version": "$LATEST",
              "X-Amzn-Trace-Id": "Root=1-6955b900-e6e0395750af425eab81aea5;Parent=ab81aea52152f80a;Sampled=0",
              "x-amzn-Remapped-Content-Length": "0",
              "x-amzn-RequestId": "e6e03957-50af-425e-ab81-aea52152f80a",
            },
            "HttpStatusCode": 200,
          },
          "SdkResponseMetadata": {
            "RequestId": "e6e03957-50af-425e-ab81-aea52152f80a",
          },
          "StatusCode": 200,
        },
      }
    `)
  })

  test("an error that a handler throws takes Lambda's shape", async () => {
    class QuotaError extends Error {
      override readonly name = 'QuotaError'
    }
    const run = await simulate(one, {
      mocks: {
        A: () => {
          throw new QuotaError('no more')
        },
      },
    })
    expect(run.error).toBe('QuotaError')
    const cause = JSON.parse(run.cause ?? '') as { readonly trace: readonly string[] }
    expect(cause).toEqual({ errorType: 'QuotaError', errorMessage: 'no more', trace: cause.trace })
    expect(cause.trace[0]).toBe('QuotaError: no more')
  })

  test('a resource ARN serves every task on it that has no mock of its own', async () => {
    const run = await simulate(two, { mocks: { 'arn:aws:states:::lambda:invoke': 'any', 'Then one': 'own' } })
    expect(run.output).toEqual({ value: 'own' })
    expect(run.state('First').attempts).toHaveLength(1)
  })

  test('an array from a sequence is a result', async () => {
    const run = await simulate(two, { mocks: { First: sequence([1, 2]), 'Then one': (args: unknown) => args } })
    expect(run.output).toEqual({ value: { value: [1, 2] } })
  })

  test('a delay passes virtual time, and beyond the timeout it times out', async () => {
    const timed = { StartAt: 'A', States: { A: { ...task('a', null), TimeoutSeconds: 60 } } }
    const inTime = await simulate(timed, { mocks: { A: after({ seconds: 59 }, 'ok') } })
    expect(inTime.elapsed.ms).toBe(59_000)
    const late = await simulate(timed, { mocks: { A: after({ seconds: 61 }, 'ok') } })
    expect([late.status, late.error, late.elapsed.ms]).toEqual(['FAILED', 'States.Timeout', 60_000])
  })

  test('heartbeats keep a callback alive for longer than HeartbeatSeconds', async () => {
    const approve = {
      ...task('a', null),
      ...approval,
      HeartbeatSeconds: 60,
    }
    const definition = { StartAt: 'A', States: { A: { ...approve, ResultSelector: { 'whole.$': '$' } } } }
    const silent = await simulate(definition, { mocks: { A: after({ hours: 1 }, 'yes') } })
    expect([silent.error, silent.elapsed.ms]).toEqual(['States.Timeout', 60_000])
    const alive = after({ hours: 1 }, 'yes', { heartbeatEvery: { seconds: 45 } })
    expect((await simulate(definition, { mocks: { A: alive } })).output).toEqual({ whole: 'yes' })
    const slow = after({ hours: 1 }, 'yes', { heartbeatEvery: { seconds: 61 } })
    expect((await simulate(definition, { mocks: { A: slow } })).elapsed.ms).toBe(60_000)
  })
})
