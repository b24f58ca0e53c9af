import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { validateThenBranch } from './validate-then-branch.pipeline.ts'

const input = { bucket: 'raw', key: 'orders.csv' }

test('a valid file is loaded', async () => {
  const run = await simulate(validateThenBranch, {
    input,
    mocks: { Validate: { verdict: 'valid', rows: 7 }, Load: ({ rows }) => ({ loaded: rows }) },
  })

  expect(run.output).toEqual({ loaded: 7 })
  expect(run.path).toEqual(['Validate', 'What is the verdict?', 'Load'])
})

test('a repairable file is repaired first, and the repaired one is loaded', async () => {
  const run = await simulate(validateThenBranch, {
    input,
    mocks: {
      Validate: { verdict: 'repairable', rows: 7, badRows: [3, 5] },
      Repair: ({ key, drop }) => ({ key: `repaired/${key}`, rows: 7 - drop.length }),
      Load: ({ rows }) => ({ loaded: rows }),
    },
  })

  expect(run.output).toEqual({ loaded: 5 })
  expect(run.path).toEqual(['Validate', 'What is the verdict?', 'Repair', 'Load'])
  expect(run.state('Load').visits[0]?.input).toEqual({ bucket: 'raw', key: 'repaired/orders.csv', rows: 5 })
})

test('a rejected file fails the execution, and says why', async () => {
  const run = await simulate(validateThenBranch, {
    input,
    mocks: { Validate: { verdict: 'rejected', problems: ['no header', 'not UTF-8'] } },
  })

  expect(run).toFailWith('Rejected', 'orders.csv: no header; not UTF-8')
})

test('a validator that is busy is asked again', async () => {
  const run = await simulate(validateThenBranch, {
    input,
    mocks: {
      Validate: [fails('Lambda.TooManyRequestsException'), { verdict: 'valid', rows: 7 }],
      Load: { loaded: 7 },
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.state('Validate').attempts.map((attempt) => attempt.error)).toEqual([
    'Lambda.TooManyRequestsException',
    null,
  ])
})
