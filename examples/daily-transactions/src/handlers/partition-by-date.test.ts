import { s3 } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { storeOver } from '../local/store-over.ts'
import { partitionByDate } from './partition-by-date.ts'

const header = 'report_id,date,airport,state,state_fips,operator,species,amount,severity\n'
const line = (id: string, date: string) => `${id},${date},NEWARK,New Jersey,34,UNKNOWN,Coyote,0,none\n`
const [a, b, c] = [line('a', '2000-09-02'), line('b', '2000-09-01'), line('c', '2000-09-02')]

test('each day becomes a file of its own, the days in order', async () => {
  const objects = s3.memory({ 'clean/strikes.csv': header + a + b + c })
  const partition = partitionByDate({ store: storeOver(objects) })
  expect(await partition({ bucket: 'clean', key: 'strikes.csv' })).toEqual({
    partitions: [
      { bucket: 'clean', key: 'strikes/date=2000-09-01/part-0.csv', date: '2000-09-01', lines: 1 },
      { bucket: 'clean', key: 'strikes/date=2000-09-02/part-0.csv', date: '2000-09-02', lines: 2 },
    ],
  })
  expect(await objects.getText('clean', 'strikes/date=2000-09-01/part-0.csv')).toBe(header + b)
  expect(await objects.getText('clean', 'strikes/date=2000-09-02/part-0.csv')).toBe(header + a + c)
})

test('a file without a clean line has no partitions', async () => {
  const partition = partitionByDate({ store: storeOver(s3.memory({ 'clean/strikes.csv': header })) })
  expect(await partition({ bucket: 'clean', key: 'strikes.csv' })).toEqual({ partitions: [] })
})
