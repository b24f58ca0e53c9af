import { expect, test } from 'vitest'
import { after, fails } from '../mocks/mock.ts'
import { simulate } from '../simulate/simulate.ts'
import { timeline, type TimelineOptions } from './timeline.ts'

type Options = NonNullable<Parameters<typeof simulate>[1]>

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
}

async function told(definition: object, options: Options, how?: TimelineOptions): Promise<string> {
  const run = await simulate(JSON.stringify(definition), options)
  return `\n${timeline(run, how).join('\n')}\n`
}

test('a Parallel whose branch failed says so, its branches and the Fail tell the cause', async () => {
  const definition = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Refuse', States: { Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'no header' } } },
          { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } },
        ],
        Catch: [{ ErrorEquals: ['Refused'], Next: 'Give up' }],
        End: true,
      },
      'Give up': { Type: 'Fail', Error: 'Rejected', Cause: 'as told' },
    },
  }
  expect(await told(definition, {})).toMatchInlineSnapshot(`
    "
          +0s  Both      Parallel  caught  Refused
          +0s    Refuse  Fail      failed  Refused: no header
          +0s    Rest    Wait      aborted
          +0s  Give up   Fail      failed  Rejected: as told
          +0s  FAILED  Rejected: as told
    "
  `)
})

test('attempts of a Map are told, and a cause that comes back is told once', async () => {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Load', States: { Load: { ...task, End: true } } },
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxAttempts: 2 }],
        End: true,
      },
    },
  }
  const busy = fails('Busy', 'no room\n  at all')
  expect(await told(definition, { input: ['a'], mocks: { Load: [busy, busy, 1] } })).toMatchInlineSnapshot(`
    "
          +0s  Each         Map   ok after 3 attempts  30s
          +0s    attempt 1        failed  Busy: no room at all
         +10s    attempt 2        failed  Busy
         +30s    attempt 3        succeeded
          +0s    Load #0    Task  failed  Busy: no room at all
         +10s    Load #0    Task  failed  Busy: no room at all
         +30s    Load #0    Task  ok
         +30s  SUCCEEDED
    "
  `)
  expect(await told(definition, { input: ['a'], mocks: { Load: busy } })).toMatchInlineSnapshot(`
    "
          +0s  Each         Map   failed after 3 attempts  30s  Busy
          +0s    attempt 1        failed  Busy: no room at all
         +10s    attempt 2        failed  Busy
         +30s    attempt 3        failed  Busy
          +0s    Load #0    Task  failed  Busy: no room at all
         +10s    Load #0    Task  failed  Busy: no room at all
         +30s    Load #0    Task  failed  Busy: no room at all
         +30s  FAILED  Busy: no room at all
    "
  `)
})

test('the error of a Lambda function is told as its name and message', async () => {
  const definition = { StartAt: 'Load', States: { Load: { ...task, End: true } } }
  class WarehouseError extends Error {
    override name = 'WarehouseError'
  }
  const handler = (): never => {
    throw new WarehouseError('a value\nis too large')
  }
  expect(await told(definition, { mocks: { Load: handler } })).toMatchInlineSnapshot(`
    "
          +0s  Load  Task  failed  WarehouseError: a value is too large
          +0s  FAILED  WarehouseError: a value is too large
    "
  `)
  const cause = JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage: 'timed out after 3.00 seconds' })
  expect(await told(definition, { mocks: { Load: fails('States.TaskFailed', cause) } })).toMatchInlineSnapshot(`
    "
          +0s  Load  Task  failed  States.TaskFailed: Sandbox.Timedout: timed out after 3.00 seconds
          +0s  FAILED  States.TaskFailed: Sandbox.Timedout: timed out after 3.00 seconds
    "
  `)
  expect(await told(definition, { mocks: { Load: fails('E', '{not JSON') } })).toContain('E: {not JSON')
})

const days = {
  StartAt: 'Load the days',
  States: {
    'Load the days': {
      Type: 'Map',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Load',
        States: {
          Load: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Note' }], End: true },
          Note: { Type: 'Pass', End: true },
        },
      },
      End: true,
    },
  },
}
const loadDays = {
  input: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  mocks: {
    Load: (day: unknown): unknown => (day === 2 ? fails('NoSuchKey', 'gone') : after({ seconds: 2 }, day as 0)),
  },
}

test('iterations that went alike are told once', async () => {
  expect(await told(days, loadDays)).toMatchInlineSnapshot(`
    "
          +0s  Load the days       Map   ok  10s
          +0s    Load #0           Task  ok  2s
                 … 8 more like #0
          +2s    Load #2           Task  caught  NoSuchKey: gone
          +2s    Note #2           Pass  ok
         +10s  SUCCEEDED
    "
  `)
})

test('few iterations, and all of them when asked, are told one by one', async () => {
  expect(await told(days, { ...loadDays, input: [0, 1, 3] })).not.toContain('more like')
  const all = await told(days, loadDays, { foldIterations: false })
  expect(all.match(/ Load #\d/g)).toHaveLength(10)
})

test('iterations of a Map in a Map are folded each by themselves, also those of child executions', async () => {
  const inner = { Type: 'Map', ItemProcessor: { StartAt: 'Load', States: { Load: { ...task, End: true } } }, End: true }
  const definition = {
    StartAt: 'Outer',
    States: {
      Outer: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Inner',
          States: { Inner: inner },
        },
        ToleratedFailurePercentage: 100,
        End: true,
      },
    },
  }
  const load = (text: unknown): unknown => (text === 'bad' ? fails('Bad') : 1)
  const good = ['a', 'b', 'c', 'd', 'e']
  const input = [good, ['bad'], good, good, good]
  expect(await told(definition, { input, mocks: { Load: load } })).toMatchInlineSnapshot(`
    "
          +0s  Outer                 Map   ok
          +0s    Inner #0            Map   ok
          +0s      Load #0           Task  ok
                   … 4 more like #0
                 … 3 more like #0
          +0s    Inner #1            Map   failed  Bad
          +0s      Load #0           Task  failed  Bad
          +0s  SUCCEEDED
    "
  `)
})

test('a timeline of bounded length keeps its beginning and its end', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `P${at}`)
  const States = Object.fromEntries(
    names.map((name, at) => [name, { Type: 'Pass', ...(at < 19 ? { Next: `P${at + 1}` } : { End: true }) }]),
  )
  expect(await told({ StartAt: 'P0', States }, {}, { maxLines: 6 })).toMatchInlineSnapshot(`
    "
          +0s  P0   Pass  ok
          +0s  P1   Pass  ok
               … 16 lines left out
          +0s  P18  Pass  ok
          +0s  P19  Pass  ok
          +0s  SUCCEEDED
    "
  `)
})

test('what was under way when the execution ended is aborted', async () => {
  const definition = {
    StartAt: 'Rest',
    TimeoutSeconds: 5,
    States: { Rest: { Type: 'Wait', Seconds: 60, End: true } },
  }
  expect(await told(definition, {})).toMatchInlineSnapshot(`
    "
          +0s  Rest  Wait  aborted
          +5s  TIMED_OUT  States.Timeout
    "
  `)
})
