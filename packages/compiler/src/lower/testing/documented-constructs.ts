import { arrayConstructs } from './array-constructs.ts'
import { bodyConstructs, bodyPrelude } from './body-constructs.ts'
import type { Construct } from './construct.ts'
import { coreConstructs, prelude } from './core-constructs.ts'
import { cornerConstructs, cornerPrelude } from './corner-constructs.ts'
import { dateConstructs, datePrelude } from './date-constructs.ts'
import { libraryConstructs } from './library-constructs.ts'
import type { SnippetConfig } from './lower-snippets.ts'
import { newestConstructs, newestPrelude } from './newest-constructs.ts'
import { numberConstructs, numberPrelude } from './number-constructs.ts'
import { objectConstructs, objectPrelude } from './object-constructs.ts'
import { cuttingConstructs, stringConstructs, stringPrelude } from './string-constructs.ts'

/** A table of constructs, with what its functions refer to. */
export interface ConstructTable {
  /** The file in this folder that has the table. */
  readonly file: string
  readonly prelude: string
  readonly config?: SnippetConfig
  readonly constructs: readonly Construct[]
}

/** Every table that the page of constructs is made of. */
export const constructTables: readonly ConstructTable[] = [
  { file: 'core-constructs.ts', prelude, constructs: coreConstructs },
  { file: 'library-constructs.ts', prelude, constructs: libraryConstructs },
  { file: 'array-constructs.ts', prelude: `${bodyPrelude}${datePrelude}${objectPrelude}`, constructs: arrayConstructs },
  { file: 'body-constructs.ts', prelude: bodyPrelude, constructs: bodyConstructs },
  { file: 'date-constructs.ts', prelude: datePrelude, constructs: dateConstructs },
  { file: 'object-constructs.ts', prelude: `${bodyPrelude}${objectPrelude}`, constructs: objectConstructs },
  { file: 'string-constructs.ts', prelude: stringPrelude, constructs: [...stringConstructs, ...cuttingConstructs] },
  { file: 'number-constructs.ts', prelude: numberPrelude, constructs: numberConstructs },
  { file: 'corner-constructs.ts', prelude: cornerPrelude, constructs: cornerConstructs },
  {
    file: 'newest-constructs.ts',
    prelude: newestPrelude,
    config: 'tsconfig.newest.json',
    constructs: newestConstructs,
  },
]

/** What the page of constructs shows, family by family: functions of the tables, word for word. */
export const documented: { readonly [family: string]: readonly string[] } = {
  Reading: [
    '(f) => f.b.c',
    "(f) => f['with space'] + f.in",
    '(f) => f.c?.d',
    '(f) => f.xs[0]',
    '(f) => f.xs.at(-1)',
    '(f) => f.m[f.k] ?? 0',
    '(_f, { input }) => input.c.d',
    "({ b = 'none', c: { e = 7 } }) => [b, e]",
    '({ a: { x, ...others } }) => ({ x, others })',
  ],
  Tests: [
    "(f) => f.k === 'x'",
    '(f) => f.k === null',
    '(f) => f.a === undefined',
    '(f) => f.b != null',
    '(f) => f.a === f.c?.d',
    '(f) => f.a <= f.b',
    '(f) => f.b && f.n > 1',
    '(f) => !f.os',
    '(f) => Boolean(f.os)',
    "(f) => 'os' in f",
    '(f) => Object.hasOwn(f.m, f.k)',
    "(f) => typeof f.a === 'string' ? f.a : 'no'",
    '(f) => Array.isArray(f.xs)',
  ],
  'Defaults and choices': [
    "(f) => f.a ?? 'none'",
    '(f) => f.os || f.s',
    '(f) => f.os && f.n',
    '(f) => (f.b ? f.n > 0 ? 1 : 2 : 3)',
    "(f) => { if (f.c.d > 0) return 'up'; if (f.c.d < 0) { return 'down' } return 'flat' }",
    "(f) => { switch (f.s) { case 'a': case 'b': return 'ab'; case 'x': return f.n; default: return null } }",
    '(f) => f.a!',
  ],
  Numbers: [
    '(f) => f.a * (f.c + f.b)',
    '(f) => f.a / f.b',
    '(f) => (f.b === 0 ? 0 : f.a / f.b)',
    '(f) => f.a % f.c',
    '(f) => f.c ** 2',
    '(f) => Math.round(f.a)',
    '(f) => Math.trunc(f.a)',
    '(f) => Math.max(f.a, f.b)',
    '(f) => f.x.toFixed(2)',
    '(f) => Number(f.n)',
    '(f) => parseInt(f.n, 10)',
    '(f) => Number.isInteger(f.x)',
  ],
  Texts: [
    '(f) => `${f.s}/${f.s}`',
    '(f) => `n=${f.n}`',
    '(f) => `${f.b} ${f.z}`',
    '(f) => f.s.length',
    '(f) => f.s.length > 0',
    '(f) => f.s.includes(f.t)',
    "(f) => f.s.startsWith('a')",
    "(f) => f.s.endsWith('/')",
    "(f) => f.s.indexOf('/')",
    '(f) => f.s.slice(0, 4)',
    '(f) => f.s.at(-1)',
    "(f) => f.s.padStart(6, '0')",
    '(f) => f.s.toUpperCase()',
    '(f) => f.s.trim()',
    "(f) => f.s.split(',')",
    "(f) => f.s.replaceAll('a', 'bb')",
    '(f) => /a/.test(f.s)',
    '(f) => encodeURIComponent(f.t)',
    '(f) => btoa(f.a)',
    '(f) => atob(btoa(f.a))',
  ],
  Arrays: [
    '(f) => f.xs.length',
    '(f) => f.xs.map((x) => x + 1)',
    '(f) => f.xs.map((x) => (x > 0 ? x : undefined))',
    "(f) => f.xs.filter((x) => x.kind === 'a').map((x) => x.name)",
    '(f) => f.xs.find((x) => x > f.n)',
    '(f) => f.xs.findIndex((x) => x > f.n)',
    '(f) => f.xs.some((x) => x > f.n)',
    '(f) => f.xs.every((x) => x > f.n)',
    '(f) => f.xs.includes(f.n)',
    '(f) => f.xs.indexOf(f.n)',
    '(f) => f.xs.reduce((sum, x) => sum + x, 0)',
    '(f) => f.xs.flatMap((x) => [x, x])',
    '(f) => f.xs.slice(1)',
    '(f) => [...f.xs, f.n, ...f.ys]',
    '(f) => f.xs.toSorted((a, b) => a - b)',
    '(f) => f.xs.toReversed()',
    "(f) => f.s.join(', ')",
    '(f) => f.xs.with(0, f.n)',
    '(f) => Array.from({ length: 3 }, (_, i) => i * f.n)',
    '(f) => f.xs.filter((x, i, all) => all.indexOf(x) === i)',
    '(f) => [...new Set(f.xs)]',
    '(f) => new Set(f.m).has(f.n)',
    '(f) => allowed.has(f.s)',
  ],
  Objects: [
    '(f) => ({ a: f.a, b: f.b, c: f.c?.d })',
    '(f) => ({ ...f.b, x: f.n })',
    '(f) => ({ z: 1, ...(f.a ? { a: f.a } : {}) })',
    '(f) => ({ [f.k]: f.n })',
    '(f) => Object.keys(f.m)',
    '(f) => Object.values(f.lists)',
    '(f) => Object.entries(f.lists).map(([k, v]) => ({ k, n: v.length }))',
    '(f) => Object.fromEntries(f.xs.map((x) => [x.kind, x.name]))',
    '(f) => Object.assign({}, f.a, f.b)',
    '(f) => Object.groupBy(f.rows, (row) => row.g)',
    '(f) => JSON.stringify(f.o)',
    '(f) => (JSON.parse(JSON.stringify(f.o)) as typeof f.o).xs',
  ],
  'Bodies, helpers and constants': [
    '(f) => { const d = f.c.d * 2; const { a } = f; return { d, sum: d + d, a } }',
    '(f) => double(f.c.d) + double(double(1))',
    '(f) => f.xs.map(double)',
    '(f) => f.n > LIMIT',
    '(f) => f.kind === Kind.Csv',
    '(f) => settings.tags.map((t) => t + f.n)',
  ],
  Dates: [
    '(f) => new Date(f.a).toISOString()',
    '(f) => new Date(f.a).getTime()',
    '(f) => new Date(f.ms).toISOString()',
    '(f) => new Date(f.a).getUTCFullYear()',
    '(f) => new Date(f.a) < new Date(f.b)',
    '(f) => { const o = { at: new Date(f.a), ms: f.ms }; return o.at.getTime() - o.ms }',
  ],
}
