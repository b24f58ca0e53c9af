import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare, type Construct } from './testing/construct.ts'

vi.setConfig({ testTimeout: 60_000 })

/** What random programs found, shrunk. The state gives what JavaScript gives, or fails where the documentation says so. */
const rows: readonly {
  readonly type: string
  readonly fn: string
  readonly input: JsonValue
  readonly gives: 'the same' | 'a failure'
}[] = [
  // A function of numbers handed NaN and Infinity on, and AWS wrote them as text.
  { type: '{ a: number }', fn: '(f) => Math.floor(1 % f.a)', input: { a: 0 }, gives: 'a failure' },
  { type: '{ a: number }', fn: '(f) => Math.ceil(1 / f.a)', input: { a: 0 }, gives: 'a failure' },
  { type: '{ a: number }', fn: '(f) => Math.trunc(1 / f.a)', input: { a: 0 }, gives: 'a failure' },
  { type: '{ a: number }', fn: '(f) => Math.max(2 % f.a, 2)', input: { a: 0 }, gives: 'a failure' },
  { type: '{ a: number }', fn: '(f) => Math.floor(3 / f.a)', input: { a: 2 }, gives: 'the same' },
  // What may be missing was said to be converted.
  { type: '{ a?: number }', fn: '(f) => f.a == 2', input: {}, gives: 'the same' },
  { type: '{ a?: number }', fn: '(f) => f.a != 2', input: {}, gives: 'the same' },
  { type: '{ a: string | null }', fn: "(f) => f.a == ''", input: { a: null }, gives: 'the same' },
  // The claim inside a chain was taken for the chain's own question mark.
  { type: '{ c: string[][] }', fn: '(f) => [f.c[1]?.[1]!.trim()]', input: { c: [[], []] }, gives: 'a failure' },
  { type: '{ c: string[][] }', fn: '(f) => [f.c[1]?.[1]!.trim()]', input: { c: [] }, gives: 'the same' },
  { type: '{ c: string[][] }', fn: '(f) => [f.c[1]?.[1]!.trim()]', input: { c: [[], ['', ' a']] }, gives: 'the same' },
  { type: '{ a?: { b?: { c: string } } }', fn: '(f) => [f.a?.b!.c]', input: { a: {} }, gives: 'a failure' },
  { type: '{ a?: { b?: { c: string } } }', fn: '(f) => [f.a?.b!.c]', input: {}, gives: 'the same' },
  {
    type: '{ a?: { b?: { c: string } } }',
    fn: '(f) => [f.a?.b!.c]',
    input: { a: { b: { c: '' } } },
    gives: 'the same',
  },
  { type: '{ a?: string[] }', fn: '(f) => [f.a?.find((x) => x > "b")!.length]', input: { a: [] }, gives: 'a failure' },
  { type: '{ a?: string[] }', fn: '(f) => [f.a?.find((x) => x > "b")!.length]', input: {}, gives: 'the same' },
  // What is never reached was asked to be of a kind.
  {
    type: '{ a: string[] }',
    fn: '(f) => f.a.length ?? Math.max(...[1], f.a.length)',
    input: { a: [] },
    gives: 'the same',
  },
  // A constant position that came out of a helper counted from the end, and lost its fraction.
  {
    type: '{ xs: string[] }',
    fn: "(f) => { const at = (n: number): number => n - 1; return [f.xs[at(0)] ?? 'none'] }",
    input: { xs: ['a'] },
    gives: 'the same',
  },
  {
    type: '{ xs: string[] }',
    fn: "(f) => { const at = (_: string): number => -1.5; return [f.xs[at('')] ?? 'none', ['b'][at('')] ?? 'none'] }",
    input: { xs: ['a'] },
    gives: 'the same',
  },
  // A helper given by name is called as it is; flatMap needs its parts.
  { type: '{ a: string[] }', fn: '(f) => f.a.flatMap(twice)', input: { a: ['', 'x'] }, gives: 'the same' },
  // A member that the type does not name was written with fewer digits.
  {
    type: '{ a: { s: string } }',
    fn: '(f) => JSON.stringify({ s: f.a.s, o: f.a })',
    input: { a: { s: '', n: 0.30000000000000004 } },
    gives: 'a failure',
  },
  // The guard against results too large was put around arrays that hold what could be so large.
  { type: '{ a: number }', fn: '(f) => [1].slice(f.a * f.a / f.a)', input: { a: 2 }, gives: 'the same' },
  {
    type: '{}',
    fn: '() => [1].map(() => 2 ** 0).toSorted((p, q) => p - q).flatMap((x) => [{ x }])',
    input: {},
    gives: 'the same',
  },
  // JavaScript takes NaN for the position 0; the text was cut there to nothing, and the item not found.
  { type: '{ a: number }', fn: "(f) => 'ab'.slice(2 % f.a, 2)", input: { a: 0 }, gives: 'a failure' },
  { type: '{ a: number }', fn: "(f) => 'ab'.slice(2 % f.a, 2)", input: { a: 3 }, gives: 'the same' },
  { type: '{ a: number }', fn: '(f) => [1, 2].at(2 % f.a) ?? 0', input: { a: 0 }, gives: 'a failure' },
  // A constant date was taken apart into what its instant was calculated with, functions included.
  {
    type: '{}',
    fn: '() => { const d = new Date([2].findIndex((x) => x === 3)).toISOString(); return d + d }',
    input: {},
    gives: 'the same',
  },
  // A date of what may be a text or a number was refused.
  {
    type: '{ a?: string | number }',
    fn: '(f) => new Date(f.a!).getTime()',
    input: { a: '2026-01-31' },
    gives: 'the same',
  },
  { type: '{ a?: string | number }', fn: '(f) => new Date(f.a!).getTime()', input: { a: 1e12 }, gives: 'the same' },
  // JavaScript throws for a length that is none.
  { type: '{ n: number }', fn: '(f) => new Array(f.n).fill(0)', input: { n: -1 }, gives: 'a failure' },
  { type: '{ n: number }', fn: '(f) => new Array(f.n).fill(0)', input: { n: 1.5 }, gives: 'a failure' },
  { type: '{ n: number }', fn: '(f) => new Array(f.n).fill(0)', input: { n: 0 }, gives: 'the same' },
  { type: '{ n: number }', fn: '(f) => new Array(f.n).fill(0)', input: { n: 2 }, gives: 'the same' },
  { type: '{ n: number }', fn: '(f) => Array.from({ length: f.n }, () => 0)', input: { n: -1.5 }, gives: 'the same' },
  // A chain whose start is known to be missing was refused.
  { type: '{ a?: number[][] }', fn: '(f) => (f.a ? 1 : (f.a?.[1]?.[0] ?? 2))', input: {}, gives: 'the same' },
  // A fold's own undefined came back to it as null.
  {
    type: '{ xs: { n?: number }[] }',
    fn: '(f) => f.xs.reduce<(number | undefined)[]>((all, x) => [...all.filter((y) => y !== undefined), x.n], [])',
    input: { xs: [{}, {}, { n: 1 }] },
    gives: 'the same',
  },
  // A group that took no part is a string to TypeScript, and was null.
  {
    type: '{ s: string }',
    fn: "(f) => f.s.match(/(a)|b/)!.map((x) => x ?? 'none')",
    input: { s: 'b' },
    gives: 'the same',
  },
  { type: '{ n?: string }', fn: "(f) => [f.n, 'a'].map(String)", input: {}, gives: 'the same' },
  // What a claim was negated of was missing.
  { type: '{ xs: { b: number }[] }', fn: '(f) => [!f.xs[0]?.b!]', input: { xs: [] }, gives: 'the same' },
  { type: '{ xs: { b: boolean }[] }', fn: '(f) => [!!f.xs[0]?.b!]', input: { xs: [] }, gives: 'the same' },
  {
    type: '{ xs: string[] }',
    fn: '(f) => [!Boolean(f.xs[1]), !Boolean(f.xs[1]!)]',
    input: { xs: [] },
    gives: 'the same',
  },
  {
    type: '{ xs: string[] }',
    fn: '(f) => [false, true].map((b) => (b ? !!(() => { const x = f.xs.at(-1); return Boolean(x) })() : !(() => { const x = f.xs.at(-1); return Boolean(x) })()))',
    input: { xs: ['', 'x'] },
    gives: 'the same',
  },
  // TypeScript takes the item for one that is never there, and it was taken for an array.
  {
    type: '{ b: boolean; v: [boolean, number] }',
    fn: '(f) => { if (f.v[0] ?? f.b) return []; return [...[false], f.v[0]] }',
    input: { b: false, v: [false, 1] },
    gives: 'the same',
  },
  // What a test excludes has no type to be asked for.
  {
    type: '{ n?: number }',
    fn: '(f) => { const none = undefined; return none !== undefined ? Math.abs(none) : (f.n ?? 1) }',
    input: {},
    gives: 'the same',
  },
  { type: '{ s: string }', fn: '(f) => (true || f.s ? f.s : f.s.toFixed())', input: { s: 'x' }, gives: 'the same' },
  {
    type: '{ s?: string }',
    fn: "(f) => { if (!(true && f.s !== undefined)) return ''; if (!false) return f.s; return -f.s }",
    input: { s: 'x' },
    gives: 'the same',
  },
  // An array was said to hold undefined although its items could not.
  {
    type: '{ xs: (number | undefined)[] }',
    fn: '(f) => Math.max(...[undefined, ...f.xs].filter((x) => x !== undefined), 1)',
    input: { xs: [1, 4] },
    gives: 'the same',
  },
  {
    type: '{ xs: { a?: string }[] }',
    fn: '(f) => f.xs.reduce<{ a?: string | undefined; n: number[] }>((all, x) => ({ a: x.a, n: [Math.max(...all.n, 2)] }), { n: [1] })',
    input: { xs: [{}, { a: 'x' }] },
    gives: 'the same',
  },
  // What makes no difference to the value was not evaluated, where JavaScript throws.
  { type: '{ s?: string; i: number }', fn: "(f) => [f.s![f.i] ?? '']", input: { i: -1 }, gives: 'a failure' },
  { type: '{ s?: string; i: number }', fn: "(f) => [f.s![f.i] ?? '']", input: { s: 'ab', i: -1 }, gives: 'the same' },
  { type: '{ s?: string; i: number }', fn: "(f) => [f.s![f.i] ?? '']", input: { s: 'ab', i: 1 }, gives: 'the same' },
  { type: '{ s?: string }', fn: "(f) => [f.s![-1] ?? '']", input: {}, gives: 'a failure' },
  { type: '{ s?: string }', fn: "(f) => [f.s![-1] ?? '']", input: { s: 'ab' }, gives: 'the same' },
  { type: '{ s?: string }', fn: '(f) => [f.s!.charAt(-1)]', input: {}, gives: 'a failure' },
  { type: '{ s?: string }', fn: '(f) => [f.s!.charAt(-1)]', input: { s: 'ab' }, gives: 'the same' },
  { type: '{ s?: string; i: number }', fn: '(f) => [f.s!.charAt(f.i)]', input: { i: -1 }, gives: 'a failure' },
  { type: '{ xs?: number[] }', fn: '(f) => [f.xs![-1] ?? 0]', input: {}, gives: 'a failure' },
  { type: '{ xs?: number[] }', fn: '(f) => [f.xs![-1] ?? 0]', input: { xs: [1] }, gives: 'the same' },
  {
    type: '{ s: string; n: number }',
    fn: "(f) => [f.s.repeat(f.n)[-1] ?? '']",
    input: { s: '', n: -1 },
    gives: 'a failure',
  },
  { type: '{ a?: { n: number }; b: number }', fn: '(f) => f.a!.n / f.b', input: { b: 0 }, gives: 'a failure' },
  {
    type: '{ a?: { n: number }; b: number }',
    fn: '(f) => f.a!.n / f.b',
    input: { a: { n: 3 }, b: 0 },
    gives: 'the same',
  },
  {
    type: '{ a?: { n: number }; b: number }',
    fn: '(f) => f.a!.n % f.b',
    input: { a: { n: 3 }, b: 2 },
    gives: 'the same',
  },
  {
    type: '{ at: number }',
    fn: '(f) => new Date(f.at).toISOString().length / 0',
    input: { at: 1e300 },
    gives: 'a failure',
  },
  { type: '{ a?: { n: number } }', fn: '(f) => ([f.a!.n] ? 1 : 2)', input: {}, gives: 'a failure' },
  { type: '{ a?: { n: number } }', fn: '(f) => ([f.a!.n] ? 1 : 2)', input: { a: { n: 0 } }, gives: 'the same' },
  // An optional member of a captured object that is absent was refused.
  ...[
    "() => [none.region ?? 'eu', some.region ?? 'eu', none.depth ?? 1, some.depth ?? 1]",
    "() => (none.region ?? some.region ?? 'eu')",
    '(f) => ({ ...f, ...none.labels, region: none.region, depth: some.depth })',
    '() => (none.region ? none.region.length : (some.region?.length ?? 0))',
    '() => [none.region === undefined, some.region !== undefined, none.region == null, !none.region, some.depth === null]',
    "() => { const { region = 'eu', depth } = none; return { region, depth } }",
    "() => [none.region?.toUpperCase() ?? 'EU', none.labels?.a ?? 'x', `${none.region}`, typeof none.region]",
  ].map((fn) => ({ type: '{ n: number }', fn, input: { n: 1 }, gives: 'the same' as const })),
]

/** The same without `noUncheckedIndexedAccess`, where types tell nothing of an item that is not there. */
const uncheckedRows: typeof rows = [
  "(f) => [f.xs[5], 'a'].map((x) => x ?? 'none')",
  "(f) => [f.xs[5], 'a'].filter((x) => x !== undefined)",
  "(f) => [f.xs[5], 'a'].map(String)",
  "(f) => [f.xs[5], 'a'].map((x) => typeof x)",
  "(f) => [f.xs[5], 'a'].find((x) => x === undefined) ?? 'none'",
  "(f) => [f.os[5]?.n, 1].map((x) => x ?? 'none')",
  "(f) => [f.os[5]?.ns[0], 1].map((x) => x ?? 'none')",
  "(f) => [f.os[5]?.ns.at(0), 1].map((x) => x ?? 'none')",
  "(f) => f.xs.map((_, i) => f.xs[i + 1]).map((x) => x ?? 'none')",
  "(f) => f.xs.flatMap((_, i) => [f.xs[i + 1]]).map((x) => x ?? 'none')",
  "(f) => { const o = { a: f.xs[5] }; return [o.a ?? 'none'] }",
  "(f) => { const { a } = { a: f.xs[5] }; return [a ?? 'none'] }",
  "(f) => { const [a, b] = [f.xs[5], f.xs[0]]; return [a ?? 'none', b ?? 'none'] }",
  "(f) => { const five = f.xs[5]; const all = [five]; return all.map((x) => x ?? 'none') }",
  "(f) => { const five = f.xs[5]; return five === undefined ? [five].map((x) => x ?? 'none') : [] }",
  "(f) => [[f.xs[5]], [f.xs[0]]].flat().map((x) => x ?? 'none')",
  "(f) => [[f.xs[5]], [f.xs[0]]].map((all) => all.map((x) => x ?? 'none'))",
  "(f) => ({ all: [f.xs[5]] }).all.map((x) => x ?? 'none')",
  "(f) => f.xs.reduce((all, _, i) => [...all.map((x) => x ?? 'none'), f.xs[i + 1]], [''])",
  "(f) => Array.from({ length: 2 }, (_, i) => f.xs[i]).map((x) => x ?? 'none')",
  "(f) => Array.of(f.xs[0], f.xs[5]).map((x) => x ?? 'none')",
  "(f) => f.xs.concat(f.xs[5]).map((x) => x ?? 'none')",
  "(f) => f.xs.with(0, f.xs[5]).map((x) => x ?? 'none')",
  "(f) => f.xs.toSpliced(0, 1, f.xs[5]).map((x) => x ?? 'none')",
  '(f) => withDefault([f.xs[5]])',
  "(f) => [f.r.a, f.r.z].map((x) => x ?? 'none')",
].map((fn) => ({
  type: '{ xs: string[]; os: { n: number; ns: number[] }[]; r: Record<string, string> }',
  fn,
  input: { xs: ['x', 'y'], os: [], r: { a: 'a' } },
  gives: 'the same',
}))

/** A helper that is called twice is a function of the expression. */
const prelude = [
  'const twice = (x: string): string[] => { const y = x + x; return [y, ...[y].map((z) => z + y)] }',
  'interface Config { region?: string; depth?: number | null; labels?: Record<string, string> }',
  'const none: Config = {}',
  "const some: Config = { region: 'us', depth: null }",
  "const withDefault = (xs: string[]): string[] => xs.map((x) => x ?? 'none')",
].join('\n')

const constructs = (table: typeof rows): Construct[] =>
  table.map(({ type, fn }) => ({ name: fn, type, fn, subject: fc.constant(null) }))

const prepared = [
  ...(await prepare(prelude, constructs(rows))),
  ...(await prepare(prelude, constructs(uncheckedRows), 'tsconfig.unchecked.json')),
]

it.each([...rows, ...uncheckedRows].map((row, i) => ({ ...prepared[i]!, ...row })))(
  '$name over $input',
  ({ run, value, input, gives }) => {
    const state = (): JsonValue | undefined => evaluatePrinted(value, input, {})
    if (gives === 'a failure') expect(state).toThrow()
    else expect(state()).toEqual(asJson(run(structuredClone(input), {})))
  },
)

it('asks nobody for a key of what a fold may have put undefined into', async () => {
  const fn = "(f) => f.xs.reduce<{ n?: number }>((all) => ('n' in all ? { n: 1 } : {}), { n: f.n })"
  const table = [{ name: fn, type: '{ xs: string[]; n?: number }', fn, subject: fc.constant(null) }]
  await expect(prepare('', table)).rejects.toThrow("'all' may hold undefined inside")
})

it.each([
  '(f) => Array.from({ length: 2 }, (row) => row ?? [undefined]).flat().filter((y) => y !== undefined)',
  '(f) => f.xs.reduce<unknown[]>((all, x) => [...all.filter((y) => y !== undefined), x.n], [])',
])('takes no undefined of an unknown type for null in %s', async (fn) => {
  const table = [{ name: fn, type: '{ xs: { n?: number }[] }', fn, subject: fc.constant(null) }]
  await expect(prepare('', table)).rejects.toThrow("'y' may hold undefined inside")
})

it('loses no member of a captured object that JSONata cannot make', async () => {
  const own = `const own = JSON.parse('{"a":[{"__proto__":1}]}') as { a: object[] }`
  const fns = ['(f) => ({ ...own, n: f.n })', '(f) => [own, f.n]', '(f) => [own.a[f.n]]']
  const table = fns.map((fn) => ({ name: fn, type: '{ n: number }', fn, subject: fc.constant(null) }))
  for (const { value } of await prepare(own, table)) {
    expect(() => evaluatePrinted(value, { n: 0 }, {})).toThrow("JSONata cannot make a member named '__proto__'.")
  }
})

it.each([
  ['(f) => new Array(-1).fill(f.n)', 'An array of -1 items cannot be compiled to JSONata.'],
  ['(f) => f.xs.reduce((most, x) => Math.max(most, x), -Infinity)', "'Infinity' cannot be compiled to JSONata."],
  ['(f) => [...f.s]', "'f.s' is not an array for certain."],
])('%s is refused for what it is', async (fn, message) => {
  const table = [{ name: fn, type: '{ n: number; xs: number[]; s: string }', fn, subject: fc.constant(null) }]
  await expect(prepare('', table)).rejects.toThrow(`The table does not lower:\n3: ${message}`)
})
