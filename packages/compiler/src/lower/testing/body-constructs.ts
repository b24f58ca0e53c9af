import fc from 'fast-check'
import { absent, flag, list, nullable, small, text } from './arbitraries.ts'
import type { Construct } from './construct.ts'
import { rowsOf } from './rows.ts'

/** Statements, patterns, and the smaller forms of expressions. */
export const bodyConstructs: readonly Construct[] = rowsOf([
  {
    name: 'switch',
    type: '{ k: "a" | "b" | "c"; s: string; n: number; u: { t: "x"; v: number } | { t: "y"; w: string[] }; on: number | null; os?: string; xs: number[]; m: string | number | boolean }',
    subject: fc.record(
      {
        k: fc.constantFrom('a', 'b', 'c'),
        s: fc.constantFrom('a', 'b', 'x', ''),
        n: small,
        u: fc.oneof(fc.record({ t: fc.constant('x'), v: small }), fc.record({ t: fc.constant('y'), w: list(text) })),
        on: nullable(small),
        os: fc.constantFrom('a', 'b'),
        xs: list(small),
        m: fc.oneof(text, small, flag),
      },
      { requiredKeys: ['k', 's', 'n', 'u', 'on', 'xs', 'm'] },
    ),
    fns: [
      "(f) => { switch (f.k) { case 'a': return 1; case 'b': return 2; default: return 3 } }",
      "(f) => { switch (f.k) { case 'a': return 1; case 'b': return 2; case 'c': return [3] } }",
      "(f) => { switch (f.s) { case 'a': case 'b': return 'ab'; case 'x': return f.n; default: return null } }",
      "(f) => { switch (f.s) { case 'a': return 1 } return 2 }",
      "(f) => { switch (f.s) { case 'a': break; case 'b': return 'b'; default: return 'other' } return 'after' }",
      "(f) => { switch (f.s) { default: return 'd'; case 'a': return 'a' } }",
      "(f) => { switch (f.s) { case 'a': return 'a'; default: case 'b': return 'bd'; case 'x': return 'x' } }",
      "(f) => { switch (f.s) { case 'a': default: return 'ad' } }",
      "(f) => { switch (f.s) { case 'a': if (f.n > 0) return 'a+'; case 'b': return 'b'; default: if (f.n > 0) break; return 'd' } return 'end' }",
      "(f) => { switch (f.s) { case 'a': { const n = f.n * 2; if (n > 2) { break } return n } case 'b': { const n = 1; return n } } return -1 }",
      "(f) => { switch (f.u.t) { case 'x': return f.u.v; case 'y': return f.u.w } }",
      "(f) => { const { u } = f; switch (u.t) { case 'x': return u.v + 1; default: return u.w.length } }",
      "(f) => { switch (f.on) { case null: return 'null'; case 0: return 'zero'; default: return f.on + 1 } }",
      "(f) => { switch (f.os) { case undefined: return 'none'; case 'a': return 1 } return f.os }",
      "(f) => { switch (true) { case f.n > 1: return 'big'; case f.n < -1: return 'small'; default: return 'mid' } }",
      "(f) => { switch (f.n % 2 + f.xs.length) { case 0: return 'none'; case 1: return 'one'; default: return 'many' } }",
      "(f) => { switch (typeof f.m) { case 'string': return f.m.length; case 'number': return f.m + 1; default: return f.m } }",
      "(f) => { switch (f.n) { case f.xs.length: return 'length'; case f.xs[0]: return 'first' } return 'none' }",
      "(f) => { switch (f.k) { case 'a': switch (f.s) { case 'a': return 'aa'; case 'b': break; default: return 'a?' } break; default: return 'z' } return 'out' }",
      "(f) => f.xs.map((x) => { switch (x) { case 0: return 'zero'; case 1: case 2: return 'few' } return 'many' })",
      '(f) => { switch (f.k) {} return 1 }',
      '(f) => { switch (f.n) { case Level.Low: return Level.High; case Level.High: return Level.Low } return 0 }',
    ],
  },
  {
    name: 'statements',
    type: '{ a: number; b: number; s: string; o?: { v: number; w?: string }; xs: number[] }',
    subject: fc.record(
      { a: small, b: small, s: text, o: fc.record({ v: small, w: text }, { requiredKeys: ['v'] }), xs: list(small) },
      { requiredKeys: ['a', 'b', 's', 'xs'] },
    ),
    fns: [
      "(f) => { if (f.a > 0) { if (f.b > 0) return 'both'; if (f.b < 0) { return 'mixed' } } else if (f.b > 0) return 'b'; return 'rest' }",
      '(f) => { if (f.a > 0) { const x = f.a * 2; if (x > 4) { return x } } const x = f.b; return x + 1 }',
      "(f) => { if (f.a > 0) {} else return 'neg'; { const q = 1; if (f.b > q) return q } return 'end' }",
      '(f) => { let n = f.a; let m = n + 1, k = m; return [n, m, k] }',
      '(f) => { var n = f.a; return n }',
      '(f) => { let { a, ...others } = f; return { a, keys: Object.keys(others).length } }',
      '(f) => { let none; return [none, f.a] }',
      '(f) => { const over = (n: number, limit = 2) => n > limit; return [over(f.a), over(f.b, 0)] }',
      "(f) => { function label(n: number, { prefix = '#', digits = n } = {}) { return `${prefix}${digits}` } return [label(f.a), label(f.b, { prefix: '' })] }",
      '(f) => { const pick = (x: number) => { if (x > 0) { return x } return -x }; return f.xs.map(pick) }',
      '(f) => { const twice = (x: number) => x * 2; return twice?.(f.a) }',
      '(f) => { if (f.o === undefined) return void 0; return f.o.v }',
      '(f) => [f.o === void 0, f.a]',
      '(f) => [1_000 + f.a, 0xff, 1e3, 0b101, 0o17, .5, 1_0.0_1]',
      '(f) => f.a ** 2 + (-f.b) ** 3',
      '(f) => { type Local = number; interface Other { a: Local } const o: Other = { a: f.a }; ; return o }',
      '(f) => { const t = [f.a, f.s] as const; return t[0] + t[1].length }',
      '(f) => ({ k: Kind.Csv, l: Level.High, c: Flag.On, t: ({ a: f.a } satisfies { a: number }).a })',
      '(f) => [f.xs?.map?.((x) => x), f.o?.w]',
    ],
  },
  {
    name: 'patterns',
    type: '{ a: { b: { c?: number; d: number[] }; e?: string }; xs: [number, string?]; nn: number[][]; k: "p" | "q"; r: { p: number; q?: number; s: string }; m: Record<string, number>; mk: string; os: { id: string; v?: number | null }[] }',
    subject: fc.record({
      a: fc.record(
        { b: fc.record({ c: small, d: list(small) }, { requiredKeys: ['d'] }), e: text },
        { requiredKeys: ['b'] },
      ),
      xs: fc.oneof(fc.tuple(small), fc.tuple(small, text)),
      nn: list(list(small)),
      k: fc.constantFrom('p', 'q'),
      r: fc.record({ p: small, q: small, s: text }, { requiredKeys: ['p', 's'] }),
      m: fc.dictionary(fc.constantFrom('a', 'b', '1', 'with space'), small),
      mk: fc.constantFrom('a', 'b', '1', 'with space', 'none'),
      os: list(fc.record({ id: text, v: absent(nullable(small)) })),
    }),
    fns: [
      "({ a: { b: { c = 7, d: [first = -1, ...others] }, e = 'none' } }) => ({ c, first, others, e })",
      '({ a: { b: { c: renamed }, ...rest } }) => [renamed, rest]',
      "({ xs: [n, s = 'none'] }) => `${n} ${s}`",
      '({ nn: [[x = 0] = [], , [y] = [9]] }) => [x, y]',
      '({ nn: [, ...tail] }) => tail',
      '({ nn: [...all] }) => all',
      '({ nn: { length } }) => length',
      '({ k, r: { [k]: found } }) => found ?? null',
      '({ mk, m: { [mk]: found = 0, ...rest } }) => ({ found, rest })',
      "(f) => { const { ['p']: p, 's': s } = f.r; return [p, s] }",
      '(f) => { const { [`${f.mk}`]: v = -1 } = f.m; return v }',
      '(f) => { const { 1: one = 5, ...others } = f.m; return { one, others } }',
      '(f) => { const [, second] = f.xs; const { length } = f.os; return [second?.length, length] }',
      '(f) => f.os.map(({ id, v = 1 }) => ({ id, v }))',
      '(f) => f.os.map(({ v, ...rest }, i) => ({ ...rest, i, has: v !== undefined }))',
      '(f) => f.nn.map(([a = 0, b = a]) => a + b)',
      '(f) => Object.entries(f.m).map(([k, v]) => [v, k])',
      "(f) => (({ a: { e } }, other = e ?? 'x') => other)(f)",
      '(f) => [1, undefined, 2].map((x = f.nn.length) => x)',
    ],
  },
])

/** What the constructs above refer to. */
export const bodyPrelude = `
  enum Kind { Csv = 'csv', Json = 'json' }
  enum Level { Low = 1, High = 5 }
  const enum Flag { Off, On }
`
