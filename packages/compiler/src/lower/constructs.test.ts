import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject, JsonValue } from '@stepwright/asl'
import { asJson, evaluatePrinted, prepare, runs } from './testing/construct.ts'
import { libraryConstructs } from './testing/library-constructs.ts'
import { coreConstructs, prelude, variableConstructs } from './testing/core-constructs.ts'

vi.setConfig({ testTimeout: 60_000 })

// Lowered once, in one program: opening it costs more than all evaluations together.
const constructs = await prepare(prelude, [...coreConstructs, ...libraryConstructs, ...variableConstructs])

describe('a lowered function gives in JSONata what it returns in JavaScript', () => {
  it.each(constructs)('$name', ({ run, value, subject, vars }) => {
    fc.assert(
      fc.property(subject, vars?.value ?? fc.constant<JsonObject>({}), (given, variables) => {
        const input = asJson(given) as JsonValue
        const expected = asJson(run(structuredClone(input), variables))
        expect(evaluatePrinted(value, input, variables)).toEqual(expected)
      }),
      { numRuns: runs },
    )
  })
})
