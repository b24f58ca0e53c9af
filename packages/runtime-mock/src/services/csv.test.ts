import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv } from './csv.ts'

test('reads back what was written with quotes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'ä') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\n').join('')
      expect(parseCsv(text, ',')).toEqual(rows)
    }),
  )
})

test.each([
  ['', []],
  ['a,b\n', [['a', 'b']]],
  ['a,b', [['a', 'b']]],
  ['a\r\nb\r\n', [['a'], ['b']]],
  [',,\n   \n', [['', '', ''], ['   ']]],
  ['a;"b;c"\n', [['a;"b;c"']]],
])('%j', (text, rows) => {
  expect(parseCsv(text, ',')).toEqual(rows)
})
