import { describe, expect, test } from 'vitest'
import { cleanLine, parseAmount } from './clean-line.ts'

const codes = new Map([
  ['Florida', '12'],
  ['District of Columbia', '11'],
])
const line = {
  report_id: '44f11fbd14bc',
  date: '2000-09-01',
  airport: '  jacksonville   intl ',
  state: 'Florida',
  operator: 'US AIRWAYS*',
  species: 'Coyote',
  amount: '$12,500',
}

test('a line is tidied and enriched', () => {
  expect(cleanLine(line, codes)).toEqual({
    reportId: '44f11fbd14bc',
    date: '2000-09-01',
    airport: 'JACKSONVILLE INTL',
    state: 'Florida',
    stateFips: '12',
    operator: 'US AIRWAYS*',
    species: 'Coyote',
    amount: 12500,
    severity: 'minor',
  })
})

test('DC is found under its full name, an unknown state has no code', () => {
  expect(cleanLine({ ...line, state: 'DC' }, codes)).toMatchObject({ state: 'DC', stateFips: '11' })
  expect(cleanLine({ ...line, state: 'Atlantis' }, codes)).toMatchObject({ state: 'Atlantis', stateFips: null })
})

test.each([
  ['0', 'none'],
  ['49999.99', 'minor'],
  ['50000', 'major'],
])('an amount of %s is %s', (amount, severity) => {
  expect(cleanLine({ ...line, amount }, codes)?.severity).toBe(severity)
})

describe('a line that cannot be saved', () => {
  test.each([
    ['no id', { report_id: '' }],
    ['an id of another form', { report_id: '12' }],
    ['no date', { date: '' }],
    ['a date in another form', { date: '09/01/2000' }],
    ['a day that does not exist', { date: '2000-02-30' }],
    ['no amount', { amount: '' }],
    ['an amount that is no number', { amount: '12O' }],
  ])('%s', (_why, change) => {
    expect(cleanLine({ ...line, ...change }, codes)).toBeNull()
  })
})

test.each([
  ['0', 0],
  ['12500', 12500],
  ['12,500', 12500],
  ['$1,234,567.89', 1234567.89],
  [' 7 ', 7],
  ['', null],
  ['n/a', null],
  ['1,25', null],
  ['-5', null],
  ['1e5', null],
  ['0O', null],
])('the amount %j is %j', (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})
