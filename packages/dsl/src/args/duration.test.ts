import { expect, test } from 'vitest'
import { body, compiled } from '../testing/by-hand.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { durationSeconds, spanValue } from './duration.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const seconds = (given: unknown) => durationSeconds(given, "The timeout of 'A'", { least: 1, most: 99_999_999 }, at)
const span = (given: unknown) => spanValue(given, "The time of 'A'", { least: 0, most: 99_999_999 }, at)

test.each([
  [{ seconds: 1 }, 1],
  [{ minutes: 1, seconds: 30 }, 90],
  [{ hours: 2 }, 7200],
  [{ days: 1, hours: 1 }, 90_000],
  [{ minutes: 1.5 }, 90],
  [{ seconds: 5, minutes: undefined }, 5],
])('%j is %i seconds', (given, expected) => {
  expect(seconds(given)).toBe(expected)
})

test.each([
  [{}, 'SW1003', "The timeout of 'A' has no length."],
  [{ seconds: 0 }, 'SW1003', "The timeout of 'A' is a whole number of seconds from 1 to 99999999, and was given as 0."],
  [
    { seconds: 1.5 },
    'SW1003',
    "The timeout of 'A' is a whole number of seconds from 1 to 99999999, and was given as 1.5.",
  ],
  [
    { days: 2000 },
    'SW1003',
    "The timeout of 'A' is a whole number of seconds from 1 to 99999999, and was given as 172800000.",
  ],
  [
    { seconds: NaN },
    'SW1003',
    "The timeout of 'A' is a whole number of seconds from 1 to 99999999, and was given as NaN.",
  ],
  [{ weeks: 1 }, 'SW1011', "The timeout of 'A' takes seconds, minutes, hours, days, and was given 'weeks'."],
  [{ toString: 1 }, 'SW1011', "The timeout of 'A' takes seconds, minutes, hours, days, and was given 'toString'."],
  [{ seconds: '5' }, 'SW1011', "The 'seconds' of the timeout of 'A' takes a number, and was given the text '5'."],
  [5, 'SW1011', "The timeout of 'A' takes a duration such as { minutes: 5 }, and was given the number 5."],
  [undefined, 'SW1011', "The timeout of 'A' takes a duration such as { minutes: 5 }, and was given undefined."],
])('%j is refused', (given, code, message) => {
  expect(thrownBy(() => seconds(given))).toMatchObject({ code, message, at: 'flow.ts' })
})

test('a span is fixed or computed', () => {
  expect(span({ seconds: 0 })).toStrictEqual({ kind: 'Constant', value: { kind: 'Json', value: 0 }, at })
  expect(span({ seconds: compiled(() => 5) })).toStrictEqual({
    kind: 'Lowered',
    body,
    captures: {},
    at: { file: 'flow.ts', line: 7, column: 7 },
  })
})

test('a computed span stands alone', () => {
  expect(thrownBy(() => span({ seconds: compiled(() => 5), minutes: 1 })).message).toBe(
    "The time of 'A' takes a computed 'seconds' alone, and was given 'minutes' too.",
  )
})
