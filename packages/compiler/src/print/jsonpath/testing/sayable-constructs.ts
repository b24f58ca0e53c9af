import fc from 'fast-check'
import { flag, json, list, nullable, number, record, small, text } from '../../../lower/testing/arbitraries.ts'
import type { Construct } from '../../../lower/testing/construct.ts'

/** What the constructs below refer to. */
export const prelude = `
  const LIMIT = 3
  const settings = { max: 10, tags: ['a', 'b'], label: "it's \${X} {}" }
  const words = ['csv', 'json', 'it', '']
  function pathOf(bucket: string, key: string): string { const root = 's3://' + bucket; return \`\${root}/\${key}\` }
`

interface Row {
  readonly type: string
  readonly subject: fc.Arbitrary<unknown>
  readonly fns: readonly string[]
  readonly vars?: Construct['vars']
  readonly input?: Construct['input']
}

const file =
  '{ bucket: string; key: string; size: number; ok: boolean; owner: string | null; tags: string[]; meta: { rows: number } }'
const files = fc.record({
  bucket: text,
  key: text,
  size: number,
  ok: flag,
  owner: nullable(text),
  tags: list(text),
  meta: fc.record({ rows: small }),
})

const order =
  "{ items: { id: number; kind: string; price: number; gift: boolean; to: { city: string }; parts: number[]; note?: string }[]; 'with space': number[]; \"it's\": string }"
const orders = fc.record({
  items: list(
    fc.record(
      {
        id: small,
        kind: fc.constantFrom('csv', 'json', '5', ''),
        price: number,
        gift: flag,
        to: fc.record({ city: text }),
        parts: list(small),
        note: text,
      },
      { requiredKeys: ['id', 'kind', 'price', 'gift', 'to', 'parts'] },
    ),
  ),
  'with space': list(small),
  "it's": text,
})

const valueRows: readonly Row[] = [
  {
    type: file,
    subject: files,
    fns: [
      '(f) => f',
      '(f) => f.key',
      '(f) => f.meta.rows',
      '(f) => ({ bucket: f.bucket, deep: { rows: f.meta.rows, fixed: [1, { a: null }] } })',
      '(f) => ({ ...f, key: 1 })',
      "(f) => ({ ...f, source: 'raw' })",
      '(f) => ({ ...f, copy: f.meta })',
      '(f) => ({ ...f, meta: { ...f.meta, name: f.key } })',
      '(f) => ({ ...f, a: f.key, b: f.size })',
      '(f) => ({ ...f.meta, ...f })',
      '(f) => ({ ...f, ...settings, all: { ...f.meta, max: 1 } })',
      '(f) => `s3://${f.bucket}/${f.key}`',
      "(f) => f.key + ':' + f.ok + ':' + f.owner",
      "(f) => `{} \\\\ it's {${f.key}}`",
      '(f) => pathOf(f.bucket, f.key)',
      '(f) => ({ path: pathOf(f.key, f.bucket), label: settings.label })',
      '(f) => { const name = f.key; const { rows } = f.meta; return { name, rows, both: [name, rows] } }',
      '(f) => [f.key, f.size, f.tags, f.meta]',
      '(f) => [f.key, { name: f.key, rows: [f.meta.rows, null] }]',
      '(f) => ({ tags: [f.tags], n: f.tags.length })',
      '(f) => f.tags.length',
      '(f) => f.tags.length + LIMIT - 1',
      "(f) => f.tags.includes('a')",
      '(f) => f.tags.includes(f.key)',
      '(f) => words.includes(f.key)',
      '(f) => f.tags.slice(1)',
      '(f) => ({ a: f.tags.slice(0, 2), b: f.tags.slice(-2), c: f.tags.slice(2, 1), d: [...f.tags] })',
      "(f) => ({ first: f.tags.slice(1).length, named: f['key'] })",
      '(f) => JSON.stringify(f)',
      '(f) => ({ text: JSON.stringify(f.tags), back: JSON.parse(JSON.stringify(f.meta)) as unknown })',
      '(f) => Math.round(f.meta.rows)',
      '(_f) => ({ limit: LIMIT, settings })',
      "(_f) => ['$.key', 'States.UUID()', '{% 1 %}', 'a ${X}', '$']",
      "(_f) => ({ a: '$.key', 'b.$': '$.key', c: { '${X}': 'x' }, d: '$$.Execution.Id' })",
      "(f) => ({ 'a.$': f.key, list: ['$.x', f.size] })",
      "(_f) => 'plain'",
      '(_f) => 7',
      '(_f) => null',
      '(_f) => []',
      '(_f) => ({})',
      '(_f, { input }) => ({ key: input.key })',
    ],
  },
  {
    type: order,
    subject: orders,
    fns: [
      '(o) => o.items.map((i) => i.id)',
      '(o) => ({ cities: o.items.map((i) => i.to.city), parts: o.items.map((item) => item.parts) })',
      '(o) => o.items.flatMap((i) => i.parts)',
      "(o) => o.items.filter((i) => i.kind === 'csv')",
      "(o) => o.items.filter((i) => i.kind !== 'csv').map((i) => i.id)",
      '(o) => o.items.filter((i) => i.gift)',
      '(o) => o.items.filter((i) => !i.gift && i.id > 1)',
      '(o) => o.items.filter((i) => i.id >= LIMIT || i.id < -1 || 0 === i.id)',
      "(o) => o.items.filter((i) => !(i.to.city === 'a') && i.note !== undefined)",
      '(o) => o.items.filter((i) => i.note === undefined).length',
      "(o) => o.items.filter((i) => i.note === 'a')",
      "(o) => o.items.filter((i) => i.kind === '5').map((i) => i.to.city)",
      '(o) => o.items.map((i) => i.to).map((t) => t.city)',
      "(o) => o.items.map((i) => i.kind).includes('csv')",
      "(o) => o['with space']",
      "(o) => o[\"it's\"] + o['with space'].length",
      "(o) => ({ ...o, 'with space': [1], n: o['with space'] })",
      '(o) => o.items.slice(1, 3).map((i) => i.id)',
      '(o) => [...o.items.map((i) => i.id)]',
    ],
  },
  {
    type: 'unknown',
    subject: json,
    fns: ['(x) => x', '(x) => [x]', '(x) => ({ x })', '(x) => JSON.stringify([x, null])'],
  },
  {
    type: '[string, number, { a: string }]',
    subject: fc.tuple(text, number, fc.record({ a: text })),
    fns: ['(t) => t[0]', '(t) => ({ a: t[2].a, n: t[1] })', '([s, , { a }]) => s + a'],
  },
  {
    type: 'Record<string, { n: number }>',
    subject: record(fc.record({ n: small })),
    fns: ['(r) => ({ ...r, added: { n: 1 } })', '(r) => ({ copy: r })', '(r) => ({ ...r, ...{ a: { n: 2 } } })'],
  },
  {
    type: '{ key: string }',
    subject: fc.record({ key: text }),
    vars: {
      type: '{ total: { rows: number; names: string[] }; name: string }',
      value: fc.record({ total: fc.record({ rows: small, names: list(text) }), name: text }),
    },
    fns: [
      '(_f, { vars }) => vars.total',
      '(f, { vars }) => ({ key: f.key, rows: vars.total.rows, n: vars.total.names.length })',
      '(f, { vars }) => `${vars.name}/${f.key}`',
      '(f, { vars }) => ({ ...f, ...vars.total })',
      '(_f, { vars }) => vars.total.names.slice(1)',
    ],
  },
]

const optional =
  "{ n: number; s: string; b: boolean; o: { x: number } | null; l: string[]; kind: 'csv' | 'json'; m?: number; t?: string | null; u?: { v?: boolean; w: number | string | null }; z: number | null; q: string | number | string[] }"
const optionals = fc.record(
  {
    n: fc.oneof(small, number),
    s: fc.oneof(text, fc.constantFrom('a*b', 'a\\b', 'xab', 'abx', 'csv')),
    b: flag,
    o: nullable(fc.record({ x: small })),
    l: list(text),
    kind: fc.constantFrom('csv', 'json'),
    m: small,
    t: nullable(text),
    u: fc.record({ v: flag, w: fc.oneof(small, text, fc.constant(null)) }, { requiredKeys: ['w'] }),
    z: nullable(small),
    q: fc.oneof(text, small, list(text)),
  },
  { requiredKeys: ['n', 's', 'b', 'o', 'l', 'kind', 'z', 'q'] },
)

const testRows: readonly Row[] = [
  {
    type: optional,
    subject: optionals,
    fns: [
      '(f) => f.n > 1',
      '(f) => f.n <= LIMIT && f.n >= -2.5',
      '(f) => 2 < f.n || f.n === 0',
      "(f) => f.s === 'csv' || f.s !== ''",
      "(f) => f.s < 'b'",
      "(f) => f.s.startsWith('a*')",
      "(f) => f.s.endsWith('ab') || f.s.includes('\\\\') || f.s.startsWith('')",
      "(f) => (f.t ?? 'ab').startsWith('a')",
      "(f) => (f.b ? f.s : 'xab').endsWith('ab')",
      '(f) => f.b',
      '(f) => !f.b',
      '(f) => f.b === true',
      '(f) => f.b !== false && !(f.n > 0)',
      '(f) => f.n',
      '(f) => f.s',
      '(f) => f.o',
      '(f) => f.t',
      '(f) => f.m',
      '(f) => f.u',
      '(f) => f.u?.v',
      '(f) => f.u?.w',
      '(f) => !f.u?.w',
      '(f) => f.l.length > 0',
      '(f) => f.l.length',
      '(f) => f.l.length === 2 || f.l.length <= 0',
      '(f) => 3 > f.l.length',
      '(f) => f.m !== undefined',
      '(f) => f.t === undefined || f.t === null',
      "(f) => f.t === 'a'",
      '(f) => f.t != null',
      '(f) => f.u?.v == null',
      '(f) => f.u?.w === 1',
      "(f) => f.u?.w !== ''",
      '(f) => f.o === null',
      '(f) => f.o !== null && f.o.x > 0',
      '(f) => (f.m ?? 0) > 1',
      '(f) => (f.m ?? f.n) < (f.z ?? 2)',
      "(f) => (f.t ?? 'none') === 'none'",
      '(f) => f.m ?? f.b',
      "(f) => (f.b ? f.kind === 'csv' : f.n > 0)",
      "(f) => (f.b ? f.s : f.kind) === 'csv'",
      "(f) => typeof f.q === 'string' || typeof f.u === 'undefined'",
      "(f) => typeof f.q === 'number' && typeof f.t !== 'object'",
      "(f) => typeof f.o === 'object'",
      '(f) => Array.isArray(f.q)',
      '(f) => Boolean(f.s) && Boolean(f.n)',
      "(f) => ['csv', 'a', ''].includes(f.s)",
      '(f) => words.includes(f.s)',
      '(f) => f.n > f.m!  || true',
      '(f) => f.n === f.z',
      '(f) => f.s === f.t',
      '(f) => f.u?.w === f.t',
      '(f) => f.n < (f.m ?? 9)',
      '(f) => LIMIT > 2',
      '(f) => LIMIT > 2 && f.b',
      '(f) => { const { n, s } = f; if (n > 2) return s === "a"; return n < 0 }',
      "(f) => { const name = f.t ?? f.s; return name !== '' }",
    ],
  },
]

const resultRows: readonly Row[] = [
  {
    type: '{ rows: number; names: string[]; meta: { a: string } }',
    subject: fc.record({ rows: small, names: list(text), meta: fc.record({ a: text }) }),
    input: {
      type: '{ key: string; old: { a: number }; report?: string }',
      value: fc.record({ key: text, old: fc.record({ a: small }), report: text }, { requiredKeys: ['key', 'old'] }),
    },
    fns: [
      '(r) => r',
      '(r) => r.rows',
      '(r) => ({ rows: r.rows, n: r.names.length })',
      '(r) => r.names.slice(1)',
      '(r) => `${r.meta.a}!`',
      '(r) => [r.rows, r.names]',
      '() => ({ ok: true })',
      "() => 'done'",
      '(_r, { input }) => input',
      '(_r, { input }) => input.old.a',
      '(r, { input }) => ({ ...input, report: r })',
      '(r, { input }) => ({ ...input, report: { rows: r.rows, name: `${r.meta.a}-` } })',
      '(r, { input }) => ({ ...input, old: { ...input.old, report: r } })',
      '(r, { input }) => ({ key: input.key, report: r })',
      '(r, { input }) => ({ report: { rows: r.rows }, old: input.old, key: input.key })',
      '(r, { input, result }) => ({ ...input, both: { a: r.rows, b: result.names } })',
      '(_r, { input }) => ({ ...input, done: { ok: true } })',
    ],
  },
]

const constructs = (rows: readonly Row[]): readonly Construct[] =>
  rows.flatMap(({ fns, type, subject, vars, input }) =>
    fns.map((fn) => ({ name: fn, fn, type, subject, ...(vars ? { vars } : {}), ...(input ? { input } : {}) })),
  )

/** Functions whose values JSONPath says. */
export const sayableValues: readonly Construct[] = constructs(valueRows)
/** Functions that JSONPath says as rules of a choice. */
export const sayableTests: readonly Construct[] = constructs(testRows)
/** Functions of a task's result and its input. */
export const sayableResults: readonly Construct[] = constructs(resultRows)
/** The variables that functions above read. */
export const variables: readonly string[] = ['total', 'name']
