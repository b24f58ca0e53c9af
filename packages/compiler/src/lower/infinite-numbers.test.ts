import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare } from './testing/construct.ts'

vi.setConfig({ testTimeout: 60_000 })

const type = '{ a: number; b: number; xs: number[] }'
const byZero = { a: 1, b: 0, xs: [0, 1, -1] }
const zeroByZero = { a: 0, b: 0, xs: [0] }
const large = { a: 1e60, b: 1e60, xs: Array.from({ length: 70 }, () => 100_000) }

/** A quotient by zero is null as a result. Where something would take that null for a value, the state must fail or know better. */
const rows: readonly { readonly fn: string; readonly input: JsonValue; readonly gives: 'the same' | 'a failure' }[] = [
  // A constant that is a quotient.
  ...[byZero, zeroByZero].flatMap((input) =>
    [
      '(f) => { const q = f.a / f.b; return q ? 1 : 2 }',
      '(f) => { const q = f.a / f.b; return !q }',
      '(f) => { const q = f.a / f.b; return Boolean(q) }',
      "(f) => { const q = f.a / f.b; return q || 'none' }",
      "(f) => { const q = f.a / f.b; return q && 'some' }",
      '(f) => { const q = f.a % f.b; return q ? 1 : 2 }',
      '(f) => { const q = f.a / f.b; return { q, rest: f.a % f.b } }',
      '(f) => { const q = f.a / f.b; return Number.isFinite(q) ? q : 0 }',
      '(f) => { const q = f.a / f.b; return Number.isInteger(q) }',
      '(f) => { const q = f.a / f.b; return [q === 0, q !== 1] }',
      '(f) => { const { q = 3 } = { q: f.a / f.b } as { q?: number }; return q }',
      '(f) => f.xs.map((x) => x / f.b)',
      '(f) => f.xs.map((x) => x / f.b).slice(1)',
      '(f) => f.xs.map((x) => ({ x, q: x / f.b })).filter(({ x }) => x > 0)',
      '(f) => f.xs.reduce<Record<string, number>>((all, x) => ({ ...all, [`${x}`]: x / f.b }), {})',
      '(f) => JSON.stringify({ q: f.a / f.b })',
      '(f) => pair(f.a / f.b, f.a)',
      '(f) => (f.b ? f.a / f.b : 0) || 5',
    ].map((fn) => ({ fn, input, gives: 'the same' as const })),
  ),
  // What would be a wrong value.
  ...[
    '(f) => { const q = f.xs.length > 2 ? f.a / 0 : f.a; return q ? 1 : 2 }',
    '(f) => (f.a ? f.a / f.b : 0) ? 1 : 2',
    '(f) => { const q = f.a / f.b; const r = -f.a / f.b; return q === r }',
    '(f) => { const q = f.a / f.b; return q == null }',
    '(f) => { const q = f.a / f.b; return `${q}` }',
    '(f) => { const o = { q: f.a / f.b }; return o.q ? 1 : 2 }',
    '(f) => [f.a / f.b].includes(f.b / f.b)',
    '(f) => [f.a / f.b].indexOf(f.b / f.b)',
    '(f) => [f.a / f.b].filter(Boolean)',
    '(f) => f.xs.map((x) => f.a / x).filter((q) => q)',
    '(f) => f.xs.map((x) => f.a / x).some((q) => !q)',
    '(f) => f.xs.reduce((q, x) => (q ? q / x : x), f.a)',
    '(f) => f.xs.map((x) => f.a / x).find((q) => !q) ?? 7',
    '(f) => [...[isSome(f.a / f.b)], isSome(f.a)]',
  ].map((fn) => ({ fn, input: byZero, gives: 'a failure' as const })),
  // A product of what is a product already.
  ...[
    '(f) => { const p = f.a * f.b * f.a; return p * p }',
    '(f) => { const p = f.a * f.b * f.a; return [-p * p] }',
    '(f) => { const o = { p: f.a * f.b * f.a }; return o.p * o.p }',
    '(f) => [f.a * f.b * f.a].map((p) => p * p)',
    '(f) => [square(f.a * f.b * f.a), square(f.a)]',
    '(f) => [product(f.a, f.b) * product(f.b, f.a)]',
    '(f) => f.xs.reduce((p, x) => p * x, 1)',
    '(f) => f.xs.reduce((p, x) => p + x * p, 1)',
  ].map((fn) => ({ fn, input: large, gives: 'a failure' as const })),
  { fn: '(f) => f.xs.reduce((sum, x) => sum + x * f.a, 0)', input: large, gives: 'the same' },
]

const prelude = [
  'const pair = (q: number, a: number) => ({ q, a, sum: [q] })',
  "const isSome = (q: number) => { const it = q; return it ? 'yes' : 'no' }",
  'const square = (x: number) => { const y = x; return y * y }',
  'const product = (x: number, y: number) => { const z = x; return z * y * z }',
].join('\n')

const prepared = await prepare(
  prelude,
  rows.map(({ fn }) => ({ name: fn, type, fn, subject: fc.constant(null) })),
)

it.each(rows.map((row, i) => ({ ...prepared[i]!, ...row })))('$name over $input', ({ run, value, input, gives }) => {
  const state = (): JsonValue | undefined => evaluatePrinted(value, input, {})
  if (gives === 'a failure') expect(state).toThrow()
  else expect(state()).toEqual(asJson(run(structuredClone(input), {})))
})
