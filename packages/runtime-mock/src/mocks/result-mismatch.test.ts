import type { ObjectShape, Shape } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { resultMismatch } from './result-mismatch.ts'

const object = (members: { readonly [name: string]: Shape }, required: readonly string[] = []): ObjectShape => ({
  type: 'object',
  members: new Map(Object.entries(members)),
  required,
})
const text: Shape = { type: 'string', minLength: 0, values: null }

const shape = object(
  {
    Name: { type: 'string', minLength: 2, values: null },
    Kind: { type: 'string', minLength: 0, values: ['A', 'B'] },
    Size: { type: 'number', min: 1, max: 9 },
    Done: { type: 'boolean' },
    Since: { type: 'timestamp' },
    Parts: { type: 'list', of: object({ Id: text }, ['Id']) },
    Tags: { type: 'map', of: text },
    Free: { type: 'any' },
  },
  ['Name'],
)

test.each([
  [{ Name: 1 }, ['Name'], 'Name', { kind: 'type', expected: 'string' }],
  [{ Name: 'n' }, ['Name'], 'Name', { kind: 'too short', minLength: 2 }],
  [{ Kind: 'C' }, ['Kind'], 'Kind', { kind: 'not a value', values: ['A', 'B'] }],
  [{ Size: '1' }, ['Size'], 'Size', { kind: 'type', expected: 'number' }],
  [{ Size: 0 }, ['Size'], 'Size', { kind: 'too small', min: 1 }],
  [{ Size: 10 }, ['Size'], 'Size', { kind: 'too large', max: 9 }],
  [{ Done: 'yes' }, ['Done'], 'Done', { kind: 'type', expected: 'boolean' }],
  [{ Since: 0 }, ['Since'], 'Since', { kind: 'type', expected: 'string' }],
  [{ Parts: {} }, ['Parts'], 'Parts', { kind: 'type', expected: 'array' }],
  [{ Parts: ['p'] }, ['Parts', 0], 'Parts', { kind: 'type', expected: 'object' }],
  [{ Parts: [{ Id: 'a' }, { Id: 2 }] }, ['Parts', 1, 'Id'], 'Id', { kind: 'type', expected: 'string' }],
  [{ Tags: [] }, ['Tags'], 'Tags', { kind: 'type', expected: 'object' }],
  [{ Tags: { a: 1 } }, ['Tags', 'a'], 'Tags', { kind: 'type', expected: 'string' }],
  [[], [], '', { kind: 'type', expected: 'object' }],
])('%j', (value, path, field, problem) => {
  expect(resultMismatch(value, shape, { mode: 'PRESENT' })).toEqual({ path, field, problem })
})

test('what is required is asked for in strict mode only, at any depth; what is unknown passes', () => {
  const value = { Parts: [{}], Other: 1, toString: 2, Free: [null] }
  expect([
    resultMismatch(value, shape, { mode: 'PRESENT' }),
    resultMismatch(value, shape, { mode: 'STRICT' }),
    resultMismatch({ ...value, Name: 'name' }, shape, { mode: 'STRICT' }),
  ]).toEqual([
    null,
    { path: ['Name'], field: 'Name', problem: { kind: 'missing' } },
    { path: ['Parts', 0, 'Id'], field: 'Id', problem: { kind: 'missing' } },
  ])
})

test('instants are milliseconds where a job tells them so', () => {
  const rules = { mode: 'STRICT', takesMilliseconds: true } as const
  expect(resultMismatch({ Name: 'name', Since: 1 }, shape, rules)).toBeNull()
  expect(resultMismatch({ Name: 'name', Since: '2026-01-01T00:00:00Z' }, shape, rules)).toBeNull()
  expect(resultMismatch({ Name: 'name', Since: true }, shape, rules)?.problem).toEqual({
    kind: 'type',
    expected: 'string',
  })
})
