import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare } from './testing/construct.ts'

// Opening a TypeScript project takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Types that call something present though nothing proves it, and values for which it is not. */
const rows: readonly { readonly type: string; readonly fns: readonly string[]; readonly values: readonly unknown[] }[] =
  [
    {
      type: '{ r: { [key: string]: string[] } }',
      fns: [
        '(f) => f.r.a?.length ?? -1',
        '(f) => ({ a: f.r.a })',
        '(f) => { const { a } = f.r; return { a } }',
        '(f) => { const a = f.r.a; return [a] }',
        "(f) => [f.r['a']]",
        '(f) => f.r.a.length',
        '(f) => f.r.a === undefined',
      ],
      values: [{ r: {} }, { r: { a: [] } }, { r: { a: ['x'] } }],
    },
    {
      type: '{ r: Record<string, string> }',
      fns: [
        '(f) => { const a = f.r.a; return `${a}` }',
        '(f) => (({ a }) => [a])(f.r)',
        '(f) => { const a = f.r.a; return { a, b: f.r.b } }',
        '(f) => { const { a, ...rest } = f.r; return { a, rest } }',
      ],
      values: [{ r: {} }, { r: { a: 'x' } }, { r: { a: 'x', b: 'y' } }],
    },
    {
      type: '{ r: Record<string, { x: number; ys: number[] }>; k: string }',
      fns: [
        '(f) => ({ v: f.r.a.x })',
        '(f) => f.r.a.ys.length',
        '(f) => ({ v: f.r[f.k].x, maybe: f.r[f.k] })',
        '(f) => f.r[f.k].ys.map((y) => y)',
      ],
      values: [
        { r: {}, k: 'a' },
        { r: { a: { x: 1, ys: [2] } }, k: 'a' },
      ],
    },
    {
      type: '{ xs: { a: { b: number }; ys: number[]; s: string }[]; i: number }',
      fns: [
        '(f) => ({ v: f.xs[0].a })',
        '(f) => f.xs[0].ys.length',
        '(f) => ({ v: f.xs[0].a.b, maybe: f.xs[0] })',
        '(f) => { const x = f.xs[f.i]; return { x, up: x.s.toUpperCase() } }',
        '(f) => { const [{ a }] = f.xs; return { a, maybe: f.xs[1] } }',
        '(f) => f.xs[f.i].ys[0] === undefined',
      ],
      values: [
        { xs: [], i: 0 },
        { xs: [{ a: { b: 1 }, ys: [], s: 'x' }], i: 0 },
      ],
    },
    {
      type: '{ a?: string; xs?: number[]; o?: { p: { q: number } }; r: { [key in "x" | "y"]: number } }',
      fns: [
        '(f) => f.a!.length',
        '(f) => f.xs!.length',
        '(f) => f.xs!.map((x) => x)',
        '(f) => f.xs![0]',
        '(f) => ({ ...f.o!, k: 1 })',
        "(f) => [['x'].includes(f.a!), ['x'].indexOf(f.a as string)]",
        '(f) => [f.xs!.join()]',
        '(f) => Object.keys(f.o!)',
        '(f) => ({ v: f.o!.p.q, maybe: f.a })',
        '(f) => f.o!.p',
        '(f) => (f.o as { p: { q: number } }).p.q + 1',
        "(f) => (f.a! === 'x' ? 1 : 2)",
        "(f) => f.a! ?? 'none'",
        "(f) => (f.a! ? 'yes' : 'no')",
        '(f) => [f.o?.p!.q]',
        '(f) => { const o = f.o!; return f.a === undefined ? 0 : o.p.q }',
        '(f) => f.r.x + f.r.y',
      ],
      values: [
        { r: { x: 1, y: 2 } },
        { a: 'x', xs: [1], o: { p: { q: 1 } }, r: { x: 1, y: 2 } },
        { a: 'x', r: { x: 1, y: 2 } },
      ],
    },
  ]

const prepared = await prepare(
  '',
  rows.flatMap(({ type, fns }) => fns.map((fn) => ({ name: fn, type, fn, subject: fc.constant(null) }))),
  'tsconfig.unchecked.json',
)
const cases = rows
  .flatMap(({ fns, values }) => fns.map(() => values))
  .flatMap((values, i) => values.map((value) => ({ ...prepared[i]!, input: asJson(value) as JsonValue })))

/** What a function comes to: JavaScript's errors and failed states are alike, and so is a field that nothing was given for. */
function outcome(run: () => JsonValue | undefined): { readonly value: JsonValue } | 'fails' {
  try {
    const value = run()
    return value === undefined ? 'fails' : { value }
  } catch {
    return 'fails'
  }
}

it.each(cases)('$name over $input', ({ run, value, input }) => {
  expect(outcome(() => evaluatePrinted(value, input, {}))).toEqual(
    outcome(() => asJson(run(structuredClone(input), {}))),
  )
})

it('an operand that is claimed to be there fails the state where JavaScript goes on with NaN or undefined', async () => {
  const type = '{ a?: string; n?: number }'
  const fns = ['(f) => f.a! + 1', '(f) => [f.n! + 1]', '(f) => (f.n! > 1 ? 1 : 2)']
  const table = await prepare(
    '',
    fns.map((fn) => ({ name: fn, type, fn, subject: fc.constant(null) })),
  )
  expect(table.map(({ value }) => outcome(() => evaluatePrinted(value, {}, {})))).toEqual(['fails', 'fails', 'fails'])
})

/** What users without `noUncheckedIndexedAccess` calculate with. */
const calculations = [
  '(f) => f.xs[0] + 1',
  '(f) => f.xs[0] * 2 - f.r.a',
  '(f) => f.r.a > 1',
  '(f) => (f.r[f.s] > 1 ? 1 : 2)',
  '(f) => -f.xs[0]',
  '(f) => Math.floor(f.xs[0])',
  "(f) => Number(f.s.split('-')[1])",
  "(f) => parseInt(f.s.split('-')[1], 10)",
  "(f) => parseFloat(f.s.split('-')[1])",
  "(f) => { const [a, b] = f.s.split('-').map(Number); return a + b }",
  '(f) => { const m = f.s.match(/^(\\d+)-(\\d+)$/); return Number(m[1]) * Number(m[2]) }',
  '(f) => [f.xs].map(([a, b]) => a * b)',
  '(f) => [f.xs, f.xs].toSorted((a, b) => b[0] - a[0])[0][1] % 2',
]
const calculated = await prepare(
  '',
  calculations.map((fn) => ({
    name: fn,
    type: '{ xs: number[]; r: Record<string, number>; s: string }',
    fn,
    subject: fc.constant(null),
  })),
  'tsconfig.unchecked.json',
)

it.each(calculated)('$name: calculated with what is there', ({ run, value }) => {
  const input = { xs: [3, 4], r: { a: 5, '6-7': 8 }, s: '6-7' }
  expect(evaluatePrinted(value, input, {})).toEqual(asJson(run(structuredClone(input), {})))
})

it.each(calculated)('$name: the state fails where it is not there, and JavaScript makes NaN', ({ value }) => {
  expect(outcome(() => evaluatePrinted(value, { xs: [], r: {}, s: 'x' }, {}))).toBe('fails')
})

it('a test that it is there is believed', async () => {
  const [counted] = await prepare(
    '',
    [
      {
        name: 'counted',
        type: 'string[]',
        fn: '(f) => f.reduce<Record<string, number>>((all, s) => { const n = all[s]; return { ...all, [s]: n ? n + 1 : 1 } }, {})',
        subject: fc.constant(null),
      },
    ],
    'tsconfig.unchecked.json',
  )
  expect(evaluatePrinted(counted!.value, ['a', 'b', 'a', 'a'], {})).toEqual({ a: 3, b: 1 })
})
