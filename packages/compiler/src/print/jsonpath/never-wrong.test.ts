import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject, JsonValue, StateMachineDefinition } from '@stepwright/asl'
import { asJson, prepare } from '../../lower/testing/construct.ts'
import { arrayConstructs } from '../../lower/testing/array-constructs.ts'
import { bodyConstructs, bodyPrelude } from '../../lower/testing/body-constructs.ts'
import { coreConstructs, prelude } from '../../lower/testing/core-constructs.ts'
import { dateConstructs, datePrelude } from '../../lower/testing/date-constructs.ts'
import { libraryConstructs } from '../../lower/testing/library-constructs.ts'
import { numberConstructs, numberPrelude } from '../../lower/testing/number-constructs.ts'
import { objectConstructs, objectPrelude } from '../../lower/testing/object-constructs.ts'
import { stringConstructs, stringPrelude } from '../../lower/testing/string-constructs.ts'
import { asChoice, asPass, execute } from './testing/run-value.ts'

vi.setConfig({ testTimeout: 120_000 })

// The tables that JSONata is held against know nothing of JSONPath. Most of their functions are refused here; what is taken must be right.

const constructs = [
  ...(await prepare(prelude, [...coreConstructs, ...libraryConstructs])),
  ...(await prepare(`${bodyPrelude}${datePrelude}${objectPrelude}`, [
    ...arrayConstructs,
    ...bodyConstructs,
    ...dateConstructs,
    ...objectConstructs,
  ])),
  ...(await prepare(`${stringPrelude}\n${numberPrelude}`, [...stringConstructs, ...numberConstructs])),
]

/** Refused is what the compiler says so of, or what fails the state: loud, either way. */
function taken(compile: () => StateMachineDefinition): StateMachineDefinition | null {
  try {
    return compile()
  } catch (error) {
    expect(String(error)).toMatch(/SW203\d/)
    return null
  }
}

const counts = { values: 0, tests: 0 }

describe('whatever JSONPath takes of a function made for JSONata is right', () => {
  it.each(constructs)('$name', async ({ run, value, subject, vars }) => {
    const names = Object.keys(fc.sample(vars?.value ?? fc.constant<JsonObject>({}), 1)[0] ?? {})
    const pass = taken(() => asPass(value, names))
    const choice = taken(() => asChoice(value, names))
    if (!pass && !choice) return
    counts.values += pass ? 1 : 0
    counts.tests += choice ? 1 : 0
    await fc.assert(
      fc.asyncProperty(subject, vars?.value ?? fc.constant<JsonObject>({}), async (given, state) => {
        const input = asJson(given) as JsonValue
        const result = run(structuredClone(input), state)
        const done = pass && (await execute(pass, input, state))
        if (done?.status === 'SUCCEEDED') expect(done.output).toEqual(asJson(result))
        const chosen = choice && (await execute(choice, input, state))
        if (chosen?.status === 'SUCCEEDED') expect(chosen.path.at(-1)).toBe(result ? 'Yes' : 'No')
      }),
      { numRuns: 8 },
    )
  })

  it('takes enough of them to be worth it', () => {
    expect(counts.values).toBeGreaterThan(50)
    expect(counts.tests).toBeGreaterThan(50)
  })
})
