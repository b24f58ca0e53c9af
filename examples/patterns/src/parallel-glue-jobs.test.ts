import { after, fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { parallelGlueJobs } from './parallel-glue-jobs.pipeline.ts'

const input = { day: '2026-04-18' }
const busy = fails('Glue.ConcurrentRunsExceededException')

/** A run of some minutes. */
const done = (Id: string, minutes: number) =>
  after({ minutes }, { Id, JobRunState: 'SUCCEEDED' as const, ExecutionTime: minutes * 60 })

test('the three jobs run side by side, the fourth after them', async () => {
  const run = await simulate(parallelGlueJobs, {
    input,
    mocks: {
      'clean-orders': done('jr_1', 30),
      'clean-customers': done('jr_2', 10),
      'clean-payments': done('jr_3', 20),
      'join-tables': done('jr_4', 5),
    },
  })

  expect(run.output).toEqual({ runs: ['jr_1', 'jr_2', 'jr_3', 'jr_4'], seconds: 35 * 60 })
  expect(run.elapsed.iso).toBe('PT35M')
  expect(run.state('join-tables').attempts[0]?.arguments).toEqual({
    JobName: 'join-tables',
    Arguments: { '--day': '2026-04-18' },
  })
})

test('a job that has no room waits a minute, then two', async () => {
  const run = await simulate(parallelGlueJobs, {
    input,
    mocks: {
      'clean-orders': [busy, busy, done('jr_1', 1)],
      'clean-customers': done('jr_2', 1),
      'clean-payments': done('jr_3', 1),
      'join-tables': done('jr_4', 1),
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.elapsed.iso).toBe('PT5M')
})

test('one job that fails stops the others at once', async () => {
  const run = await simulate(parallelGlueJobs, {
    input,
    mocks: {
      'clean-orders': done('jr_1', 30),
      'clean-customers': after({ minutes: 3 }, fails('States.TaskFailed', 'OutOfMemoryError')),
      'clean-payments': done('jr_3', 20),
    },
  })

  expect(run).toFailWith('CleaningFailed', 'OutOfMemoryError')
  expect(run.elapsed.iso).toBe('PT3M')
  expect(run.state('clean-orders').visits.map((visit) => visit.outcome)).toEqual(['aborted'])
})
