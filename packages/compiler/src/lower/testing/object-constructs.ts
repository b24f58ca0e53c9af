import fc from 'fast-check'
import { flag, json, list, record, small, text } from './arbitraries.ts'
import type { Construct } from './construct.ts'
import { rowsOf } from './rows.ts'

/** Keys that JavaScript puts first, in their order as numbers, among others. */
const orderedKey = fc.constantFrom('b', 'a', '10', '2', '01', '-1', '1.5', 'toString', '')
const ordered = fc
  .uniqueArray(fc.tuple(orderedKey, small), { selector: ([key]) => key, maxLength: 4 })
  .map(Object.fromEntries)

/** What objects are made of, and in which order their members stand. */
export const objectConstructs: readonly Construct[] = rowsOf([
  {
    name: 'order of members',
    type: '{ m: Record<string, number>; k: string; a: { x?: number; y?: number; "1"?: number }; b: { y?: number; z?: number }; n: number; o?: number }',
    subject: fc.record(
      {
        m: ordered,
        k: fc.oneof(orderedKey, fc.constantFrom('x', 'y')),
        a: fc.record({ y: small, x: small, '1': small }, { requiredKeys: [] }),
        b: fc.record({ z: small, y: small }, { requiredKeys: [] }),
        n: small,
        o: small,
      },
      { requiredKeys: ['m', 'k', 'a', 'b', 'n'] },
    ),
    fns: [
      '(f) => Object.keys({ ...f.m, a: 1 })',
      '(f) => Object.keys({ a: 1, ...f.m })',
      '(f) => Object.keys({ y: 1, ...f.a, x: 2 })',
      '(f) => JSON.stringify({ ...f.a, ...f.b })',
      '(f) => JSON.stringify({ ...f.b, ...f.a, z: 1 })',
      '(f) => JSON.stringify({ x: 1, ...f.b, x: 2 } as object)',
      '(f) => JSON.stringify({ x: 1, ...f.a, ...{ x: 3, w: 4 } })',
      '(f) => JSON.stringify({ ...f.a, y: f.o, x: f.n })',
      '(f) => JSON.stringify({ y: 0, ...f.a, y: f.o })',
      '(f) => JSON.stringify({ ...f.a, y: f.o === undefined ? undefined : f.o + 1, x: f.b.z })',
      '(f) => JSON.stringify({ ...f.a, x: undefined })',
      '(f) => JSON.stringify({ ...f.a, x: undefined, y: f.b.z })',
      '(f) => JSON.stringify({ ...f.a, [f.k]: f.o })',
      '(f) => JSON.stringify({ x: 1, [f.k]: f.n, y: 2 })',
      '(f) => JSON.stringify({ [f.k]: f.n, [`${f.k}!`]: f.n, x: 1 })',
      '(f) => JSON.stringify({ b: 1, 2: f.n, a: 2, 1: 3 })',
      '(f) => JSON.stringify(Object.entries({ ...f.m, b: 1, "0": 2 }))',
      '(f) => JSON.stringify(Object.fromEntries(Object.entries(f.m).toReversed()))',
      '({ m: { a, ...rest } }) => JSON.stringify([a, rest])',
      '({ k, m: { [k]: found, ...rest } }) => [found ?? null, JSON.stringify(rest)]',
      '(f) => JSON.stringify(Object.assign({ y: 0 }, f.a, f.b))',
    ],
  },
  {
    name: 'copies and keys',
    type: '{ a: { x: number; y?: string }; b: { x?: number; z: number[] }; m: Record<string, number>; byId: Record<number, string>; k: string; kk: "x" | "z"; n: number; xs: { id: string; tags: string[] }[]; j: any; opt?: { x: number } | null; ok: boolean }',
    subject: fc.record(
      {
        a: fc.record({ x: small, y: text }, { requiredKeys: ['x'] }),
        b: fc.record({ x: small, z: list(small) }, { requiredKeys: ['z'] }),
        m: record(small),
        byId: fc.dictionary(fc.constantFrom('0', '1', '2', '-1'), text),
        k: fc.constantFrom('x', 'toString', 'constructor', '', 'a', '0', 'with space', 'hasOwnProperty'),
        kk: fc.constantFrom('x', 'z'),
        n: small,
        xs: list(fc.record({ id: fc.constantFrom('a', 'b', '1', 'toString'), tags: list(text) })),
        j: json,
        opt: fc.constantFrom(null, { x: 1 }),
        ok: flag,
      },
      { requiredKeys: ['a', 'b', 'm', 'byId', 'k', 'kk', 'n', 'xs', 'j', 'ok'] },
    ),
    fns: [
      '(f) => Object.assign({}, f.a, f.b)',
      '(f) => Object.assign({ x: 9, w: [1] }, f.a)',
      '(f) => Object.assign({}, f.a, { x: f.n, y: f.ok ? f.a.y : undefined })',
      '(f) => Object.assign({}, f.opt, f.ok && f.b)',
      '(f) => Object.assign({}, f.a).x',
      '(f) => Object.hasOwn(f.m, f.k)',
      "(f) => Object.hasOwn(f.b, 'x')",
      '(f) => !Object.hasOwn(f.m, f.k) && f.ok',
      '(f) => Object.hasOwn(f.byId, f.n)',
      '(f) => f.kk in f.b',
      "(f) => ('y' in f.a ? f.a.y : null)",
      "(f) => ('z' in f.m) === f.ok",
      '(f) => f.byId[f.n] ?? null',
      '(f) => f.byId[1]?.length ?? 0',
      '(f) => Object.fromEntries(f.xs.map((x) => [x.id, x.tags]))',
      '(f) => Object.fromEntries(f.xs.map(({ id, ...rest }) => [id, rest]))',
      '(f) => Object.fromEntries(f.xs.map((x, i) => [`${i}`, { ...x, i }]))',
      '(f) => Object.fromEntries(Object.entries(f.m).filter(([, v]) => v > 0))',
      '(f) => Object.fromEntries(f.xs.map((x) => [x.id, [f.b.z, []]]))',
      '(f) => Object.entries(f.m).map(([k, v], i) => ({ k, v, i }))',
      "(f) => Object.entries(f.m).map(([k, v]) => `${k}=${v}`).join('&')",
      '(f) => Object.entries(f.m).reduce((sum, [, v]) => sum + v, 0)',
      '(f) => Object.entries(f.m).some(([k, v]) => k === f.k && v > 0)',
      '(f) => Object.entries(f.m).toSorted(([, a], [, b]) => b - a).map(([k]) => k)',
      '(f) => Object.values(f.m).filter((v) => v > 0).length',
      '(f) => Object.keys(f.m).filter((k) => k !== f.k)',
      '(f) => ({ ...(f.opt ?? {}), n: f.n })',
      '(f) => ({ n: f.n, ...f.opt })',
      '(f) => { const o = { y: f.a.y }; return { ...o, z: 1 } }',
      '(f) => ({ ...(f.ok ? f.a : f.b), n: 1 })',
    ],
  },
  {
    name: 'captured objects',
    type: '{ k: string; n: number }',
    subject: fc.record({ k: fc.constantFrom('csv', 'x', ''), n: fc.integer({ min: -1, max: 6 }) }),
    fns: [
      '(f) => ({ ...withHoles, s: f.k })',
      '(f) => ({ ...withHoles })',
      '(f) => ({ s: f.k, ...full })',
      '(f) => Object.keys(full).concat(f.k)',
      '(f) => Object.values(Kind)',
      '(f) => Level[f.n] ?? null',
      '(f) => Object.hasOwn(full, f.k)',
    ],
  },
])

/** What the constructs above refer to, beside the enums of the bodies. */
export const objectPrelude = `
  const withHoles: { s?: string | undefined; t: number } = { s: undefined, t: 1 }
  const full = { s: 'x', t: [1], 10: 'ten', 2: 'two' }
`
