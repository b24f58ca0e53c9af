import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import type { LoweredValue } from '@stepwright/dsl'
import { asJson, evaluatePrinted, prepare, runs } from './testing/construct.ts'
import { numberConstructs, numberPrelude } from './testing/number-constructs.ts'
import { cuttingConstructs, stringConstructs, stringPrelude } from './testing/string-constructs.ts'

vi.setConfig({ testTimeout: 120_000 })

const prelude = `${stringPrelude}\n${numberPrelude}`
const all = await prepare(prelude, [...stringConstructs, ...numberConstructs, ...cuttingConstructs])
const exact = all.slice(0, stringConstructs.length + numberConstructs.length)
const cutting = all.slice(exact.length)

describe('a lowered function gives in JSONata what it returns in JavaScript', () => {
  it.each(exact)('$name', ({ run, value, subject }) => {
    fc.assert(
      fc.property(subject, (given) => {
        const input = asJson(given) as JsonValue
        const expected = asJson(run(structuredClone(input), {}))
        expect(evaluatePrinted(value, input, {})).toEqual(expected)
      }),
      { numRuns: runs },
    )
  })
})

/** What is evaluated, and `null` where the state fails. */
function outcome(run: () => JsonValue | undefined): { readonly value: JsonValue | undefined } | null {
  try {
    return { value: run() }
  } catch {
    return null
  }
}

describe('a cut of a text with a character of two units is exact or fails the state, and any other is exact', () => {
  it.each(cutting)('$name', ({ run, value, subject }) => {
    fc.assert(
      fc.property(subject, (given) => {
        const input = asJson(given) as JsonValue
        const expected = run(structuredClone(input), {})
        const printed = outcome(() => evaluatePrinted(value, input, {}))
        const mayFail = /[\ud800-\udfff]/.test(JSON.stringify([input, value.body]))
        if (!mayFail || printed) expect(printed).toEqual({ value: asJson(expected) })
      }),
      { numRuns: runs },
    )
  })

  it('says why, and asks for no more than the part that it counts', async () => {
    const table = [
      '(f) => f.s.slice(0, 2)',
      '(f) => f.s.slice(2)',
      '(f) => f.s.slice(-2)',
      '(f) => f.s.slice(0, -2)',
    ].map((fn) => ({ name: fn, type: '{ s: string }', fn, subject: fc.constant(null) }))
    const gives = (value: LoweredValue, s: string): string => {
      try {
        return JSON.stringify(evaluatePrinted(value, { s }, {}))
      } catch (error) {
        return /D3137: (.*)/.exec(String(error))?.[1] ?? String(error)
      }
    }
    const outcomes = (await prepare('', table)).map(({ value }) => [gives(value, 'abc😀'), gives(value, '😀abc')])
    expect(outcomes).toMatchInlineSnapshot(`
      [
        [
          ""ab"",
          "The text to cut holds an emoji or the like: two characters in JavaScript.",
        ],
        [
          ""c😀"",
          "The text to cut holds an emoji or the like: two characters in JavaScript.",
        ],
        [
          "The text to cut holds an emoji or the like: two characters in JavaScript.",
          ""bc"",
        ],
        [
          "The text to cut holds an emoji or the like: two characters in JavaScript.",
          ""😀a"",
        ],
      ]
    `)
  })
})

describe('half a character in the data', () => {
  const [high, low] = ['\ud83d', '\ude00']
  const texts = [high, low, `a${high}`, `${low}a`, `${high}${low}`, `${high}${high}${low}`, 'a']
  const fns = [
    '(f) => f.s.startsWith(f.t)',
    '(f) => f.s.endsWith(f.t)',
    '(f) => f.s.includes(f.t)',
    '(f) => f.s.indexOf(f.t)',
    '(f) => f.s.lastIndexOf(f.t)',
    '(f) => f.s.slice(1)',
    '(f) => f.s.at(-1)',
    "(f) => f.s.padStart(4, '-')",
    '(f) => f.s.split(f.t)',
    '(f) => f.s.length',
    '(f) => f.s.replace(f.t, "")',
  ]
  const type = '{ s: string; t: string }'
  const table = fns.map((fn) => ({ name: fn, type, fn, subject: fc.constant(null) }))

  it('is counted as JavaScript does, or fails the state', async () => {
    for (const { name, run, value } of await prepare('', table)) {
      for (const s of texts) {
        for (const t of texts) {
          const printed = outcome(() => evaluatePrinted(value, { s, t }, {}))
          if (printed) expect(printed, `${name} of ${escape(s)}, ${escape(t)}`).toEqual({ value: run({ s, t }, {}) })
        }
      }
    }
  })

  const escape = (text: string): string => JSON.stringify(text)
})

it('a random number is that of the machine', async () => {
  const fn = '(f) => [Math.random(), Math.floor(Math.random() * f.n)]'
  const [made] = await prepare('', [{ name: fn, type: '{ n: number }', fn, subject: fc.constant(null) }])
  expect(made && evaluatePrinted(made.value, { n: 10 }, {})).toEqual([0.5, 5])
})

/** What JavaScript goes on with, or throws for, and JSON cannot say. */
const failing: readonly { readonly fn: string; readonly input: JsonValue }[] = [
  { fn: '(f) => parseInt(f.s, 10)', input: { s: 'x1', n: 1 } },
  { fn: '(f) => parseInt(f.s)', input: { s: '0x1f', n: 1 } },
  { fn: '(f) => parseInt(f.s, 10)', input: { s: '9'.repeat(400), n: 1 } },
  { fn: '(f) => parseFloat(f.s)', input: { s: '', n: 1 } },
  { fn: '(f) => parseFloat(f.s)', input: { s: 'Infinity', n: 1 } },
  { fn: '(f) => f.s.split(f.s)', input: { s: '', n: 1 } },
  { fn: "(f) => f.s.replace(f.s, 'a')", input: { s: '', n: 1 } },
  { fn: "(f) => 'a'.replace('a', f.s)", input: { s: '$`', n: 1 } },
  { fn: "(f) => 'a'.replace(/(a)/, f.s)", input: { s: '$1', n: 1 } },
  { fn: '(f) => f.s.repeat(f.n)', input: { s: 'a', n: -1 } },
  { fn: '(f) => f.n.toFixed(2)', input: { s: '', n: 1e15 } },
  { fn: "(f) => f.s.split('a', f.n)", input: { s: 'a', n: -1 } },
  { fn: '(f) => f.n * 1e250', input: { s: '', n: 1e60 } },
  { fn: '(f) => -(f.n * f.n * f.n * f.n * f.n * f.n)', input: { s: '', n: 1e60 } },
  { fn: '(f) => ({ n: Math.round(f.n * f.n * f.n * f.n * f.n * f.n) })', input: { s: '', n: 1e60 } },
  { fn: '(f) => [(f.n * f.n * f.n * f.n * f.n) / (1 / f.n)]', input: { s: '', n: 1e60 } },
  { fn: '(f) => Number(f.s)', input: { s: '5f0b1', n: 1 } },
  { fn: '(f) => Number(f.s)', input: { s: '0x1fzz', n: 1 } },
]

it('what has no equal in JSON fails the state', async () => {
  const type = '{ s: string; n: number }'
  const table = await prepare(
    '',
    failing.map(({ fn }) => ({ name: fn, type, fn, subject: fc.constant(null) })),
  )
  const outcomes = table.map(({ value }, i) => outcome(() => evaluatePrinted(value, failing[i]?.input ?? null, {})))
  expect(outcomes).toEqual(failing.map(() => null))
})
