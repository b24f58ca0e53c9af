import { describe, expect, test } from 'vitest'
import { isStepwrightError } from '@stepwright/asl'
import { after, fails } from '../mocks/mock.ts'
import type { Run } from '../report/run.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'

const task = (more: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
})
const machine = (states: object, more: object = {}): object => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
  ...more,
})

/** The events from the redrive on: id, the one it links to, type. */
function afterRedrive(run: Run): readonly string[] {
  const at = run.history.findIndex(({ type }) => type === 'ExecutionRedriven')
  return run.history.slice(at).map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`)
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  return isStepwrightError(error) ? error.diagnostics.map(({ code, message }) => `${code} ${message}`).join() : ''
}

describe('a redriven execution goes on where it stood:', () => {
  const loading = machine({
    Load: task({ Assign: { rows: '{% $states.result.Payload.rows %}' }, Next: 'Merge' }),
    Merge: task({
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 10 }],
      Output: '{% { "rows": $rows, "redrives": $states.context.Execution.RedriveCount } %}',
      End: true,
    }),
  })

  test('what has succeeded is kept, with its variables, and the task is scheduled again', async () => {
    const broken = await simulate(loading, { mocks: { Load: [{ rows: 3 }], Merge: fails('Down') } })
    expect([broken.status, broken.history.length]).toEqual(['FAILED', 14])
    const mended = await broken.redrive({ mocks: { Merge: {} }, after: { hours: 1 } })
    expect(mended.output).toEqual({ rows: 3, redrives: 1 })
    expect(mended.path).toEqual(['Load', 'Merge'])
    expect(afterRedrive(mended)).toEqual([
      '15<14 ExecutionRedriven',
      '16<13 TaskScheduled',
      '17<16 TaskStarted',
      '18<17 TaskSucceeded',
      '19<18 TaskStateExited',
      '20<19 ExecutionSucceeded',
    ])
    expect(mended.history[14]?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 })
    expect(mended.elapsed.iso).toBe('PT1H10S')
    expect(mended.state('Merge').attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'succeeded'])
    expect(mended.state('Merge').visits[0]?.outcome).toBe('succeeded')
    // What was told before stays as it was.
    expect([broken.history.length, broken.visits[1]?.outcome, broken.visits[1]?.attempts.length]).toEqual([
      14,
      'failed',
      2,
    ])
  })

  test('retries begin anew, and it may be redriven once more', async () => {
    const broken = await simulate(loading, { mocks: { Load: { rows: 3 }, Merge: fails('Down') } })
    const again = await broken.redrive()
    expect([again.status, again.state('Merge').attempts.length]).toEqual(['FAILED', 4])
    const mended = await again.redrive({ mocks: { Merge: [fails('Down'), {}] } })
    expect(mended.output).toEqual({ rows: 3, redrives: 2 })
  })

  test('the context object tells when, once it was', async () => {
    const telling = machine({ Ask: task({ Output: '{% $states.context.Execution.RedriveTime %}', End: true }) })
    const run = await simulate(telling, { mocks: { Ask: fails('Down') }, startTime: '2026-01-01T00:00:00Z' })
    const mended = await run.redrive({ mocks: { Ask: {} }, after: { seconds: 5 } })
    expect(mended.output).toBe('2026-01-01T00:00:05.000Z')
  })

  test('of a Parallel, only branches that failed or were aborted', async () => {
    const both = machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          machine({ Quick: task({ End: true }) }),
          machine({ Slow: task({ End: true }) }),
          machine({ Wrong: task({ End: true }) }),
        ].map(({ QueryLanguage: _, ...branch }: { QueryLanguage?: string }) => branch),
        End: true,
      },
    })
    const broken = await simulate(both, {
      mocks: { Quick: ['quick'], Slow: after({ minutes: 5 }, 'slow'), Wrong: after({ minutes: 1 }, fails('Down')) },
    })
    expect(broken.status).toBe('FAILED')
    const mended = await broken.redrive({ mocks: { Wrong: 'right' } })
    expect(mended.output).toEqual(['quick', 'slow', 'right'])
    expect(mended.state('Quick').attempts.length).toBe(1)
    expect(mended.state('Slow').visits.map(({ outcome, attempts }) => [outcome, attempts.length])).toEqual([
      ['succeeded', 2],
    ])
  })

  test('of a Map, the iterations that failed, and those that were not started', async () => {
    const each = machine({
      Each: {
        Type: 'Map',
        Items: '{% $states.input %}',
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'One', States: { One: task({ End: true }) } },
        End: true,
      },
    })
    const broken = await simulate(each, {
      input: [1, 2, 3],
      mocks: { One: (n: unknown) => (n === 2 ? fails('Two') : n) },
    })
    expect(broken.path).toEqual(['Each', 'One', 'One'])
    const mended = await broken.redrive({ mocks: { One: (n: unknown) => n } })
    expect(mended.output).toEqual([1, 2, 3])
    expect(mended.path).toEqual(['Each', 'One', 'One', 'One'])
    expect(afterRedrive(mended).slice(0, 3)).toEqual([
      '20<19 ExecutionRedriven',
      '21<15 TaskScheduled',
      '22<21 TaskStarted',
    ])
  })

  test('a Choice asks again, a Wait waits again, a Fail fails again', async () => {
    const timed = machine(
      { Wait: { Type: 'Wait', Seconds: 20, Next: 'Fail' }, Fail: { Type: 'Fail', Error: 'No' } },
      { TimeoutSeconds: 10 },
    )
    const run = await simulate(timed)
    expect(run.status).toBe('TIMED_OUT')
    const again = await run.redrive()
    expect([again.status, afterRedrive(again)]).toEqual([
      'TIMED_OUT',
      ['4<3 ExecutionRedriven', '5<2 ExecutionTimedOut'],
    ])
    const failing = await simulate(machine({ Fail: { Type: 'Fail', Error: 'No' } }))
    expect(afterRedrive(await failing.redrive())).toEqual([
      '4<3 ExecutionRedriven',
      '5<0 FailStateEntered',
      '6<5 ExecutionFailed',
    ])
  })

  test('an execution that was stopped, driven by the test', async () => {
    const run = start(
      machine({ Ask: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', End: true } }),
    )
    await run.until('Ask')
    await run.stop()
    await run.redrive()
    expect([run.status, run.visits.map(({ outcome }) => outcome)]).toEqual(['RUNNING', ['running']])
    await run.task('Ask').succeed('done')
    expect((await run.finish()).output).toBe('done')
  })
})

describe('what cannot be redriven is refused:', () => {
  test.each<[string, object, object, object, string]>([
    ['a success', { S: { Type: 'Succeed' } }, {}, {}, 'SW4016 The execution is SUCCEEDED and cannot be redriven.'],
    [
      'what ended long ago',
      { F: { Type: 'Fail' } },
      {},
      { after: { days: 15 } },
      'SW4016 The execution ended more than 14 days ago.',
    ],
    [
      'a Succeed state',
      { S: { Type: 'Succeed', Output: '{% $error("no") %}' } },
      {},
      {},
      "SW4016 The execution failed in the Succeed state 'S', which is never redriven.",
    ],
    [
      'a Map Run',
      {
        All: {
          Type: 'Map',
          Items: [1],
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'F',
            States: { F: { Type: 'Fail', Error: 'No' } },
          },
          End: true,
        },
      },
      {},
      {},
      "SW4007 A redrive would start the children of the Map Run in 'All' again that did not succeed, which the mock runtime does not simulate yet.",
    ],
  ])('%s', async (_, states, options, how, said) => {
    expect(await refusal((await simulate(machine(states), options)).redrive(how))).toBe(said)
  })

  test('a mock for no task', async () => {
    const run = await simulate(machine({ F: { Type: 'Fail' } }))
    expect(await refusal(run.redrive({ mocks: { G: {} } }))).toMatch(/^SW4002 /)
  })
})
