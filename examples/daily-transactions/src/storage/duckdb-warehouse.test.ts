import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Transaction } from '../transaction.ts'
import { openDuckDbWarehouse, type DuckDbWarehouse } from './duckdb-warehouse.ts'

const transaction: Transaction = {
  reportId: '00000000000a',
  date: '2000-09-01',
  airport: 'NEWARK',
  state: 'New Jersey',
  stateFips: '34',
  operator: 'UNKNOWN',
  species: 'Coyote',
  amount: 1200.5,
  severity: 'minor',
}
const [first, second] = ['2000-09-01', '2000-09-02']
const nextDay = { ...transaction, reportId: '00000000000b', date: second, stateFips: null }

let warehouse: DuckDbWarehouse
beforeEach(async () => {
  warehouse = await openDuckDbWarehouse()
})
afterEach(() => warehouse.close())

test('what is staged is not in the warehouse until its day is published', async () => {
  await Promise.all([warehouse.stage(first, [transaction]), warehouse.stage(second, [nextDay])])
  expect(await warehouse.holdings([first, second])).toEqual({ rows: 0, amount: 0, repeatedIds: 0, unknownStates: 0 })
  expect(await warehouse.publish([second])).toBe(1)
  expect(await warehouse.holdings([first, second])).toEqual({
    rows: 1,
    amount: 1200.5,
    repeatedIds: 0,
    unknownStates: 1,
  })
})

test('staging and publishing a day again replaces it', async () => {
  await warehouse.stage(first, [transaction, { ...transaction, reportId: '00000000000c' }])
  await warehouse.stage(first, [transaction])
  await warehouse.publish([first])
  await warehouse.stage(first, [transaction])
  await warehouse.publish([first])
  expect(await warehouse.query('SELECT report_id FROM transactions')).toEqual([{ report_id: '00000000000a' }])
})

test('an amount that does not fit refuses its whole day', async () => {
  await expect(
    warehouse.stage(first, [transaction, { ...transaction, amount: 9_999_999_999_999 }]),
  ).rejects.toMatchObject({
    name: 'WarehouseError',
    message: 'Conversion Error: Could not cast value 9999999999999 to DECIMAL(12,2)',
  })
  expect(await warehouse.publish([first])).toBe(0)
})

test('no days are nothing to publish and nothing to hold', async () => {
  expect(await warehouse.publish([])).toBe(0)
  expect(await warehouse.holdings([])).toEqual({ rows: 0, amount: 0, repeatedIds: 0, unknownStates: 0 })
})
