import { expect, test } from 'vitest'
import { expressionValue } from './args/value.ts'
import { lowered, loweringOf } from './lowered.ts'
import { param } from './param.ts'
import { body } from './testing/by-hand.ts'
import { thrownBy } from './testing/thrown-by.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }

test('a lowered function does what the function does, and the function stays as it was', () => {
  const add = (a: number, b: number) => a + b
  const wrapped = lowered(add, body, null, 'flow.ts:3:5')
  expect(wrapped(1, 2)).toBe(3)
  expect(loweringOf(wrapped)).toStrictEqual({ body, captures: null, at })
  expect(loweringOf(add)).toBeNull()
})

test('captures are read by the builder that takes the function, each time', () => {
  let limit = 1
  const fn = lowered(
    () => limit,
    body,
    () => ({ limit, "param('Bucket')": param('Bucket') }),
    'C:\\flow.ts:3:5',
  )
  limit = 2
  expect(expressionValue(fn, 'the output', at)).toStrictEqual({
    kind: 'Lowered',
    body,
    captures: { limit: { kind: 'Json', value: 2 }, "param('Bucket')": { kind: 'Param', name: 'Bucket' } },
    at: { file: 'C:\\flow.ts', line: 3, column: 5 },
  })
  limit = 3
  expect(expressionValue(fn, 'the output', at).captures['limit']).toStrictEqual({ kind: 'Json', value: 3 })
})

test('a captured value that is not JSON is told by who captures it, with the place', () => {
  const fn = lowered(
    () => 1,
    body,
    () => ({ 'limits.period': { from: new Date(0) } }),
    'flow.ts:9:1',
  )
  expect(thrownBy(() => expressionValue(fn, "the output of 'A'", at))).toEqual({
    code: 'SW1002',
    message:
      "The value 'limits.period' that the output of 'A' captures holds a Date at '.from', which is not plain JSON.",
    hint: 'An expression can hold strings, finite numbers, booleans, null, arrays and plain objects: convert the value before the expression.',
    at: 'flow.ts',
  })
})

test('a function that was not compiled names the plugin', () => {
  expect(thrownBy(() => expressionValue(() => 1, "the output of 'A'", at))).toEqual({
    code: 'SW1001',
    message: "The function for the output of 'A' was not compiled to an expression.",
    hint: "Add stepwright() from 'stepwright/vite' to vitest.config.ts, or run the file with `stepwright`. Wrap a function that a factory returns in expr(…) where it is written.",
    at: 'flow.ts',
  })
})

test('anything but a function is refused', () => {
  expect(thrownBy(() => expressionValue({ a: 1 }, "the output of 'A'", at))).toEqual({
    code: 'SW1011',
    message: "The output of 'A' takes an arrow function, and was given an object.",
    hint: 'Write `(subject, scope) => …`.',
    at: 'flow.ts',
  })
})
