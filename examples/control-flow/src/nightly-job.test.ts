import { fails, sequence, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { nightlyJob } from './nightly-job.pipeline.ts'

const input = { day: '2026-04-18' }
const running = { status: 'RUNNING' } as const
const done = { status: 'DONE', rows: 3 } as const

test('asks until the job is done', async () => {
  const run = await simulate(nightlyJob, {
    input,
    mocks: { Submit: { jobId: 'j1' }, 'Ask for the job': [running, fails('Lambda.ServiceException'), running, done] },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toBe('j1 is done')
  expect(run.path).toEqual([
    'Submit',
    'Wait for the job',
    'Ask for the job',
    'Has it ended?',
    'Wait for the job',
    'Ask for the job',
    'Has it ended?',
    'Wait for the job',
    'Ask for the job',
    'Has it ended?',
    'Was it lost?',
    'Report',
  ])
})

test('asks as often as allowed, and no more', async () => {
  const asked: string[] = []
  const run = await simulate(nightlyJob, {
    input,
    mocks: {
      Submit: { jobId: 'j1' },
      'Ask for the job': ({ jobId }) => {
        asked.push(jobId)
        return running
      },
    },
  })

  expect(run).toFailWith('JobTooSlow', 'j1 has not ended after five hours')
  expect(asked).toHaveLength(60)
  expect(run.elapsed.iso).toBe('PT5H')
})

test('a lost job is submitted again, and has all its rounds again', async () => {
  const jobs = ['j1', 'j2']
  const answers = {
    j1: [...Array.from({ length: 59 }, () => running), { status: 'LOST' } as const],
    j2: [...Array.from({ length: 59 }, () => running), done],
  }
  const run = await simulate(nightlyJob, {
    input,
    mocks: {
      Submit: sequence(...jobs.map((jobId) => ({ jobId }))),
      'Ask for the job': ({ jobId }) => answers[jobId as 'j1' | 'j2'].shift() ?? running,
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toBe('j2 is done')
  expect(run.path.filter((state) => state === 'Has it ended?')).toHaveLength(120)
})
