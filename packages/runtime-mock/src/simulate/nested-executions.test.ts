import { expect, test } from 'vitest'
import { after, fails, waits } from '../mocks/mock.ts'
import { runs } from '../mocks/runs.ts'
import type { Run } from '../report/run.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'

const childArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child'
const activity = 'arn:aws:states:us-east-1:123456789012:activity:approve'
const startMs = Date.parse('2026-01-01T00:00:00Z')
const lambda = (name: string) => ({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: name } })
const probe = (more: object = { End: true }) => ({ Type: 'Task', ...lambda('probe'), OutputPath: '$.Payload', ...more })
/** An hour passes, then it asks. */
const child = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3600, Next: 'Probe' }, Probe: probe() } }
const starting = (suffix: string, more: object = {}, parameters: object = {}) => ({
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${suffix}`,
      Parameters: { StateMachineArn: childArn, Name: 'child', Input: { a: 1 }, ...parameters },
      End: true,
      ...more,
    },
  },
})
const nestedIn = (run: Pick<Run, 'state'>, at = 0) => run.state('Check').attempts[at]?.nested
const described = (own: unknown, output: unknown) => ({
  ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:child',
  Input: own,
  InputDetails: { Included: true },
  Name: 'child',
  Output: output,
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  StartDate: startMs,
  StateMachineArn: childArn,
  Status: 'SUCCEEDED',
  StopDate: startMs + 3_600_000,
})

test('.sync gives the output as text, .sync:2 as JSON, when the nested execution has ended', async () => {
  for (const [suffix, own, output] of [
    ['.sync', '{"a":1}', '{"rows":3}'],
    ['.sync:2', { a: 1 }, { rows: 3 }],
  ] as const) {
    const run = await simulate(starting(suffix), { mocks: { Check: runs(child, { mocks: { Probe: { rows: 3 } } }) } })
    expect(run.output).toEqual(described(own, output))
    expect(run.elapsed.iso).toBe('PT1H')
    expect(run.path).toEqual(['Check'])
    const nested = nestedIn(run)
    expect(nested).toMatchObject({ status: 'SUCCEEDED', output: { rows: 3 }, path: ['Wait', 'Probe'] })
    expect(nested?.history[0]).toMatchObject({ executionStartedEventDetails: { input: '{"a":1}' } })
    expect(run.history.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ])
  }
})

test('without .sync the task ends at once, and the nested execution goes on by itself', async () => {
  const run = await simulate(starting(''), { mocks: { Check: runs(child, { mocks: { Probe: { rows: 3 } } }) } })
  expect(run.output).toMatchObject({ ExecutionArn: described(0, 0).ExecutionArn, StartDate: startMs })
  expect(run.elapsed.ms).toBe(0)
  expect(nestedIn(run)).toMatchObject({ status: 'SUCCEEDED', elapsed: { iso: 'PT1H' } })
})

test('a failure is States.TaskFailed with the description; a retry starts another execution, on the same mocks', async () => {
  const retried = starting('.sync:2', {
    Parameters: { StateMachineArn: childArn, Input: { a: 1 } },
    Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1, IntervalSeconds: 10 }],
  })
  const mocks = { Check: runs(child, { mocks: { Probe: [fails('Broken', 'why'), { rows: 3 }] } }) }
  const run = await simulate(retried, { mocks })
  expect(run.status).toBe('SUCCEEDED')
  expect(run.elapsed.iso).toBe('PT2H10S')
  const [first, second] = run.state('Check').attempts
  expect(first).toMatchObject({ error: 'States.TaskFailed', nested: { status: 'FAILED', error: 'Broken' } })
  const cause = JSON.parse(first?.cause ?? '') as object
  expect(cause).toMatchObject({ Status: 'FAILED', Error: 'Broken', Cause: 'why', Input: { a: 1 } })
  expect(cause).not.toHaveProperty('Output')
  expect(second?.nested?.executionArn).not.toBe(first?.nested?.executionArn)
  // The same seed gives the same names, and with them the same histories.
  const again = await simulate(retried, { mocks })
  expect(again.history).toEqual(run.history)
  expect(nestedIn(again, 1)?.history).toEqual(second?.nested?.history)
})

test('what the service refuses to start', async () => {
  const mocks = { Check: runs(child, { mocks: { Probe: {} } }) }
  const told = async (parameters: object) => {
    const { error, cause } = await simulate(starting('.sync', {}, parameters), { mocks, allowUnusedMocks: true })
    return [error, cause?.split(' (')[0]]
  }
  expect(await told({ Name: 'a b' })).toEqual(['StepFunctions.InvalidNameException', "Invalid Name: 'a b'"])
  const [error, cause] = await told({ Input: '{' })
  expect(error).toBe('StepFunctions.InvalidExecutionInputException')
  expect(cause).toMatch(/^Invalid State Machine Execution Input: '/)
  const retry = { Retry: [{ ErrorEquals: ['States.TaskFailed'] }] }
  const twice = await simulate(starting('.sync', retry), {
    mocks: { Check: runs(child, { mocks: { Probe: fails('Broken') } }) },
  })
  expect(twice.error).toBe('StepFunctions.ExecutionAlreadyExistsException')
})

test('who gives up waiting stops the nested execution', async () => {
  const mocks = { Check: runs(child, { mocks: { Probe: {} } }) }
  const run = await simulate(starting('.sync', { TimeoutSeconds: 60 }), { mocks, allowUnusedMocks: true })
  expect(run).toMatchObject({ status: 'FAILED', error: 'States.Timeout', elapsed: { iso: 'PT1M' } })
  expect(nestedIn(run)).toMatchObject({ status: 'ABORTED', path: ['Wait'], elapsed: { iso: 'PT1M' } })
})

test('executions nest in nested ones, and in the iterations of Maps', async () => {
  const middle = starting('.sync:2', {
    Parameters: { StateMachineArn: childArn, Input: { b: 2 } },
    OutputPath: '$.Output',
  })
  const { Check } = starting('.sync:2').States
  const outer = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Check',
          States: {
            Check: {
              ...Check,
              Parameters: { StateMachineArn: childArn.replace('Child', 'Middle'), 'Input.$': '$' },
              OutputPath: '$.Output',
            },
          },
        },
        End: true,
      },
    },
  }
  const run = await simulate(outer, {
    input: [{ item: 'x' }, { item: 'y' }],
    mocks: { Check: runs(middle, { mocks: { Check: runs(child, { mocks: { Probe: [{ n: 1 }, { n: 2 }] } }) } }) },
  })
  expect(run.output).toEqual([{ n: 1 }, { n: 2 }])
  const inner = run.state('Check', { mapIndex: 1 }).attempts[0]?.nested
  expect(inner?.history[0]).toMatchObject({ executionStartedEventDetails: { input: '{"item":"y"}' } })
  expect(inner && nestedIn(inner)?.output).toEqual({ n: 2 })
})

test('the test answers what waits in a nested execution', async () => {
  const asking = { StartAt: 'Approve', States: { Approve: { Type: 'Task', Resource: activity, End: true } } }
  const run = start(starting('.sync:2', { OutputPath: '$.Output' }), { mocks: { Check: runs(asking) } })
  const nested = await run.nested('Check')
  expect(nested).toMatchObject({ status: 'RUNNING', path: ['Approve'] })
  expect(run.waiting).toEqual([])
  await run.clock.advance({ hours: 2 })
  await nested.task('Approve').succeed({ approved: true })
  expect(nested.status).toBe('SUCCEEDED')
  const done = await run.finish()
  expect(done).toMatchObject({ output: { approved: true }, elapsed: { iso: 'PT2H' } })
})

test('a callback is answered by the test while the nested execution goes on', async () => {
  const run = start(starting('.waitForTaskToken', {}, { Input: { 'token.$': '$$.Task.Token' } }), {
    mocks: { Check: runs(child, { mocks: { Probe: {} } }) },
  })
  const { token } = await run.task('Check').waiting()
  expect((await run.nested('Check')).history[0]).toMatchObject({
    executionStartedEventDetails: { input: JSON.stringify({ token }) },
  })
  await run.task('Check').succeed({ done: true })
  expect(await run.finish()).toMatchObject({ output: { done: true }, elapsed: { ms: 0 } })
})

test('wrong calls', async () => {
  const mock = (inner: object) => ({ mocks: { Check: runs(child, { mocks: inner as never }) } })
  await expect(simulate(starting('.sync'), mock({}))).rejects.toThrow(
    "The run reached the task 'Probe', which has no mock.",
  )
  await expect(simulate(starting('.sync'), mock({ Prob: {} }))).rejects.toThrow("The mock 'Prob' is for a state")
  await expect(simulate(starting('.sync'), mock({ Probe: [{}, {}] }))).rejects.toThrow('1 of them was not used')
  await expect(simulate(starting('.sync'), mock({ Probe: waits() }))).rejects.toThrow(
    "The execution waits for ever in 'Check'.",
  )
  const late = { mocks: { Check: after({ hours: 1 }, runs(child)) } }
  await expect(simulate(starting('.sync'), late)).rejects.toThrow(
    "The mock of 'Check' has runs(…) inside another reply.",
  )
  const misplaced = { StartAt: 'Probe', States: { Probe: probe() } }
  await expect(simulate(misplaced, { mocks: { Probe: runs(child) } })).rejects.toThrow(
    "The mock of 'Probe' runs a state machine, and its task starts none: it is on 'arn:aws:states:::lambda:invoke'.",
  )
  const run = start(starting('.sync'), { mocks: { Check: {} } })
  await expect(run.nested('Check')).rejects.toThrow("The task 'Check' never starts an execution that the test runs")
})
