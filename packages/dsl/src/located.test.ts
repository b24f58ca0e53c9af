import { expect, test } from 'vitest'
import { placed } from './args/placed.ts'
import { located, parsePlace } from './located.ts'

test('a place is taken off the end of a call', () => {
  expect(placed(['A', 5, located('src/flow.ts:12:7')])).toStrictEqual({
    given: ['A', 5],
    at: { file: 'src/flow.ts', line: 12, column: 7 },
  })
})

test('a call that the compiler did not mark has the place of its caller', () => {
  const { given, at } = placed(['A'])
  expect(given).toEqual(['A'])
  expect({ ...at, file: at.file.split('/').at(-1), column: 0 }).toEqual({
    file: 'located.test.ts',
    line: 13,
    column: 0,
  })
})

test('a file may hold colons', () => {
  expect(parsePlace('C:\\my flows\\flow.ts:1:2')).toEqual({ file: 'C:\\my flows\\flow.ts', line: 1, column: 2 })
})
