import fc from 'fast-check'
import type { Construct } from './construct.ts'

const text = fc.oneof(fc.constantFrom('', 'a', 'b', 'a,b', '/', '😀', "'"), fc.string({ maxLength: 5 }))
const number = fc.oneof(fc.constantFrom(0, 1, -1, 3, 5, 6, 11, 0.5), fc.integer({ min: -50, max: 50 }))
const file = fc.record(
  { bucket: text, key: text, size: fc.integer({ min: 0, max: 12 }) },
  { requiredKeys: ['bucket', 'key'] },
)
const folder = fc.record({
  name: text,
  files: fc.array(file, { maxLength: 4 }),
  n: number,
  s: text,
  t: text,
  flag: fc.boolean(),
})

const row = (name: string, fn: string): Construct => ({ name, type: 'Folder', fn, subject: folder })

/** Calls of the project's own functions, on random subjects. */
export const helperConstructs: readonly Construct[] = [
  row('called once', '(d) => level(d.n)'),
  row('called twice', '(d) => level(d.n) + level(d.n * 2)'),
  row('in a template, once in each leaf', '(d) => ({ a: level(d.n), b: level(d.n + 1), c: { d: [level(0)] } })'),
  row('passed and called', '(d) => [d.files.map(fullKey), fullKey({ bucket: d.s, key: d.t })]'),
  row('helpers that call helpers', '(d) => d.files.map(described).concat(d.files.map((f) => fullKey(f)))'),
  row('a helper in a callback of a callback', '(d) => d.files.map((f) => d.files.map((g) => fullKey(f) + fullKey(g)))'),
  row('called with its own result', '(d) => triple(triple(d.n)) + triple(1)'),
  row('overloads', '(d) => plural(d.n) + plural(d.s)'),
  row(
    'default parameters',
    "(d) => [withDefault(d.s), withDefault(d.s, '?'), withDefault(d.s, undefined, d.n), withDefault(d.s, d.t, 3)]",
  ),
  row('optional parameters', '(d) => [optional(d.s), optional(d.s, d.t), optional(d.s, d.files.map(fullKey)[0])]'),
  row(
    'patterns as parameters',
    "(d) => d.files.map((f) => [destructured(f), destructured(f, ['x']), destructured(f, [])])",
  ),
  row('rest parameters', "(d) => [all(d.s), all(d.s, d.t), all(d.s, d.t, 'x')]"),
  row('a this parameter', '(d) => [...d.files.map(unbound), unbound({ bucket: d.s, key: d.t })]'),
  row(
    'a result that may be undefined',
    '(d) => ({ a: d.files.map(maybe), b: d.files.map((f) => maybe(f) ?? 0), c: maybe({ bucket: d.s, key: d.t }) })',
  ),
  row('an optional result', '(d) => ({ a: firstSize(d.files), b: firstSize([]) ?? d.n })'),
  row(
    'generic helpers',
    '(d) => [identity(d.n) + 1, identity(d.s).length, lookUp(d.files, d.s)?.bucket ?? null, identity(d.files).length]',
  ),
  row('helpers that take functions', '(d) => [twice(triple, d.n), twice((n) => n + 1, d.n)]'),
  row(
    'tests',
    '(d) => [d.files.filter(isLarge), d.files.some(isLarge), d.files.every(isLarge), d.files.find(isLarge) ?? null, isLarge({ bucket: d.s, key: d.t })]',
  ),
  row(
    'comparators',
    '(d) => [d.files.toSorted(bySize), bySize({ bucket: d.s, key: d.t }, { bucket: d.s, key: d.t, size: 3 })]',
  ),
  row('reducers', '(d) => [d.files.reduce(sum, d.n), sum(1, { bucket: d.s, key: d.t })]'),
  row('positions', '(d) => [d.files.map(numbered), numbered({ bucket: d.s, key: d.t }, 3), d.files.map(inAll)]'),
  row('arguments that tell more than the types', "(d) => [split(d.s, ','), split(d.t, '/')]"),
  row('quotients', '(d) => [half(d.n), half(d.n, 4), half(half(d.n))]'),
  row('a name that JSONata has', '(d) => [map(d.n), map(2), count(d.files), count([])]'),
  row('nested arrays', '(d) => [nested(d.files), keysOf(d.files), nested([])]'),
  row(
    'members of a constant object',
    "(d) => d.files.map((f) => [helpers.toKey(f), helpers['toBucket'](f), helpers.fullKey(f), helpers.deep.level(d.n)])",
  ),
  row(
    'members that are passed',
    '(d) => [d.files.map(helpers.toKey), d.files.map(helpers.fullKey), d.files.map(helpers.toKey)]',
  ),
  row(
    'static members',
    '(d) => [Files.limit(d.n), Files.limit(2), d.files.map(Files.label), Files.label({ bucket: d.s, key: "k" })]',
  ),
  row(
    'aliases and assertions',
    '(d) => [d.files.map(alias), d.files.map(asserted), asserted({ bucket: d.s, key: d.t })]',
  ),
  row(
    'a function of the body',
    '(d) => { const add = (n: number) => n + d.n; const inc = (n: number) => n + 1; return [add(1), add(2), inc(1), inc(d.n)] }',
  ),
  row('a function called where it is written', '(d) => ((n: number) => n + n)(d.n * 2)'),
  row(
    'parentheses and assertions around a callback',
    '(d) => [d.files.map((fullKey)), d.files.map(((f) => f.key) satisfies (f: FileRef) => string), d.files.map(fullKey as (f: FileRef) => string)]',
  ),
  row(
    'functions of the library by name',
    '(d) => [[d.n, 1].map(String), [d.s, d.t].filter(Boolean), [d.flag].map(Number), [[d.n], d.files].every(Array.isArray), [d.n].map(Math.abs)]',
  ),
  row(
    'an argument with random depth',
    '(d) => fullKey(d.files[0] ?? { bucket: d.s, key: d.t }) + fullKey(d.files.at(-1) ?? { bucket: "b", key: d.t })',
  ),
  row(
    'in conditions',
    '(d) => isLarge({ bucket: d.s, key: d.t }) || isLarge({ bucket: d.s, key: d.t, size: d.n }) ? level(1) : level(20)',
  ),
]
