import type { JsonValue } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { fails } from '../mocks/mock.ts'
import { simulate } from '../simulate/simulate.ts'

const resource = 'arn:aws:lambda:us-east-1:123456789012:function:f'
const entered = "An error occurred while executing the state 'S' (entered at the event id #2). "

describe('Choice in JSONPath', () => {
  const chosen = async (rule: object, input: JsonValue): Promise<boolean | string | null> => {
    const definition = {
      StartAt: 'S',
      States: {
        S: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', End: true },
        No: { Type: 'Pass', End: true },
      },
    }
    const run = await simulate(definition, { input })
    return run.status === 'SUCCEEDED' ? run.path[1] === 'Yes' : run.error
  }
  const v = (operator: object): object => ({ Variable: '$.v', ...operator })

  test.each<[object, JsonValue, boolean | string]>([
    [v({ StringEquals: 'a' }), { v: 'a' }, true],
    [v({ StringLessThan: 'b' }), { v: 'a' }, true],
    [v({ StringGreaterThanEquals: 'B' }), { v: 'a' }, true],
    [v({ StringEquals: '1' }), { v: 1 }, false],
    [v({ StringMatches: 'log-*.txt' }), { v: 'log-1.txt' }, true],
    [v({ StringMatches: 'a\\*b' }), { v: 'axb' }, false],
    [v({ StringMatches: 'a\\*b' }), { v: 'a*b' }, true],
    [v({ StringMatches: 'a.c' }), { v: 'abc' }, false],
    [v({ StringMatches: '*' }), { v: 'two\nlines' }, true],
    [v({ NumericEquals: 1 }), { v: 1.0 }, true],
    [v({ NumericLessThanEquals: 1 }), { v: '0' }, false],
    [v({ NumericGreaterThanPath: '$.limit' }), { v: 3, limit: 2 }, true],
    [v({ NumericGreaterThanPath: '$.none' }), { v: 3 }, 'States.Runtime'],
    [v({ BooleanEquals: false }), { v: false }, true],
    [v({ BooleanEquals: false }), { v: null }, false],
    [v({ TimestampEquals: '2026-01-01T00:00:00Z' }), { v: '2026-01-01T01:00:00+01:00' }, true],
    [v({ TimestampLessThan: '2026-01-01T00:00:00Z' }), { v: 'yesterday' }, false],
    [v({ IsNull: true }), { v: null }, true],
    [v({ IsNumeric: false }), { v: '1' }, true],
    [v({ IsTimestamp: true }), { v: '2026-01-01T00:00:00Z' }, true],
    [v({ IsPresent: true }), {}, false],
    [v({ IsPresent: false }), {}, true],
    [v({ IsPresent: true }), { v: null }, true],
    [v({ IsString: true }), {}, 'States.Runtime'],
    [{ And: [v({ IsPresent: true }), v({ StringEquals: 'a' })] }, {}, false],
    [{ Or: [v({ IsNull: true }), v({ IsBoolean: true })] }, { v: true }, true],
    [{ Not: v({ IsNull: true }) }, { v: 0 }, true],
  ])('%j of %j: %s', async (rule, input, expected) => {
    expect(await chosen(rule, input)).toBe(expected)
  })
})

describe('Choice', () => {
  test('without a match or a Default fails with States.NoChoiceMatched', async () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'A' }] }
    const definition = { QueryLanguage: 'JSONata', StartAt: 'S', States: { S: choice, A: { Type: 'Succeed' } } }
    expect((await simulate(definition)).error).toBe('States.NoChoiceMatched')
  })

  test('takes Assign and Output from the rule that matches, or from itself for Default', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'S',
      States: {
        S: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input = 1 %}', Assign: { by: 'rule' }, Next: 'A' }],
          Default: 'A',
          Assign: { by: 'default' },
          Output: 'from default',
        },
        A: { Type: 'Pass', Output: ['{% $by %}', '{% $states.input %}'], End: true },
      },
    }
    expect((await simulate(definition, { input: 1 })).output).toEqual(['rule', 1])
    expect((await simulate(definition, { input: 2 })).output).toEqual(['default', 'from default'])
  })

  test('needs a Condition that gives a boolean', async () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'A' }], Default: 'A' }
    const definition = { QueryLanguage: 'JSONata', StartAt: 'S', States: { S: choice, A: { Type: 'Succeed' } } }
    expect((await simulate(definition)).cause).toBe(
      `${entered}The JSONata expression '1' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1`,
    )
  })
})

describe('Wait', () => {
  const waited = async (state: object, input: JsonValue = {}): Promise<number | string | null> => {
    const definition = { StartAt: 'S', States: { S: { Type: 'Wait', ...state, End: true } } }
    const run = await simulate(definition, { input, startTime: '2026-01-01T00:00:00Z' })
    return run.status === 'SUCCEEDED' ? run.elapsed.ms : run.cause
  }

  test.each<[object, JsonValue, number | string]>([
    [{ Seconds: 31_536_000 }, {}, 31_536_000_000],
    [{ Seconds: 0 }, {}, 0],
    [{ Timestamp: '2026-01-01T00:01:00.900Z' }, {}, 60_000],
    [{ Timestamp: '2025-01-01T00:00:00Z' }, {}, 0],
    [{ SecondsPath: '$.s' }, { s: 5 }, 5000],
    [{ TimestampPath: '$.at' }, { at: '2026-01-01T01:00:00+00:30' }, 1_800_000],
    [{ QueryLanguage: 'JSONata', Seconds: '{% 2 + 3 %}' }, {}, 5000],
    [{ SecondsPath: '$.s' }, {}, `${entered}The SecondsPath parameter does not reference an input value: $.s`],
    [{ SecondsPath: '$.s' }, { s: -1 }, `${entered}The SecondsPath parameter references a negative value: $.s == -1`],
    [
      { SecondsPath: '$.s' },
      { s: 1.5 },
      `${entered}The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5`,
    ],
    [
      { QueryLanguage: 'JSONata', Timestamp: "{% '2026-01-01' %}" },
      {},
      `${entered}The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2026-01-01`,
    ],
  ])('%j of %j: %s', async (state, input, expected) => {
    expect(await waited(state, input)).toBe(expected)
  })
})

describe('Fail', () => {
  test.each<[object, object]>([
    [
      { Error: 'E', Cause: 'C' },
      { error: 'E', cause: 'C' },
    ],
    [{}, { error: null, cause: null }],
    [
      { ErrorPath: '$.e', CausePath: "States.Format('no {}', $.e)" },
      { error: 'X', cause: 'no X' },
    ],
    [
      { QueryLanguage: 'JSONata', Error: '{% $states.input.e %}' },
      { error: 'X', cause: null },
    ],
  ])('%j', async (state, expected) => {
    const run = await simulate({ StartAt: 'S', States: { S: { Type: 'Fail', ...state } } }, { input: { e: 'X' } })
    expect({ error: run.error, cause: run.cause }).toEqual(expected)
  })

  test('in a branch fails the Parallel, which can catch it', async () => {
    const definition = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }],
          Catch: [{ ErrorEquals: ['E'], ResultPath: '$.error', Next: 'H' }],
          End: true,
        },
        H: { Type: 'Pass', End: true },
      },
    }
    expect((await simulate(definition, { input: { kept: 1 } })).output).toEqual({
      kept: 1,
      error: { Error: 'E', Cause: null },
    })
  })
})

test('a Task reads its timeout from a path, and its role from Credentials', async () => {
  const task = {
    Type: 'Task',
    Resource: resource,
    TimeoutSecondsPath: '$.limit',
    Credentials: { 'RoleArn.$': '$.role' },
    End: true,
  }
  const run = await simulate(
    { StartAt: 'S', States: { S: task } },
    { input: { limit: 9, role: 'arn:aws:iam::123456789012:role/r' }, mocks: { S: fails('X') } },
  )
  expect(run.history[2]?.lambdaFunctionScheduledEventDetails).toMatchObject({
    timeoutInSeconds: 9,
    taskCredentials: { roleArn: 'arn:aws:iam::123456789012:role/r' },
  })
})
