import { expect, test } from 'vitest'
import { fillSubstitutions } from './fill-substitutions.ts'

test('fills in values wherever a text stands, and leaves the rest alone', () => {
  const definition = { a: '${A}', b: ['x ${A} ${B} y', 1, null, true], '${A}': { c: '$ {A} ${' } }
  expect(fillSubstitutions(definition, { A: '1', B: 'two' })).toEqual({
    definition: { a: '1', b: ['x 1 two y', 1, null, true], '${A}': { c: '$ {A} ${' } },
    missing: [],
    unknown: [],
    known: ['A', 'B'],
  })
})

test('tells what is missing, keeping it in place, and what is not in the definition', () => {
  expect(fillSubstitutions({ a: '${A}${A}', b: '${toString}' }, { B: '' })).toEqual({
    definition: { a: '${A}${A}', b: '${toString}' },
    missing: ['A', 'toString'],
    unknown: ['B'],
    known: ['A', 'toString'],
  })
})

test('a value stays text inside an expression, whichever quotes are around it', () => {
  const value = `it's "so"\n\\`
  const { definition } = fillSubstitutions({ one: "{% '${V}' %}", two: '{% "${V}" %}', plain: '${V}' }, { V: value })
  expect(definition).toEqual({
    one: `{% 'it\\u0027s \\"so\\"\\n\\\\' %}`,
    two: `{% "it\\u0027s \\"so\\"\\n\\\\" %}`,
    plain: value,
  })
})

test('a value is not read again', () => {
  expect(fillSubstitutions({ a: '${A}' }, { A: "${B} $& $'", B: 'no' })).toMatchObject({
    definition: { a: "${B} $& $'" },
    unknown: ['B'],
  })
})
