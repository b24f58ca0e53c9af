import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { loadCustomers, loadOrders, loadPayments, qualityCheck } from './nested-quality-check.pipeline.ts'

const input = { day: '2026-04-18' }
const params = { QualityCheckArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:QualityCheck' }

test('the quality check names the rules that rows break', async () => {
  const run = await simulate(qualityCheck, {
    input: { table: 'orders', day: '2026-04-18', rules: ['id is unique', 'customer is known'] },
    mocks: { 'Run a rule': ({ rule }) => ({ rule, failedRows: rule === 'customer is known' ? 3 : 0 }) },
  })

  expect(run.output).toEqual({ failed: [{ rule: 'customer is known', failedRows: 3 }] })
})

test.each([
  { flow: loadOrders, table: 'orders', rules: ['id is unique', 'customer is known'] },
  { flow: loadCustomers, table: 'customers', rules: ['id is unique', 'country is known'] },
  { flow: loadPayments, table: 'payments', rules: ['order is known'] },
])('$table are loaded, then checked by rules of their own', async ({ flow, table, rules }) => {
  const run = await simulate(flow, {
    input,
    params,
    mocks: { Load: { JobRunState: 'SUCCEEDED' }, 'Check the quality': { failed: [] } },
  })

  expect(run).toHaveSucceeded()
  expect(run.path).toEqual(['Load', 'Check the quality', 'Is it good?', 'Loaded'])
  expect(run.state('Check the quality').attempts[0]?.arguments).toEqual({
    StateMachineArn: params.QualityCheckArn,
    Input: { table, day: '2026-04-18', rules },
  })
})

test('the nested pipeline itself may stand in: both run as they would on AWS', async () => {
  const run = await simulate(loadPayments, {
    input,
    params,
    mocks: {
      Load: { JobRunState: 'SUCCEEDED' },
      'Check the quality': async (nested) => {
        const check = await simulate(qualityCheck, {
          input: nested,
          mocks: { 'Run a rule': ({ rule }) => ({ rule, failedRows: 12 }) },
        })
        return check.output
      },
    },
  })

  expect(run).toFailWith('QualityTooLow', 'order is known: 12 rows')
})

test('a check that cannot start waits half a minute; one that fails ends the load', async () => {
  const run = await simulate(loadOrders, {
    input,
    params,
    mocks: {
      Load: { JobRunState: 'SUCCEEDED' },
      'Check the quality': [
        fails('StepFunctions.ExecutionLimitExceededException'),
        fails('States.TaskFailed', { Status: 'FAILED', Error: 'TableIsLocked' }),
      ],
    },
  })

  expect(run).toFailWith('States.TaskFailed', '{"Status":"FAILED","Error":"TableIsLocked"}')
  expect(run.elapsed.ms).toBe(30_000)
})
