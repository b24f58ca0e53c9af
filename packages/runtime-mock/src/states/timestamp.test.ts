import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTimestamp } from './timestamp.ts'

test('reads what toISOString writes', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
      (date) => {
        if (date.getUTCFullYear() > 99) expect(parseTimestamp(date.toISOString())).toBe(date.getTime())
      },
    ),
  )
})

test.each([
  ['2016-03-14T01:59:00Z', Date.UTC(2016, 2, 14, 1, 59)],
  ['2016-03-14T01:59:00+02:30', Date.UTC(2016, 2, 13, 23, 29)],
  ['2016-03-14T01:59:00-01:00', Date.UTC(2016, 2, 14, 2, 59)],
  ['2016-03-14T01:59:00.123456789Z', Date.UTC(2016, 2, 14, 1, 59, 0, 123)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
])('%s', (text, ms) => {
  expect(parseTimestamp(text)).toBe(ms)
})

test.each([
  '2016-13-05T21:29:29Z',
  '2023-02-29T00:00:00Z',
  '2016-12-05T25:29:29Z',
  '2016-12-05 21:29:29Z',
  '2016-12-05t21:29:29Z',
  '2016-12-05T21:29:29',
  '05-12-2016T21:29:29Z',
  '2016-12-05',
  '',
])('%j is none', (text) => {
  expect(parseTimestamp(text)).toBeNull()
})
