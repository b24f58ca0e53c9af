import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDuckDbWarehouse } from '../storage/duckdb-warehouse.ts'
import type { Transaction } from '../transaction.ts'
import { compareWithInput } from './compare-with-input.ts'

const folder = await mkdtemp(join(tmpdir(), 'daily-transactions-'))
const files = { raw: join(folder, 'raw.csv'), states: join(folder, 'states.csv') }
await writeFile(
  files.raw,
  [
    'report_id,date,airport,state,operator,species,amount',
    '00000000000a,2000-09-01, dulles ,DC,UNKNOWN,Coyote,"$1,200"',
    '00000000000a,2000-09-01,DULLES,DC,UNKNOWN,Coyote,1200',
    '00000000000b,2000-09-01,DULLES,DC,UNKNOWN,Coyote,n/a',
    '00000000000c,2000-09-02,DULLES,DC,UNKNOWN,Coyote,0',
    '00000000000d,2000-09-02,DULLES,DC,UNKNOWN,Coyote,9999999999999',
  ].join('\n'),
)
await writeFile(files.states, 'state,fips\nDistrict of Columbia,11\n')
afterAll(() => rm(folder, { recursive: true }))

const transaction: Transaction = {
  reportId: '00000000000a',
  date: '2000-09-01',
  airport: 'DULLES',
  state: 'DC',
  stateFips: '11',
  operator: 'UNKNOWN',
  species: 'Coyote',
  amount: 1200,
  severity: 'minor',
}

async function comparisonOf(transactions: readonly Transaction[]) {
  const warehouse = await openDuckDbWarehouse()
  await warehouse.stage('2000-09-01', transactions)
  await warehouse.publish(['2000-09-01'])
  const comparison = await compareWithInput(warehouse, files)
  warehouse.close()
  return comparison
}

test('the query finds the one clean report, and leaves out the day that cannot be stored', async () => {
  expect(await comparisonOf([transaction])).toEqual({
    expected: { rows: 1, amount: 1200 },
    actual: { rows: 1, amount: 1200 },
    differences: [],
  })
})

test('a report that differs in one column, comes twice or is missing is a difference', async () => {
  expect((await comparisonOf([{ ...transaction, stateFips: null }])).differences).toEqual([
    { side: 'query', reportId: '00000000000a' },
    { side: 'warehouse', reportId: '00000000000a' },
  ])
  expect((await comparisonOf([transaction, transaction])).differences).toEqual([
    { side: 'warehouse', reportId: '00000000000a' },
  ])
  expect((await comparisonOf([])).differences).toEqual([{ side: 'query', reportId: '00000000000a' }])
})
