import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { param } from '../param.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { knownValue } from './known-value.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const read = (value: unknown) => knownValue(value, "the value 'limits'", at)

describe('knownValue', () => {
  test('keeps any JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(value)).toStrictEqual({ kind: 'Json', value: JSON.parse(JSON.stringify(value)) })
      }),
    )
  })

  test('keeps parameters where they are', () => {
    expect(read({ plain: [1, 2], inside: [{ bucket: param('Bucket') }, 'text'] })).toStrictEqual({
      kind: 'KnownObject',
      members: [
        { key: 'plain', value: { kind: 'Json', value: [1, 2] } },
        {
          key: 'inside',
          value: {
            kind: 'KnownArray',
            items: [
              { kind: 'KnownObject', members: [{ key: 'bucket', value: { kind: 'Param', name: 'Bucket' } }] },
              { kind: 'Json', value: 'text' },
            ],
          },
        },
      ],
    })
  })

  test('leaves out members that are undefined, as JSON does', () => {
    expect(read({ a: undefined, b: 1 })).toStrictEqual({ kind: 'Json', value: { b: 1 } })
  })

  test('freezes a copy and leaves the original alone', () => {
    const original = { list: [1] }
    const known = read(original)
    original.list.push(2)
    expect(known).toStrictEqual({ kind: 'Json', value: { list: [1] } })
    expect(Object.isFrozen(known)).toBe(true)
    expect(Object.isFrozen(original)).toBe(false)
  })

  test('has no negative zero, as JSON', () => {
    expect(read(-0)).toStrictEqual({ kind: 'Json', value: 0 })
  })

  test('the same value twice is no cycle', () => {
    const shared = { a: 1 }
    expect(read([shared, shared])).toStrictEqual({ kind: 'Json', value: [{ a: 1 }, { a: 1 }] })
  })

  test.each([
    ['a Date', new Date(0), 'a Date'],
    ['a RegExp', /x/, 'a RegExp'],
    ['a Map', new Map(), 'a Map'],
    ['a bigint', 5n, 'the bigint 5n'],
    ['a function', () => 1, 'a function'],
    ['a symbol', Symbol('s'), 'a symbol'],
    ['NaN', NaN, 'the number NaN'],
    ['infinity', Infinity, 'the number Infinity'],
    ['undefined', undefined, 'undefined'],
  ])('refuses %s', (_name, value, described) => {
    expect(thrownBy(() => read({ deep: [value] }))).toEqual({
      code: 'SW1002',
      message: `The value 'limits' holds ${described} at '.deep[0]', which is not plain JSON.`,
      hint: 'An expression can hold strings, finite numbers, booleans, null, arrays and plain objects: convert the value before the expression.',
      at: 'flow.ts',
    })
  })

  test('refuses a value that contains itself', () => {
    const value: { self?: unknown } = {}
    value.self = [value]
    expect(thrownBy(() => read(value))).toEqual({
      code: 'SW1002',
      message: "The value 'limits' contains itself at '.self[0]', so it cannot be written as JSON.",
      at: 'flow.ts',
    })
  })

  test('refuses holes in an array', () => {
    // eslint-disable-next-line no-sparse-arrays -- the hole is the case
    expect(thrownBy(() => read([1, , 3])).message).toBe(
      "The value 'limits' holds undefined at '[1]', which is not plain JSON.",
    )
  })

  test('refuses more than a state can hold', () => {
    expect(thrownBy(() => read('x'.repeat(262_144)))).toMatchObject({ code: 'SW1002', at: 'flow.ts' })
  })
})
