import type { JsonValue } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { fails, type Mocks } from '../mocks/mock.ts'
import type { Run } from '../report/run.ts'
import { simulate } from '../simulate/simulate.ts'

const resource = 'arn:aws:lambda:us-east-1:123456789012:function:f'

/** One state, alone in its machine. */
function alone(state: object, input: JsonValue, mocks: Mocks = {}): Promise<Run> {
  return simulate({ StartAt: 'S', States: { S: { ...state, End: true } } }, { input, mocks })
}

const outcome = ({ status, error, cause }: Run): object => ({ status, error, cause })
const entered = "An error occurred while executing the state 'S' (entered at the event id #2). "

describe('JSONPath: from input to output', () => {
  const input = { a: { b: 1 }, list: [1, 2, 3] }

  test.each<[string, object, JsonValue]>([
    ['nothing said', { Type: 'Pass' }, input],
    ['InputPath', { Type: 'Pass', InputPath: '$.a' }, { b: 1 }],
    ['InputPath null', { Type: 'Pass', InputPath: null }, {}],
    ['OutputPath', { Type: 'Pass', OutputPath: '$.list[1:]' }, [2, 3]],
    ['OutputPath null', { Type: 'Pass', OutputPath: null }, {}],
    [
      'Result into the raw input',
      { Type: 'Pass', InputPath: '$.a', Result: 7, ResultPath: '$.a.c' },
      { a: { b: 1, c: 7 }, list: [1, 2, 3] },
    ],
    ['ResultPath makes what is missing', { Type: 'Pass', Result: 7, ResultPath: '$.x.y' }, { ...input, x: { y: 7 } }],
    ['ResultPath null', { Type: 'Pass', Result: 7, ResultPath: null }, input],
    ['Result is literal', { Type: 'Pass', Result: { 'n.$': '$.a' } }, { 'n.$': '$.a' }],
    [
      'Parameters',
      { Type: 'Pass', Parameters: { 'n.$': '$.a.b', deep: [{ 'm.$': '$.list' }, '$.a'], text: '$.a' } },
      { n: 1, deep: [{ m: [1, 2, 3] }, '$.a'], text: '$.a' },
    ],
    [
      'an intrinsic',
      { Type: 'Pass', Parameters: { 'n.$': "States.Format('{}-{}', $.a.b, $$.State.Name)" } },
      { n: '1-S' },
    ],
  ])('%s', async (_name, state, output) => {
    expect((await alone(state, input)).output).toEqual(output)
  })

  test('a task: Parameters, ResultSelector, ResultPath, OutputPath, in this order', async () => {
    const state = {
      Type: 'Task',
      Resource: resource,
      InputPath: '$.a',
      Parameters: { 'n.$': '$.b' },
      ResultSelector: { 'twice.$': '$.value' },
      ResultPath: '$.a.result',
      OutputPath: '$.a',
    }
    const run = await alone(state, input, { S: ({ n }: { n: number }) => ({ value: n * 2, more: true }) })
    expect(run.output).toEqual({ b: 1, result: { twice: 2 } })
    expect(run.state('S').attempts).toMatchObject([{ arguments: { n: 1 }, result: { value: 2, more: true } }])
  })

  test.each<[string, object, string]>([
    ['InputPath', { Type: 'Pass', InputPath: '$.no' }, "Invalid path '$.no' : No results for path: $['no']"],
    [
      'OutputPath',
      { Type: 'Pass', OutputPath: '$.a.x.y' },
      "Invalid path '$.a.x.y' : Missing property in path $['a']['x']",
    ],
    [
      'Parameters',
      { Type: 'Pass', Parameters: { 'v.$': '$.no' } },
      `The JSONPath '$.no' specified for the field 'v.$' could not be found in the input '${JSON.stringify(input)}'`,
    ],
  ])('%s that leads nowhere fails the execution', async (_name, state, text) => {
    expect(outcome(await alone(state, input))).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: entered + text,
    })
  })

  test('States.Runtime goes past a catcher for States.ALL', async () => {
    const definition = {
      StartAt: 'S',
      States: {
        S: {
          Type: 'Task',
          Resource: resource,
          InputPath: '$.no',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }],
          End: true,
        },
        H: { Type: 'Pass', End: true },
      },
    }
    const run = await simulate(definition, {})
    expect([run.error, run.path]).toEqual(['States.Runtime', ['S']])
  })
})

describe('JSONata: from input to output', () => {
  const jsonata = (state: object): object => ({ QueryLanguage: 'JSONata', ...state })

  test('Output and Assign see the variables of the entry', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { n: '{% $states.input.n %}' }, Next: 'B' },
        B: {
          Type: 'Pass',
          Assign: { n: '{% $n + 1 %}', m: '{% $n * 10 %}' },
          Output: ['{% $n %}', 'plain'],
          Next: 'C',
        },
        C: { Type: 'Succeed', Output: { n: '{% $n %}', m: '{% $m %}', was: '{% $states.input %}' } },
      },
    }
    const run = await simulate(definition, { input: { n: 1 } })
    expect(run.output).toEqual({ n: 2, m: 10, was: [1, 'plain'] })
    expect(run.variables).toEqual({ n: 2, m: 10 })
  })

  test('inner scopes read outer variables, and theirs end with them', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { base: 100 }, Next: 'M' },
        M: {
          Type: 'Map',
          Items: [1, 2],
          ItemProcessor: {
            StartAt: 'I',
            States: {
              I: { Type: 'Pass', Assign: { own: '{% $base + $states.context.Map.Item.Value %}' }, Next: 'J' },
              J: { Type: 'Pass', Output: '{% $own %}', End: true },
            },
          },
          Assign: { sums: '{% $states.result %}' },
          End: true,
        },
      },
    }
    const run = await simulate(definition, {})
    expect(run.output).toEqual([101, 102])
    expect(run.variables).toEqual({ base: 100, sums: [101, 102] })
  })

  test.each<[string, object, string]>([
    [
      'undefined',
      { Type: 'Pass', Output: { x: ['{% $nothing %}'] } },
      "The JSONata expression '$nothing' specified for the field 'Output/x[0]' returned nothing (undefined).",
    ],
    [
      'of the wrong type',
      { Type: 'Map', Items: '{% 1 %}', ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } } },
      "The JSONata expression '1' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'number' for value: 1",
    ],
    [
      'that throws',
      { Type: 'Pass', Output: '{% 1 + "a" %}' },
      `The JSONata expression '1 + "a"' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number`,
    ],
  ])('an expression %s', async (_name, state, text) => {
    const run = await alone(jsonata(state), {})
    expect(outcome(run)).toEqual({ status: 'FAILED', error: 'States.QueryEvaluationError', cause: entered + text })
    expect(run.history.map(({ type }) => type)).toContain('EvaluationFailed')
  })

  test('a catcher gives its own output and variables', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'S',
      States: {
        S: {
          Type: 'Task',
          Resource: resource,
          Output: 'never',
          Catch: [
            {
              ErrorEquals: ['Broken'],
              Assign: { why: '{% $states.errorOutput.Cause %}' },
              Output: '{% $states.input.key & ": " & $states.errorOutput.Error %}',
              Next: 'H',
            },
          ],
          End: true,
        },
        H: { Type: 'Pass', Output: { was: '{% $states.input %}', why: '{% $why %}' }, End: true },
      },
    }
    const run = await simulate(definition, { input: { key: 'k' }, mocks: { S: fails('Broken', 'no file') } })
    expect(run.output).toEqual({ was: 'k: Broken', why: 'no file' })
  })
})

describe('limits', () => {
  const large = 'x'.repeat(300_000)

  test('a state whose output is larger than 256 KiB fails the execution', async () => {
    const run = await alone({ QueryLanguage: 'JSONata', Type: 'Pass', Output: '{% $pad("", 300000, "x") %}' }, {})
    expect(run.error).toBe('States.DataLimitExceeded')
  })

  test('a result larger than 256 KiB fails the task, and States.ALL takes it', async () => {
    const definition = {
      StartAt: 'S',
      States: {
        S: { Type: 'Task', Resource: resource, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }], End: true },
        H: { Type: 'Pass', OutputPath: '$.Error', End: true },
      },
    }
    expect((await simulate(definition, { mocks: { S: large } })).output).toBe('States.DataLimitExceeded')
  })

  test('what a state assigns is at most 256 KiB', async () => {
    const text = (bytes: number): object => ({
      Type: 'Pass',
      Assign: { v: `{% $pad("", ${bytes}, "x") %}` },
      Output: 1,
    })
    expect((await alone({ QueryLanguage: 'JSONata', ...text(262_136) }, {})).output).toBe(1)
    expect(outcome(await alone({ QueryLanguage: 'JSONata', ...text(262_137) }, {}))).toEqual({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'S' assigned variables with a size exceeding the maximum number of bytes service limit.",
    })
  })

  test('all variables together are at most 10 MiB, those around included', async () => {
    // Fifty states assign 200 KiB each and a branch 200 KiB or 400 KiB more: 10,200 or 10,400 KiB of 10,240.
    const chain = (name: string, count: number, end: object): object =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `${name}${at}`,
          {
            Type: 'Pass',
            Assign: { [`${name}${at}`]: '{% $pad("", 204800, "x") %}' },
            Output: 1,
            ...(at + 1 < count ? { Next: `${name}${at + 1}` } : end),
          },
        ]),
      )
    const machine = (inner: number): object => ({
      QueryLanguage: 'JSONata',
      StartAt: 'v0',
      States: {
        ...chain('v', 50, { Next: 'P' }),
        P: { Type: 'Parallel', Branches: [{ StartAt: 'b0', States: chain('b', inner, { End: true }) }], End: true },
      },
    })
    expect((await simulate(machine(1), {})).output).toEqual([1])
    expect(outcome(await simulate(machine(2), {}))).toEqual({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause:
        "The state/task 'b1' assigned a variable, and all variables together exceed the maximum number of bytes service limit.",
    })
  })

  test('a history holds 25,000 events, the last of which ends it', async () => {
    const ever = { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'End' }], Default: 'A' }
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'Ever' }, Ever: ever, End: { Type: 'Succeed' } },
    }
    const run = await simulate(definition, {})
    expect([run.status, run.error, run.history.length]).toEqual(['FAILED', 'States.Runtime', 25_000])
    expect(run.history.at(-1)?.type).toBe('ExecutionFailed')
  })
})
