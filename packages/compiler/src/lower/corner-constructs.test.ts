import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare, runs } from './testing/construct.ts'
import { cornerConstructs, cornerPrelude } from './testing/corner-constructs.ts'

vi.setConfig({ testTimeout: 60_000 })

const constructs = await prepare(cornerPrelude, cornerConstructs)

describe('a lowered function that other tables leave out gives what it returns in JavaScript', () => {
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
