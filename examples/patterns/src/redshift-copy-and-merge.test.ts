import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { redshiftCopyAndMerge } from './redshift-copy-and-merge.pipeline.ts'

const input = { bucket: 'clean', key: 'orders/2026-04-18.parquet' }
const params = { Workgroup: 'analytics' }
const running = { Id: 's1', Status: 'STARTED' } as const
const done = { Id: 's1', Status: 'FINISHED', ResultRows: 42 } as const

test('copies, then merges, and asks every ten seconds whether it is done', async () => {
  const run = await simulate(redshiftCopyAndMerge, {
    input,
    params,
    mocks: {
      Copy: { Id: 'copy-1' },
      'Copy: Ask': [running, running, done],
      Merge: { Id: 'merge-1' },
      'Merge: Ask': done,
    },
  })

  expect(run.output).toEqual({ statement: 'merge-1', rows: 42 })
  expect(run.elapsed.ms).toBe(40_000)
  expect(run.state('Copy').attempts[0]?.arguments).toEqual({
    WorkgroupName: 'analytics',
    Database: 'sales',
    Sql: "COPY staging.orders FROM 's3://clean/orders/2026-04-18.parquet' IAM_ROLE default FORMAT PARQUET",
  })
  expect(run.state('Merge: Ask').attempts[0]?.arguments).toEqual({ Id: 'merge-1' })
})

test('a copy that fails fails the execution with what Redshift says, and nothing is merged', async () => {
  const run = await simulate(redshiftCopyAndMerge, {
    input,
    params,
    mocks: {
      Copy: { Id: 'copy-1' },
      'Copy: Ask': [running, { Id: 's1', Status: 'FAILED', Error: 'ERROR: Load into table orders failed' }],
    },
  })

  expect(run).toFailWith('StatementFailed', 'ERROR: Load into table orders failed')
  expect(run.path.at(-1)).toBe('Copy: Failed')
  expect(run).not.toHaveVisited('Merge')
})

test('a statement that finds no room is sent again', async () => {
  const run = await simulate(redshiftCopyAndMerge, {
    input,
    params,
    mocks: {
      Copy: { Id: 'copy-1' },
      'Copy: Ask': [fails('RedshiftData.RedshiftDataException', 'Rate exceeded'), done],
      Merge: [fails('RedshiftData.ActiveStatementsExceededException'), { Id: 'merge-1' }],
      'Merge: Ask': done,
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.state('Merge').attempts.map((attempt) => attempt.error)).toEqual([
    'RedshiftData.ActiveStatementsExceededException',
    null,
  ])
  expect(run).toHaveRetried('Copy: Ask')
})

test('a merge that never ends is given up after an hour', async () => {
  const run = await simulate(redshiftCopyAndMerge, {
    input,
    params,
    mocks: { Copy: { Id: 'copy-1' }, 'Copy: Ask': done, Merge: { Id: 'merge-1' }, 'Merge: Ask': running },
  })

  expect(run).toFailWith('StatementTooSlow', 'The statement merge-1 has not ended after an hour.')
  expect(run.elapsed.iso).toBe('PT1H10S')
})
