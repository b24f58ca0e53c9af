import { expect, test } from 'vitest'
import { durationMs, elapsedOf, readableMs } from './duration.ts'

test('a duration adds up its units', () => {
  expect(durationMs({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 })).toBe(93_784_005)
  expect(durationMs({})).toBe(0)
})

test.each([
  [0, 'PT0S', '0s'],
  [250, 'PT0.25S', '0.25s'],
  [3500, 'PT3.5S', '3.5s'],
  [59_999, 'PT59.999S', '59.9s'],
  [125_000, 'PT2M5S', '2m 05s'],
  [3_610_000, 'PT1H10S', '1h 00m 10s'],
  [86_400_000, 'P1D', '1d 00h 00m'],
  [31_536_007_000, 'P365DT7S', '365d 00h 00m'],
])('%d ms is %s and reads %s', (ms, iso, readable) => {
  expect(elapsedOf(ms)).toEqual({ ms, iso })
  expect(readableMs(ms)).toBe(readable)
})
