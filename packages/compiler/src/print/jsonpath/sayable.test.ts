import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject, JsonValue } from '@stepwright/asl'
import { asJson, prepare, runs } from '../../lower/testing/construct.ts'
import { asChoice, asPass, asTask, execute } from './testing/run-value.ts'
import { prelude, sayableResults, sayableTests, sayableValues, variables } from './testing/sayable-constructs.ts'

vi.setConfig({ testTimeout: 60_000 })

// Lowered once, in one program: opening it costs more than all executions together.
const all = await prepare(prelude, [...sayableValues, ...sayableTests, ...sayableResults])
const values = all.slice(0, sayableValues.length)
const tests = all.slice(values.length, values.length + sayableTests.length)
const results = all.slice(values.length + tests.length)

/** Each subject is a whole execution. */
const numRuns = Math.ceil(runs / 3)

const noVariables = fc.constant<JsonObject>({})

describe('a function gives in JSONPath what it returns in JavaScript', () => {
  it.each(values)('$name', async ({ run, value, subject, vars }) => {
    const definition = asPass(value, vars ? variables : [])
    await fc.assert(
      fc.asyncProperty(subject, vars?.value ?? noVariables, async (given, state) => {
        const input = asJson(given) as JsonValue
        const expected = asJson(run(structuredClone(input), state))
        const { output, status, cause } = await execute(definition, input, state)
        expect([status, cause, output]).toEqual(['SUCCEEDED', null, expected])
      }),
      { numRuns },
    )
  })
})

describe('a test takes the arm in JSONPath that it takes in JavaScript', () => {
  it.each(tests)('$name', async ({ run, value, subject, vars }) => {
    const definition = asChoice(value, vars ? variables : [])
    await fc.assert(
      fc.asyncProperty(subject, vars?.value ?? noVariables, async (given, state) => {
        const input = asJson(given) as JsonValue
        const expected = run(structuredClone(input), state) ? 'Yes' : 'No'
        const { path, status, cause } = await execute(definition, input, state)
        expect([status, cause, path]).toEqual(['SUCCEEDED', null, ['Given', 'Test', expected]])
      }),
      { numRuns },
    )
  })
})

describe('a task gives what the function makes of its result and its input', () => {
  it.each(results)('$name', async ({ run, value, subject, input }) => {
    const definition = asTask(value, [])
    await fc.assert(
      fc.asyncProperty(subject, input?.value ?? fc.constant({}), async (given, before) => {
        const [result, state] = [asJson(given) as JsonValue, asJson(before) as JsonValue]
        const expected = asJson(run(structuredClone(result), {}, structuredClone(state)))
        const { output, status, cause } = await execute(definition, state, {}, result)
        expect([status, cause, output]).toEqual(['SUCCEEDED', null, expected])
      }),
      { numRuns },
    )
  })
})
