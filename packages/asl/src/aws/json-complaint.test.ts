import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonComplaint } from './json-complaint.ts'

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

test.each([
  ['not a definition', `Unrecognized token 'not': was expecting ${values}`, 4],
  ['', 'No content to map due to end-of-input', 1],
  ["{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 3],
  ['{1:2}', "Unexpected character ('1' (code 49)): was expecting double-quote to start field name", 3],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 7],
  ['{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`, 9],
  ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 9],
  ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 5],
  ['[1,]', `Unexpected character (']' (code 93)): expected a valid value ${values}`, 5],
  ['{"a":}', `Unexpected character ('}' (code 125)): expected a valid value ${values}`, 7],
  ['{"a":1', 'Unexpected end-of-input within/between Object entries', 7],
  ['{"a":', 'Unexpected end-of-input within/between Object entries', 6],
  ['[1', 'Unexpected end-of-input within/between Array entries', 3],
  ['{"a', 'Unexpected end-of-input in field name', 4],
  ['"a', 'Unexpected end-of-input: was expecting closing quote for a string value', 3],
  ['[True]', `Unrecognized token 'True': was expecting ${values}`, 6],
])('%s', (text, what, column) => {
  const source = `[Source: (String)"${text}"; line: 1, column: ${column}]`
  expect(jsonComplaint(text)).toEqual({ message: `${what}\n at ${source}`, source })
})

test('what is not closed is told with the place where it was opened, and lines are counted', () => {
  expect(jsonComplaint('{')?.message).toBe(
    'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"; line: 1, column: 1])\n at [Source: (String)"{"; line: 1, column: 2]',
  )
  expect(jsonComplaint('{\n  "a": x\n}')?.source).toBe('[Source: (String)"{\n  "a": x\n}"; line: 2, column: 9]')
})

test('of a long text the beginning is repeated', () => {
  const text = `[${'1, '.repeat(200)}`
  expect(jsonComplaint(text)?.source).toBe(
    `[Source: (String)"${text.slice(0, 500)}"[truncated 101 chars]; line: 1, column: 602]`,
  )
})

test('JSON is not complained of, and what is cut off always is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
      const text = JSON.stringify([value])
      expect(jsonComplaint(text)).toBeNull()
      expect(jsonComplaint(JSON.stringify(value, null, 2))).toBeNull()
      expect(jsonComplaint(text.slice(0, at % text.length))).not.toBeNull()
    }),
  )
})
