import fc from 'fast-check'
import { json, list, nullable, number } from './arbitraries.ts'
import type { Construct } from './construct.ts'

/** Decimal fractions near a half, of which the binary value decides how they are rounded, and any others. */
const fraction: fc.Arbitrary<number> = fc.oneof(
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(10, 100, 1000, 10_000, 1e6))
    .map(([n, scale]) => (n + 0.5) / scale),
  fc.integer({ min: -999_999, max: 999_999 }).map((n) => n / 8),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(
    0,
    -0,
    1.005,
    1.015,
    1.025,
    8.345,
    0.5,
    1.5,
    2.5,
    -0.5,
    -2.5,
    1e-7,
    5e-324,
    10.235,
    1e9,
    99.995,
    0.045,
  ),
)

/** Texts that begin with a number. */
const numeral: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', ' ', '\n\t', '\u00a0', '\ufeff'),
    fc.constantFrom('', '+', '-'),
    fc.constantFrom('0', '7', '12', '007', '123456789012345678901', '1'),
    fc.constantFrom('', 'px', '.5', '.', '.50e3', 'e2', 'e', 'e+', 'E-3', ' 4', ',5', '_0', '.5.5'),
  )
  .map((parts) => parts.join(''))
const point: fc.Arbitrary<string> = fc.oneof(numeral, fc.constantFrom('.5', '-.5e1', '+.25px', '-0', '-0.0'))

const rows: readonly {
  readonly name: string
  readonly type: string
  readonly subject: fc.Arbitrary<unknown>
  readonly fns: readonly string[]
}[] = [
  {
    name: 'fixed',
    type: '{ x: number; xs: number[]; o?: number }',
    subject: fc.record({ x: fraction, xs: list(fraction), o: fraction }, { requiredKeys: ['x', 'xs'] }),
    fns: [
      '(f) => f.x.toFixed()',
      '(f) => (f.x / 8).toFixed(0)',
      '(f) => f.x.toFixed(1)',
      '(f) => f.x.toFixed(2)',
      '(f) => f.x.toFixed(3)',
      '(f) => (f.x % 1000).toFixed(10)',
      '(f) => f.x.toFixed(places)',
      '(f) => `${(f.x * 100).toFixed(1)} %`',
      '(f) => Number(f.x.toFixed(2))',
      "(f) => f.x.toFixed(2).padStart(12, ' ')",
      '(f) => f.x.toFixed(1).length',
      '(f) => f.x.toFixed(2).slice(0, 3)',
      '(f) => f.xs.map((x) => x.toFixed(2))',
      "(f) => f.o?.toFixed(1) ?? 'none'",
      '(f) => f.xs.reduce((sum, x) => sum + x, 0).toFixed(2)',
    ],
  },
  {
    name: 'number tests',
    type: '{ x: number; u: unknown; m: number | null; s: string | number; o?: number; d: number }',
    subject: fc.record(
      {
        x: fc.oneof(number, fraction),
        u: json,
        m: nullable(fraction),
        s: fc.oneof(number, fc.constant('1')),
        o: fraction,
        d: fc.integer({ min: -2, max: 2 }),
      },
      { requiredKeys: ['x', 'u', 'm', 's', 'd'] },
    ),
    fns: [
      '(f) => Number.isInteger(f.x)',
      '(f) => Number.isInteger(f.u)',
      '(f) => Number.isInteger(f.m)',
      '(f) => Number.isInteger(f.o)',
      '(f) => Number.isInteger(f.x / f.d)',
      '(f) => { const half = f.x / f.d; return Number.isInteger(half) }',
      "(f) => Number.isInteger('1')",
      '(f) => Number.isSafeInteger(f.x)',
      '(f) => Number.isSafeInteger(f.u)',
      '(f) => Number.isFinite(f.x)',
      '(f) => Number.isFinite(f.u)',
      '(f) => Number.isFinite(f.x / f.d)',
      '(f) => Number.isFinite(f.o)',
      '(f) => isFinite(f.x)',
      '(f) => isFinite(f.x / f.d)',
      '(f) => Math.sign(f.x)',
      '(f) => Math.sign(f.d)',
      '(f) => Math.pow(f.d, 3)',
      '(f) => Math.pow(f.x, 2) / 2',
      '(f) => f.x.valueOf()',
      '(f) => [Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_SAFE_INTEGER, Number.MAX_VALUE, Number.MIN_VALUE, Math.PI, Math.E]',
    ],
  },
  {
    name: 'read numbers',
    type: '{ n: string; p: string; ns: string[] }',
    subject: fc.record({ n: numeral, p: point, ns: list(numeral) }),
    fns: [
      '(f) => parseInt(f.n, 10)',
      '(f) => parseInt(f.n)',
      '(f) => Number.parseInt(f.n, 10) + 1',
      '(f) => parseFloat(f.p)',
      '(f) => Number.parseFloat(f.p) * 2',
      '(f) => f.ns.map((n) => parseInt(n, 10))',
      '(f) => f.ns.reduce((sum, n) => sum + parseFloat(n), 0)',
    ],
  },
]

/** What the functions read. */
export const numberPrelude = 'const places = 4'

/** The methods of numbers, and the functions that are about numbers. */
export const numberConstructs: readonly Construct[] = rows.flatMap(({ name, type, subject, fns }) =>
  fns.map((fn): Construct => ({ name: `${name}: ${fn}`, type, subject, fn })),
)
