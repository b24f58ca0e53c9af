import { expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import { partitionByDate } from './partition-by-date.ts'

const header = 'report_id,date,airport,state,state_fips,operator,species,amount,severity\n'
const line = (id: string, date: string) => `${id},${date},NEWARK,New Jersey,34,UNKNOWN,Coyote,0,none\n`
const [a, b, c] = [line('a', '2000-09-02'), line('b', '2000-09-01'), line('c', '2000-09-02')]

test('each day becomes a file of its own, the days in order', async () => {
  const objects = new Map([['s3://clean/strikes.csv', header + a + b + c]])
  const partition = partitionByDate({ store: memoryStore(objects) })
  expect(await partition({ bucket: 'clean', key: 'strikes.csv' })).toEqual({
    partitions: [
      { bucket: 'clean', key: 'strikes/date=2000-09-01/part-0.csv', date: '2000-09-01', lines: 1 },
      { bucket: 'clean', key: 'strikes/date=2000-09-02/part-0.csv', date: '2000-09-02', lines: 2 },
    ],
  })
  expect(objects.get('s3://clean/strikes/date=2000-09-01/part-0.csv')).toBe(header + b)
  expect(objects.get('s3://clean/strikes/date=2000-09-02/part-0.csv')).toBe(header + a + c)
})

test('a file without a clean line has no partitions', async () => {
  const partition = partitionByDate({ store: memoryStore(new Map([['s3://clean/strikes.csv', header]])) })
  expect(await partition({ bucket: 'clean', key: 'strikes.csv' })).toEqual({ partitions: [] })
})
