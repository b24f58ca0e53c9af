import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { arrayConstructs } from './testing/array-constructs.ts'
import { bodyConstructs, bodyPrelude } from './testing/body-constructs.ts'
import { asJson, evaluatePrinted, prepare, runs } from './testing/construct.ts'
import { dateConstructs, datePrelude } from './testing/date-constructs.ts'
import { objectConstructs, objectPrelude } from './testing/object-constructs.ts'

vi.setConfig({ testTimeout: 60_000 })

const constructs = await prepare(`${bodyPrelude}${datePrelude}${objectPrelude}`, [
  ...arrayConstructs,
  ...objectConstructs,
  ...dateConstructs,
  ...bodyConstructs,
])

describe('a lowered function of arrays, objects, dates and statements gives what it returns in JavaScript', () => {
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
