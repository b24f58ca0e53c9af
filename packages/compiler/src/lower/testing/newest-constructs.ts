import fc from 'fast-check'
import { flag, list, nullable, small, text } from './arbitraries.ts'
import type { Construct } from './construct.ts'
import { rowsOf } from './rows.ts'

const letter = fc.constantFrom('a', 'b', 'é', '😀', '')
const ascii: fc.Arbitrary<string> = fc.string({ unit: 'binary-ascii', maxLength: 9 })

/** Sets, groups, and texts written as other texts: what the newest library of JavaScript or that of browsers has. */
export const newestConstructs: readonly Construct[] = rowsOf([
  {
    name: 'sets',
    type: '{ xs: string[]; ns: number[]; m: (string | number | boolean | null)[]; s: string; n: number; rows: { id: string; g: string; o?: string }[]; r: Record<string, string> }',
    subject: fc.record({
      xs: list(letter),
      ns: list(small),
      m: list(nullable(fc.oneof(letter, small, flag, fc.constantFrom('1', 'true')))),
      s: letter,
      n: small,
      rows: list(fc.record({ id: letter, g: letter, o: letter }, { requiredKeys: ['id', 'g'] })),
      r: fc.dictionary(fc.constantFrom('x', 'y', 'z'), letter),
    }),
    fns: [
      '(f) => [...new Set(f.xs)]',
      '(f) => [...new Set(f.m)]',
      '(f) => Array.from(new Set(f.ns))',
      '(f) => Array.from(new Set(f.xs), (x) => x + f.s)',
      '(f) => new Set(f.xs).size',
      '(f) => new Set(f.m).has(f.n)',
      '(f) => new Set(f.ns).has(f.n) ? 1 : 2',
      "(f) => new Set(['a', 'b']).has(f.s)",
      '(f) => allowed.has(f.s)',
      '(f) => f.xs.filter((x) => !allowed.has(x))',
      '(f) => [...allowed, ...f.xs]',
      '(f) => [f.s, ...new Set(f.xs), ...new Set(f.ns)]',
      '(f) => [...new Set([...f.xs, f.s])].length',
      '(f) => [...new Set(f.rows.map((row) => row.g))].toSorted()',
      '(f) => [...new Set(f.rows.map((row) => row.g))].map((g) => f.rows.filter((row) => row.g === g).length)',
      "(f) => [...new Set(f.rows.map((row) => row.o ?? 'none'))].join('|')",
      '(f) => [...new Set(f.rows.flatMap((row) => [row.id, row.g]))]',
      '(f) => new Set(Object.values(f.r)).size === Object.keys(f.r).length',
      '(f) => { const seen = new Set(f.xs); return { n: seen.size, has: seen.has(f.s), all: [...seen] } }',
      '(f) => { const [seen, other] = [[...new Set(f.xs)], [...new Set(f.ns)]]; return { seen, other } }',
      '(f) => isSome(new Set(f.xs).size)',
      '(f) => new Set<string>().size',
    ],
  },
  {
    name: 'groups',
    type: '{ rows: { id: number; g: string; b: boolean }[]; ns: number[]; lists: number[][] }',
    subject: fc.record({
      rows: list(fc.record({ id: small, g: letter, b: flag })),
      ns: list(small),
      lists: list(list(small)),
    }),
    fns: [
      '(f) => Object.groupBy(f.rows, (row) => row.g)',
      '(f) => Object.groupBy(f.rows, ({ b }) => (b ? "yes" : "no"))',
      '(f) => Object.groupBy(f.ns, (n) => n)',
      '(f) => Object.groupBy(f.ns, (n, i) => `${n}${i % 2}`)',
      '(f) => Object.groupBy(f.lists, (list) => list.length)',
      '(f) => Object.groupBy(f.rows, (row) => row.g).a?.length ?? 0',
      '(f) => Object.entries(Object.groupBy(f.rows, (row) => row.g)).map(([g, rows]) => ({ g, n: rows?.length ?? 0 }))',
      '(f) => { const { yes, no } = Object.groupBy(f.rows, (row) => (row.b ? "yes" : "no")); return [yes ?? [], no ?? []] }',
    ],
  },
  {
    name: 'encodings',
    type: '{ s: string; a: string; t: string; u: string | number; w?: string | number }',
    subject: fc.record(
      {
        s: text,
        a: ascii,
        t: fc.string({ unit: 'grapheme', maxLength: 6 }),
        u: fc.oneof(small, fc.constantFrom('2', '-1.5', '007')),
        w: small,
      },
      { requiredKeys: ['s', 'a', 't', 'u'] },
    ),
    fns: [
      '(f) => encodeURIComponent(f.t)',
      '(f) => encodeURI(f.t)',
      '(f) => encodeURIComponent(f.a)',
      '(f) => encodeURI(f.a)',
      '(f) => decodeURIComponent(encodeURIComponent(f.t))',
      '(f) => decodeURI(encodeURI(f.t))',
      '(f) => `https://example.com/?q=${encodeURIComponent(f.t)}&n=${f.u}`',
      '(f) => btoa(f.a)',
      "(f) => btoa('user:' + f.a)",
      '(f) => atob(btoa(f.a))',
      '(f) => Number(f.u)',
      '(f) => Number(f.w ?? 0) + 1',
      '(f) => Number(f.w ?? f.u) * 2',
    ],
  },
])

export const newestPrelude = "const allowed = new Set(['a', 'é'])\nconst isSome = (n: number): boolean => n > 0"
