import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare, runs } from './testing/construct.ts'
import { lowerSnippets } from './testing/lower-snippets.ts'
import { newestConstructs, newestPrelude } from './testing/newest-constructs.ts'

vi.setConfig({ testTimeout: 60_000 })

// Node 20 has no such function yet.
if (!('groupBy' in Object)) {
  Object.defineProperty(Object, 'groupBy', {
    value: <Item>(items: readonly Item[], keyOf: (item: Item, index: number) => PropertyKey): object => {
      const groups = new Map<PropertyKey, Item[]>()
      items.forEach((item, i) => {
        const key = keyOf(item, i)
        groups.set(key, [...(groups.get(key) ?? []), item])
      })
      return Object.fromEntries(groups)
    },
  })
}

const constructs = await prepare(newestPrelude, newestConstructs, 'tsconfig.newest.json')

describe('a lowered function of sets, groups and encodings gives what it returns in JavaScript', () => {
  it.each(constructs)('$name', ({ run, value, subject }) => {
    fc.assert(
      fc.property(subject, (given) => {
        const input = asJson(given) as JsonValue
        expect(evaluatePrinted(value, input, {})).toEqual(asJson(run(structuredClone(input), {})))
      }),
      { numRuns: runs },
    )
  })
})

/** What is evaluated, and the failure's message where the state fails. */
function outcome(run: () => JsonValue | undefined): JsonValue | undefined {
  try {
    return run()
  } catch (error) {
    return /(?:D\d+|T\d+): .*/.exec(String(error))?.[0] ?? String(error)
  }
}

it('texts that cannot be written so fail the state', async () => {
  const failing: readonly (readonly [fn: string, s: string])[] = [
    ['(f) => encodeURIComponent(f.s)', '\ud83d'],
    ['(f) => decodeURIComponent(f.s)', '%E9'],
    ['(f) => btoa(f.s)', 'é'],
    ['(f) => btoa(f.s)', '€'],
    ['(f) => atob(f.s)', 'YQ'],
    ['(f) => atob(f.s)', 'no Base64!'],
    ['(f) => atob(f.s)', '6Q=='],
  ]
  const table = failing.map(([fn]) => ({ name: fn, type: '{ s: string }', fn, subject: fc.constant(null) }))
  const prepared = await prepare('', table, 'tsconfig.newest.json')
  const outcomes = prepared.map(({ value }, i) =>
    outcome(() => evaluatePrinted(value, { s: failing[i]?.[1] ?? '' }, {})),
  )
  expect(outcomes).toMatchInlineSnapshot(`
    [
      "D3140: Malformed URL passed to $encodeUrlComponent(): "\\ud83d"",
      "D3140: Malformed URL passed to $decodeUrlComponent(): "%E9"",
      "D3137: btoa takes a text of ASCII.",
      "D3137: btoa takes a text of ASCII.",
      "D3137: atob takes the Base64 of a text of ASCII.",
      "D3137: atob takes the Base64 of a text of ASCII.",
      "D3137: atob takes the Base64 of a text of ASCII.",
    ]
  `)
})

it('a set is no value of its own', () => {
  const code = (fn: string): string =>
    `import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{ xs: string[]; rows: { id: string }[] }, {}, unknown> = ${fn}`
  const fns = [
    '(f) => new Set(f.xs)',
    '(f) => ({ unique: new Set(f.xs) })',
    '(f) => { const set = new Set(f.xs); return set }',
    '(f) => { const set = new Set(f.xs); return { set } }',
    '(f) => { const set = new Set(f.xs); return [set] }',
    '(f) => [...new Set(f.rows)]',
    '(f) => [...new Set(f.rows.map((row) => row.id)).values()]',
  ]
  const found = fns.map((fn) =>
    lowerSnippets(code(fn)).diagnostics.map(({ code, message, hint }) => `${code} ${message} ${hint ?? ''}`),
  )
  expect(found).toMatchInlineSnapshot(`
    [
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...new Set(f.xs)]. Of a set, size and has can be used.",
      ],
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...new Set(f.xs)]. Of a set, size and has can be used.",
      ],
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...set]. Of a set, size and has can be used.",
      ],
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...set]. Of a set, size and has can be used.",
      ],
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...set]. Of a set, size and has can be used.",
      ],
      [
        "SW2003 'f.rows' does not hold strings, numbers or booleans for certain, and a Set tells objects apart by identity. Make a set of a member: new Set(xs.map((x) => x.id)).",
      ],
      [
        "SW2001 A Set, which is no JSON, cannot be compiled to JSONata. Make it an array: [...new Set(f.rows.map((row) => row.id))]. Of a set, size and has can be used.",
      ],
    ]
  `)
})
