import fc from 'fast-check'
import { absent, flag, list, nullable, record, small, text } from './arbitraries.ts'
import type { Construct } from './construct.ts'
import { rowsOf } from './rows.ts'

// Faults put into the lowering (`pnpm mutate`) that no other table noticed: each function here is one that such a fault would change.

// Positions in texts with characters of two units fail the state, which `string-constructs.ts` sees to.
const plain = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'é', "'"),
  fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
)

const file = fc.record({
  s: plain,
  t: plain,
  n: small,
  b: flag,
  o: absent(text),
  z: nullable(small),
  w: absent(nullable(text)),
  xs: list(small),
  nn: list(list(small)),
  ss: list(text),
  m: record(small),
  rows: list(fc.record({ id: text, note: absent(text), xs: list(small) })),
})

const type =
  '{ s: string; t: string; n: number; b: boolean; o?: string; z: number | null; w?: string | null; xs: number[]; nn: number[][]; ss: string[]; m: Record<string, number>; rows: { id: string; note?: string; xs: number[] }[] }'

/** What no other table has. */
export const cornerConstructs: readonly Construct[] = rowsOf([
  {
    name: 'comparisons the other way round',
    type,
    subject: file,
    fns: [
      '(f) => undefined === f.o',
      '(f) => undefined !== f.o',
      '(f) => null === f.z',
      '(f) => null != f.w',
      '(f) => undefined == f.w',
      '(f) => [null === f.w, undefined === f.w]',
      '(f) => f.rows.filter((row) => undefined === row.note)',
      '(f) => f.rows.filter((row) => undefined !== row.note).map((row) => row.id)',
      '(f) => f.rows.some((row) => undefined === row.note)',
    ],
  },
  {
    name: 'keys that are computed',
    type,
    subject: file,
    fns: [
      '(f) => { const { [f.n]: x } = f.m; return x }',
      '(f) => { const { [f.n]: x = 7, ...rest } = f.m; return { x, rest } }',
      '(f) => { const { [`${f.s}${f.t}`]: x = 0 } = f.m; return x }',
      "(f) => { const { ['a']: x = 0, [1]: y = 1 } = f.m; return [x, y] }",
    ],
  },
  {
    name: 'arrays of their own, changed in place',
    type,
    subject: file,
    fns: [
      '(f) => (f.xs.map((x) => x + 1)).sort((a, b) => a - b)',
      '(f) => f.xs.filter((x) => x > 0)!.reverse()',
      '(f) => ([...f.ss]!).reverse()',
      '(f) => f.xs.slice().reverse().sort((a, b) => b - a)',
      '(f) => { const copy = (f.nn.slice()); return copy.reverse() }',
      '(f) => Object.values(f.m).sort((a, b) => a - b)',
    ],
  },
  {
    name: 'lengths and counts',
    type,
    subject: file,
    fns: [
      '(f) => Array.from({ length: f.s.length }, (_, i) => i)',
      '(f) => Array.from({ length: Math.max(f.xs.length, 1) }, (_, i) => i * 2)',
      '(f) => f.s.slice(f.xs.length + 1)',
      '(f) => f.s.slice(f.xs.length / 2)',
      '(f) => f.s.slice(f.s.indexOf(f.t) + 1)',
      "(f) => 'ab'.repeat(Math.max(f.ss.length, Math.floor(f.n), 1))",
      '(f) => f.xs.slice(Math.min(f.n, 2))',
      '(f) => f.xs.slice(f.n * f.xs.length)',
      '(f) => Math.max(f.n, f.xs.length)',
      '(f) => Math.max(...f.xs, f.n)',
      '(f) => (f.xs.length > 0 ? Math.min(...f.xs) : 0)',
    ],
  },
  {
    name: 'texts of one value',
    type,
    subject: file,
    fns: [
      "(f) => f.n + ''",
      "(f) => '' + f.b",
      '(f) => `${f.b}`',
      '(f) => `${f.s}${f.n}`',
      "(f) => f.s + ''",
      "(f) => `${f.o ?? ''}` + ''",
      '(f) => `${f.z}`',
    ],
  },
  {
    name: 'items that may be undefined',
    type,
    subject: file,
    fns: [
      '(f) => f.rows.map((row) => (row.xs.length > 0 ? row.note : undefined))',
      '(f) => f.rows.map((row) => (row.id ? row.id : undefined))',
      '(f) => f.rows.map((row) => row.note)',
      '(f) => f.rows.map((row) => row.xs[0])',
      '(f) => f.rows.flatMap((row) => [row.note, row.id])',
    ],
  },
  {
    name: 'tests of numbers',
    type,
    subject: file,
    fns: [
      '(f) => Number.isInteger(f.z)',
      '(f) => Number.isInteger(f.n)',
      '(f) => Number.isInteger(f.n / f.xs.length)',
      '(f) => { const half = f.n / 2; return Number.isInteger(half) }',
      '(f) => Number.isSafeInteger(f.xs[0])',
      '(f) => Number.isFinite(f.s)',
    ],
  },
  {
    name: 'quotients inside',
    type,
    subject: file,
    fns: [
      '(f) => f.xs[f.n / f.xs.length] ?? null',
      '(f) => [f.n / f.xs.length][0]',
      '(f) => ({ a: f.n / f.xs.length }).a',
      '(f) => f.m[`${f.n / 2}`] ?? 0',
    ],
  },
  {
    name: 'arguments of helpers',
    type,
    subject: file,
    fns: [
      '(f) => both(f.rows[0]?.id)',
      '(f) => both(f.ss[f.n])',
      '(f) => both(f.s.slice(1))',
      '(f) => both(f.ss.at(-1))',
      '(f) => both(undefined)',
      '(f) => suffixed(f.s) + suffixed(f.s, f.o)',
      '(f) => suffixed(f.s, undefined) + suffixed(f.t, f.t)',
      '(f) => f.ss.map((s) => suffixed(s, f.t))',
    ],
  },
  {
    name: 'JSON text of what may hold numbers',
    type,
    subject: file,
    fns: ['(f) => JSON.stringify(f.ss)', '(f) => JSON.stringify(f.nn)', '(f) => JSON.stringify([f.s, [f.o ?? null]])'],
  },
  {
    name: 'items of arrays that are written out',
    type,
    subject: file,
    fns: [
      '(f) => [...[f.xs, [1]][0]!, 2]',
      '(f) => [[f.xs, [1]][1], 2]',
      '(f) => [...[{ a: f.xs }][0]!.a, 2]',
      '(f) => [[{ a: f.xs }][0]!.a, 2]',
    ],
  },
  {
    name: 'entries',
    type,
    subject: file,
    fns: [
      '(f) => Object.entries(f.m).map((entry) => entry)',
      '(f) => Object.entries(f.m).map((entry) => [entry[0], entry.length])',
      '(f) => Object.entries(f.m).map((entry) => ({ key: entry[0], value: entry[1] }))',
      '(f) => Object.entries(f.m).map((entry) => entry.at(0))',
      '(f) => Object.entries(f.m).map(([key], i) => `${key}${i}`)',
    ],
  },
  {
    name: 'claims that hold',
    type: '{ o?: string; p?: string; n?: number; z?: number | null }',
    subject: fc.record({ o: text, p: text, n: small, z: small }),
    fns: [
      '(f) => f.o! + f.p!',
      '(f) => f.n! + f.z!',
      '(f) => f.o! + f.n!',
      '(f) => f.n! * f.z! > f.n!',
      '(f) => -f.n!',
    ],
  },
  {
    name: 'constants',
    type,
    subject: file,
    fns: [
      '() => [list, table, [sum, product, joined, below]]',
      '(f) => table[f.b ? "on" : "off"] + sum',
      '(f) => f.n > sum && f.s !== joined',
      '(f) => [f.s, true, null, 1, "a", false]',
    ],
  },
])

/** What they refer to. */
export const cornerPrelude = `
  const both = (s?: string) => [s ?? 'none', s === undefined]
  const suffixed = (s: string, suffix = '!') => s + suffix + suffix
  const list = [true, 1, 'a', null] as const
  const table = { on: 1 + 2, off: -(3) } satisfies Record<string, number>
  const sum = 1 + 2 * 3 - 4 / 2
  const product = 2 ** 5
  const joined = \`a\${'b'}\${1}\`
  const below = -2
`
