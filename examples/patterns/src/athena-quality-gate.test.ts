import { fails, simulate, type MocksOf } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { athenaQualityGate } from './athena-quality-gate.pipeline.ts'

const input = { day: '2026-04-18', tolerance: 0.01 }
const params = { AlertTopicArn: 'arn:aws:sns:us-east-1:123456789012:alerts' }

/** Athena, for a day with so many orders. */
const counts = (rows: number, withCustomer: number): MocksOf<typeof athenaQualityGate> => ({
  'Count the rows': { QueryExecution: { QueryExecutionId: 'q1', Status: { State: 'SUCCEEDED' } } },
  'Read the counts': {
    ResultSet: {
      Rows: [
        { Data: [{ VarCharValue: '_col0' }, { VarCharValue: '_col1' }] },
        { Data: [{ VarCharValue: `${rows}` }, { VarCharValue: `${withCustomer}` }] },
      ],
    },
  },
})

test('a good day passes', async () => {
  const run = await simulate(athenaQualityGate, { input, params, mocks: counts(1000, 995) })

  expect(run.output).toEqual({ rows: 1000, withCustomer: 995 })
  expect(run.path).toEqual(['Count the rows', 'Read the counts', 'Is the day good enough?', 'Done'])
  expect(run.state('Count the rows').attempts[0]?.arguments).toEqual({
    WorkGroup: 'quality',
    QueryString: 'SELECT count(*), count(customer_id) FROM sales.orders WHERE day = ?',
    ExecutionParameters: ["'2026-04-18'"],
  })
  expect(run.state('Read the counts').attempts[0]?.arguments).toEqual({ QueryExecutionId: 'q1' })
})

test('a bad day is stopped, and the team is told', async () => {
  const messages: unknown[] = []
  const run = await simulate(athenaQualityGate, {
    input,
    params,
    mocks: {
      ...counts(1000, 900),
      'Tell the team': (message) => {
        messages.push(message)
        return { MessageId: 'm1' }
      },
    },
  })

  expect(run).toFailWith('QualityTooLow', '100 of 1000 have no customer.')
  expect(messages).toEqual([
    {
      TopicArn: params.AlertTopicArn,
      Subject: 'Orders without a customer',
      Message: '100 of 1000 have no customer.',
    },
  ])
})

test('an empty day is no good day', async () => {
  const run = await simulate(athenaQualityGate, { input, params, mocks: counts(0, 0) })

  expect(run).toFailWith('NoRows', 'There are no orders on 2026-04-18.')
})

test('Athena is asked again when it is busy, and a query that fails ends it', async () => {
  const run = await simulate(athenaQualityGate, {
    input,
    params,
    mocks: {
      'Count the rows': [fails('Athena.TooManyRequestsException'), fails('States.TaskFailed', 'TABLE_NOT_FOUND')],
    },
  })

  expect(run).toFailWith('States.TaskFailed', 'TABLE_NOT_FOUND')
  expect(run.state('Count the rows').attempts).toHaveLength(2)
})
