import { isStepwrightError, type JsonValue } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { after, waits, worker } from '../mocks/mock.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'

const approve = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', MessageBody: { 'order.$': '$.order', 'token.$': '$$.Task.Token' } },
}
const activity = 'arn:aws:states:us-east-1:123456789012:activity:pack'
const lambda = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
}
const ordering = {
  StartAt: 'Cool down',
  States: {
    'Cool down': { Type: 'Wait', Seconds: 3600, Next: 'Approve' },
    Approve: { ...approve, TimeoutSeconds: 86_400, HeartbeatSeconds: 7200, Next: 'Ship' },
    Ship: { ...lambda, OutputPath: '$.Payload', End: true },
  },
}
const inMap = (state: object): object => ({
  StartAt: 'Orders',
  States: {
    Orders: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Approve', States: { Approve: { ...state, End: true } } },
      End: true,
    },
  },
})
const problem = async (work: Promise<unknown>): Promise<string> => {
  const thrown: unknown = await work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  return isStepwrightError(thrown) ? thrown.message : String(thrown)
}
const types = (history: readonly { readonly type: string }[]): string => history.map(({ type }) => type).join(' ')

describe('a callback', () => {
  test('is answered by the test, after the time that passes until it is reached', async () => {
    const run = start(ordering, { input: { order: 'o-1' }, mocks: { Ship: (order: unknown) => order } })
    expect([run.status, run.path, run.elapsed.ms]).toEqual(['RUNNING', [], 0])

    const waiting = await run.task('Approve').waiting()
    expect(waiting).toMatchObject({ state: 'Approve', attempt: 1, mapIndex: null, inside: [] })
    expect(waiting.arguments).toEqual({ QueueUrl: 'q', MessageBody: { order: 'o-1', token: waiting.token } })
    expect([run.status, run.path, run.elapsed.iso]).toEqual(['RUNNING', ['Cool down', 'Approve'], 'PT1H'])
    expect(run.state('Approve').visits[0]?.outcome).toBe('running')

    await waiting.succeed({ approved: true })
    expect([run.status, run.path.at(-1)]).toEqual(['SUCCEEDED', 'Ship'])
    const ended = await run.finish()
    expect([ended.output, ended.elapsed.iso, ended.seed]).toEqual([{ approved: true }, 'PT1H', 1])
    expect(ended.state('Approve').attempts[0]).toMatchObject({ result: { approved: true }, outcome: 'succeeded' })
  })

  test('that fails, fails with the error and the cause that were sent', async () => {
    const run = start(ordering, { input: { order: 'o-1' }, allowUnusedMocks: true, mocks: { Ship: {} } })
    await run.task('Approve').fail('Rejected', { why: 'too dear' })
    const { status, error, cause } = await run.finish()
    expect([status, error, cause]).toEqual(['FAILED', 'Rejected', '{"why":"too dear"}'])
  })

  test('ends by its heartbeat at the very second, and each heartbeat begins the time anew', async () => {
    const run = start(ordering, { input: { order: 'o-1' }, allowUnusedMocks: true, mocks: { Ship: {} } })
    await run.task('Approve').heartbeat()
    await run.clock.advance({ seconds: 7199 })
    await run.task('Approve').heartbeat()
    await run.clock.advance({ seconds: 7199 })
    expect([run.status, run.waiting.length]).toEqual(['RUNNING', 1])
    const [waiting] = run.waiting
    await run.clock.advance({ seconds: 1 })
    expect([run.status, run.error, run.elapsed.ms / 1000]).toEqual(['FAILED', 'States.Timeout', 3600 + 7199 + 7200])
    expect(await problem(waiting!.succeed({}))).toMatch("SW4015 The task 'Approve' waits for an answer no longer.")
    expect((await run.finish()).status).toBe('FAILED')
  })

  test('that nobody answers times out, and without a timeout the way to answer is told', async () => {
    const { HeartbeatSeconds: _, ...patient } = ordering.States.Approve
    const timed = { ...ordering, States: { ...ordering.States, Approve: patient } }
    const options = { input: { order: 'o-1' }, allowUnusedMocks: true, mocks: { Ship: {} } }
    const run = await start(timed, options).finish()
    expect([run.error, run.elapsed.iso]).toEqual(['States.Timeout', 'P1DT1H'])

    const { TimeoutSeconds: __, ...endless } = patient
    const forgotten = start({ ...ordering, States: { ...ordering.States, Approve: endless } }, options)
    expect(await problem(forgotten.finish())).toBe(
      "SW4011 The execution waits for ever in 'Approve'. Answer it from the test, which drives the execution with `start`: `await run.task('Approve').succeed(…)`. Or give the task a timeout or a mock that answers, or `stop` the execution.",
    )
    await forgotten.stop({ error: 'Enough' })
    expect((await forgotten.finish()).status).toBe('ABORTED')
  })

  test('without a mock is an error where no test drives, and waits() leaves it alone', async () => {
    const options = { input: { order: 'o-1' }, allowUnusedMocks: true }
    expect(await problem(simulate(ordering, { ...options, mocks: { Ship: {} } }))).toMatch(
      "SW4001 The run reached the task 'Approve'",
    )
    expect((await simulate(ordering, { ...options, mocks: { Approve: waits(), Ship: {} } })).error).toBe(
      'States.Timeout',
    )
  })

  test('is tried again as its Retry says, and each attempt is answered', async () => {
    const retrying = { ...approve, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60 }], End: true }
    const run = start({ StartAt: 'Approve', States: { Approve: retrying } }, { input: { order: 'o-1' } })
    const first = await run.task('Approve').waiting()
    await first.fail('Busy')
    expect(run.waiting).toEqual([])
    const second = await run.task('Approve').waiting()
    expect([second.attempt, second.token === first.token, run.elapsed.iso]).toEqual([2, false, 'PT1M'])
    await second.succeed('ok')
    const { attempts, visits } = (await run.finish()).state('Approve')
    expect(attempts.map(({ error, result }) => [error, result])).toEqual([
      ['Busy', undefined],
      [null, 'ok'],
    ])
    expect(visits[0]?.retries).toBe(1)
  })
})

describe('several at once', () => {
  test('are told apart by their iteration, their arguments and their token', async () => {
    const run = start(inMap(approve), { input: ['a', 'b', 'c', 'd'].map((order) => ({ order })) })
    const all = await run.tasks('Approve')
    expect(all.map(({ mapIndex }) => mapIndex)).toEqual([0, 1, 2, 3])
    expect(await problem(run.task('Approve').succeed(1))).toBe(
      "SW4015 4 tasks wait in 'Approve': 'Orders #0', 'Orders #1', 'Orders #2', 'Orders #3'. Say which: `run.task('Approve', { mapIndex: 0 })`, or take them all: `await run.tasks('Approve')`.",
    )
    const orderOf = (args: JsonValue): unknown => (args as { MessageBody: { order: string } }).MessageBody.order
    await run.task('Approve', { where: (args) => orderOf(args) === 'c' }).succeed('by arguments')
    await run.task('Approve', { token: all[3]?.token ?? '' }).succeed('by token')
    await run.task('Approve', { mapIndex: 1 }).succeed('by index')
    await run.task('Approve', { inside: { Orders: 0 } }).succeed('by the Map')
    const ended = await run.finish()
    expect(ended.output).toEqual(['by the Map', 'by index', 'by arguments', 'by token'])
    expect(ended.state('Approve', { mapIndex: 2 }).attempts.map(({ result }) => result)).toEqual(['by arguments'])
    expect(ended.state('Approve', { inside: { Orders: 3 } }).visits).toHaveLength(1)
    expect(() => ended.state('Approve', { inside: { Order: 3 } })).toThrow("SW4002 The definition has no Map 'Order'.")
  })

  test('in child executions of a distributed Map are answered as well', async () => {
    const distributed = {
      StartAt: 'Orders',
      States: {
        Orders: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Approve',
            States: { Approve: { ...approve, End: true } },
          },
          End: true,
        },
      },
    }
    const run = start(distributed, { input: [{ order: 'a' }, { order: 'b' }] })
    await run.task('Approve', { inside: { Orders: 1 } }).succeed('second')
    await run.task('Approve', { mapIndex: 0 }).succeed('first')
    expect((await run.finish()).output).toEqual(['first', 'second'])
  })
})

describe('an activity', () => {
  const packing = {
    StartAt: 'Pack',
    States: { Pack: { Type: 'Task', Resource: activity, TimeoutSeconds: 600, HeartbeatSeconds: 60, End: true } },
  }

  test('lies until a worker takes it: neither its timeout nor its heartbeat runs', async () => {
    const run = start(packing)
    await run.clock.advance({ seconds: 900 })
    await run.task('Pack').take('packer-1')
    await run.clock.advance({ seconds: 59 })
    await run.task('Pack').succeed({ boxes: 2 })
    const { history, output } = await run.finish()
    expect(output).toEqual({ boxes: 2 })
    expect(types(history)).toBe(
      'ExecutionStarted TaskStateEntered ActivityScheduled ActivityStarted ActivitySucceeded TaskStateExited ExecutionSucceeded',
    )
    expect(history[3]?.activityStartedEventDetails).toEqual({ workerName: 'packer-1' })

    expect(await problem(start(packing).finish())).toMatch('SW4011')
    const forgotten = await start({ ...packing, TimeoutSeconds: 7200 }).finish()
    expect([forgotten.status, forgotten.elapsed.iso]).toEqual(['TIMED_OUT', 'PT2H'])
    expect(types(forgotten.history)).toBe('ExecutionStarted TaskStateEntered ActivityScheduled ExecutionTimedOut')
  })

  test('has a worker as its mock', async () => {
    const mock = worker('packer-1', after({ minutes: 5 }, { boxes: 2 }, { heartbeatEvery: { seconds: 30 } }), {
      takesAfter: { minutes: 2 },
    })
    const run = await simulate(packing, { mocks: { Pack: mock } })
    expect([run.output, run.elapsed.iso]).toEqual([{ boxes: 2 }, 'PT7M'])
    const slow = worker('packer-1', after({ minutes: 11 }, { boxes: 2 }, { heartbeatEvery: { seconds: 30 } }), {
      takesAfter: { minutes: 11 },
    })
    const failed = await simulate(packing, { mocks: { Pack: slow } })
    expect([failed.error, failed.elapsed.iso]).toEqual(['States.Timeout', 'PT21M'])
    const silent = worker('packer-1', waits(), { takesAfter: { minutes: 2 } })
    const missed = await simulate(packing, { mocks: { Pack: silent } })
    expect([missed.error, missed.elapsed.iso]).toEqual(['States.Timeout', 'PT3M'])
  })
})

describe('going on', () => {
  const steps = {
    StartAt: 'Start job',
    States: {
      'Start job': {
        Type: 'Task',
        Resource: 'arn:aws:states:::glue:startJobRun.sync',
        Parameters: { JobName: 'j' },
        Next: 'Settle',
      },
      Settle: { Type: 'Wait', Seconds: 60, Next: 'Done' },
      Done: { Type: 'Pass', End: true },
    },
  }

  test('a job ends when the test says so, and the execution goes on until a state', async () => {
    const run = start(steps)
    await run.clock.advance({ days: 1 })
    await run.task('Start job').succeed({ JobRunState: 'SUCCEEDED' })
    await run.until('Settle')
    expect(run.elapsed.iso).toBe('P1D')
    await run.until('Done')
    expect([run.clock.now().toISOString(), run.status]).toEqual(['2026-01-02T00:01:00.000Z', 'SUCCEEDED'])
    expect(await problem(run.until('Settle'))).toMatch(
      "SW4015 The state 'Settle' is never reached: the execution ended SUCCEEDED.",
    )
    expect(await problem(run.task('Start job').heartbeat())).toMatch(
      "SW4015 The task 'Start job' never waits for an answer: the execution ended SUCCEEDED.",
    )
  })

  test('what stands in the way is told, and a name that is not there', async () => {
    const run = start(steps)
    expect(await problem(run.until('Done'))).toMatch(
      "SW4015 The state 'Done' is never reached: the execution waits for an answer to 'Start job'. Answer that first: `await run.task('Start job').succeed(…)`.",
    )
    expect(() => run.task('Star job')).toThrow(
      "SW4002 The definition has no task 'Star job'. Did you mean 'Start job'?",
    )
    expect(await problem(run.until('Setle'))).toMatch('SW4002')
  })

  test('promises that are not awaited one by one go on one after the other', async () => {
    const both = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: ['One', 'Two'].map((name) => ({ StartAt: name, States: { [name]: { ...approve, End: true } } })),
          End: true,
        },
      },
    }
    const run = start(both, { input: { order: 'a' } })
    const [, , ended] = await Promise.all([run.task('Two').succeed(2), run.task('One').succeed(1), run.finish()])
    expect(ended.output).toEqual([1, 2])
  })

  test('a wrong call breaks the execution once and for all', async () => {
    const run = start({ StartAt: 'Ship', States: { Ship: { ...lambda, End: true } } })
    expect(await problem(run.finish())).toMatch('SW4001')
    expect(await problem(run.clock.advance({ hours: 1 }))).toMatch('SW4001')
  })
})
