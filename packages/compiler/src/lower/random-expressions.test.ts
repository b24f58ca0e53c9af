import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { absent, list, nullable, small } from './testing/arbitraries.ts'
import { asJson, evaluatePrinted, prepare } from './testing/construct.ts'
import { randomFunctions, subjectType } from './testing/random-expressions.ts'

vi.setConfig({ testTimeout: 120_000 })

const word = fc.constantFrom('', 'a', 'b', 'a/b', '0', '😀', "it's")
const subject = fc.record(
  {
    s: word,
    n: small,
    b: fc.boolean(),
    os: word,
    on: nullable(small),
    xs: list(small),
    ss: list(word),
    nn: list(list(small)),
    o: fc.record({ a: small, t: list(word) }, { requiredKeys: ['a'] }),
    os2: fc.record({ a: small, x: absent(word) }, { requiredKeys: ['a'] }),
  },
  { requiredKeys: ['s', 'n', 'b', 'xs', 'ss', 'nn', 'o'] },
)

const wanted = process.env['STEPWRIGHT_PROPERTY_SEED'] ?? 'random'
const seed = wanted === 'random' ? 20_260_418 : Number(wanted)
const count = Number(process.env['STEPWRIGHT_RANDOM_EXPRESSIONS'] ?? (process.env['CI'] ? 200 : 60))

test('constructs nested in one another keep their meaning', async () => {
  const table = randomFunctions(count, seed).map((fn) => ({ name: fn, type: subjectType, fn, subject }))
  for (const { fn, run, value } of await prepare('', table)) {
    fc.assert(
      fc.property(subject, (given) => {
        const input = asJson(given) as JsonValue
        expect(evaluatePrinted(value, input, {}), fn).toEqual(asJson(run(structuredClone(input), {})))
      }),
      { numRuns: 20, seed },
    )
  }
})
