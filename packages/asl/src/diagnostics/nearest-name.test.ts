import { expect, test } from 'vitest'
import { didYouMean, nearestName, suggestion } from './nearest-name.ts'

test('near is a slip of the hand: case, blanks, a swap, an edit in four characters', () => {
  const names = ['Charge', 'Refund', 'Send summary', 'A', 'B']
  const wanted = ['Charg', 'charge', 'Chagre', 'sendSummary', 'Rfnd', 'Reverse', 'C', 'Charge']
  expect(Object.fromEntries(wanted.map((name) => [name, nearestName(name, names)]))).toEqual({
    Charg: 'Charge',
    charge: 'Charge',
    Chagre: 'Charge',
    sendSummary: 'Send summary',
    Rfnd: null,
    Reverse: null,
    C: null,
    Charge: null,
  })
})

test('a suggestion, or what there is to say instead', () => {
  expect([suggestion('Charg', ['Charge']), suggestion('x', [], 'Remove it.'), suggestion('x', [])]).toEqual([
    { hint: "Did you mean 'Charge'?" },
    { hint: 'Remove it.' },
    {},
  ])
  expect(didYouMean('Charg', ['Charge'], 'Remove it.')).toBe("Did you mean 'Charge'?")
})
