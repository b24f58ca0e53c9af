import { expect, test, vi } from 'vitest'
import { derivation } from './derivation.ts'
import type { Program } from './program.ts'
import { loadPrograms, type LoadedProgram } from './run-programs.ts'
import { list, number, object, string } from './value-type.ts'

vi.setConfig({ testTimeout: 60_000 })

const subject = object(
  { name: 's', type: string, optional: false },
  { name: 'xs', type: list(number), optional: false },
)

/** A program as the generator would number it. */
function program(fn: string, ...declarations: readonly string[]): Program {
  return {
    index: 0,
    subject,
    vars: object(),
    declarations: declarations.map((text) => derivation('declaration', null, text)),
    fn: derivation('arrow function', null, fn),
    inputs: [],
  }
}

function loaded(fn: string, ...declarations: readonly string[]): LoadedProgram {
  const [only] = loadPrograms([program(fn, ...declarations)])
  if (!only) throw new Error('Nothing was loaded.')
  expect(only.typeErrors).toEqual([])
  return only
}

const input = { s: 'x', xs: [1, 2] }
const throws = 'new Date(Infinity).toISOString()'
const inner = 'const inner0_1 = (a0_2: string, a0_3: number): number => a0_3 + 1'

test.each([
  ['a constant', `(f) => { const n0_4 = ${throws}; return f.xs.length }`, 2],
  ['an argument', `(f) => inner0_1(${throws}, f.xs.length)`, 3],
  ['an argument in a function of the body', `(f) => { ${inner}; return inner0_1(${throws}, f.xs.length) }`, 3],
  ['an argument of a function in place', `(f) => ((x: string) => f.xs)(${throws})`, [1, 2]],
  [
    'a name of a pattern',
    `(f) => { const { s: b0_5 } = ((s: string) => ({ s }))(${throws}); const { xs: [a0_4] } = f; return [a0_4] }`,
    [1],
  ],
  [
    'a pattern of a parameter',
    '({ xs: [a0_4 = 3, , c0_5 = 4, ...d0_6], ...e0_7 }) => [a0_4, c0_5, d0_6, e0_7]',
    [1, 4, [], { s: 'x' }],
  ],
])('%s has its value when it is read', (_, fn, gives) => {
  const { run, runLazily } = loaded(fn, inner)
  if (fn.includes(throws)) expect(run(input, {}).result).toEqual({ thrown: 'RangeError: Invalid time value' })
  expect(runLazily(input, {})).toEqual({ value: gives })
})

test.each([
  `(f) => { const n0_4 = ${throws}; return [f.xs, n0_4] }`,
  `(f) => inner0_1('', Number(${throws}))`,
  `(f) => { const { s: s0_4 } = { s: ${throws} }; return { s0_4 } }`,
  `(f) => f.xs.map((x) => (x > 1 ? ${throws} : x))`,
])('%s throws all the same', (fn) => {
  expect(loaded(fn, inner).runLazily(input, {})).toEqual({ thrown: 'RangeError: Invalid time value' })
})

test('a test that is put to all items meets what is behind the one that decides', () => {
  const { run } = loaded('(f) => [f.xs.find((x) => parseFloat(x > 1 ? f.s : "1") === 1), f.xs.some((x) => x === 1)]')
  expect([run(input, {}).events.size, run(input, {}, { testsAll: true }).events]).toEqual([
    0,
    new Set(['non-finite number']),
  ])
  const thrower = loaded(`(f) => f.xs.find((x) => x === 1 || ${throws} === '')`)
  expect(thrower.run(input, {}, { testsAll: true })).toEqual({
    result: { value: 1 },
    events: new Set(['test that throws']),
  })
})
