import { expect, test } from 'vitest'
import { fillParams, readParams } from './params.ts'

test('Name=value, of which the value may hold anything', () => {
  expect(readParams(['A=1', 'B=x=y', 'C=', 'A=2'])).toEqual({ values: { A: '2', B: 'x=y', C: '' }, diagnostics: [] })
})

test.each(['A', '=x', ''])('%o is not Name=value', (text) => {
  expect(readParams([text])).toEqual({
    values: {},
    diagnostics: [
      expect.objectContaining({ code: 'SW5011', message: `'--param ${text}' does not read as Name=value.` }),
    ],
  })
})

test('what has no value, and what has no place, is told with names', () => {
  const usersOf = (name: string) => (name === 'Bucket' ? ['Copy', 'Load'] : [])
  expect(fillParams({ a: '${Bucket} ${Key}' }, { Buckt: 'x', Key: 'k' }, usersOf)).toEqual({
    definition: { a: '${Bucket} k' },
    diagnostics: [
      {
        code: 'SW5012',
        severity: 'error',
        message: "The parameter 'Bucket', used by 'Copy', 'Load', has no value.",
        hint: 'Add --param Bucket=…',
      },
      {
        code: 'SW5013',
        severity: 'error',
        message: "The definition has no parameter 'Buckt'.",
        hint: "Did you mean 'Bucket'?",
      },
    ],
  })
})
