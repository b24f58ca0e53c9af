import { describe, expect, test } from 'vitest'
import type { ChainForm, LoweredValue, StateNode, WaitNode } from '@stepwright/dsl'
import { compileMachine } from '../../compile.ts'
import { jsonPathOf } from '../../print/jsonpath/testing/run-value.ts'
import { loweredValues } from '../../print/jsonpath/testing/lowered-values.ts'
import {
  at,
  choice,
  constant,
  fail,
  handler,
  machine,
  map,
  parallel,
  param,
  pass,
  rule,
  sequence,
  succeed,
  task,
} from '../../testing/nodes.ts'

const f = loweredValues({
  whole: ['OfInput', '(f) => f'],
  key: ['OfInput', '(f) => f.key'],
  text: ['OfInput', '(f, { context }) => `${f.key} in ${context.Execution.Id}`'],
  args: ['OfInput', '(f, { vars }) => ({ Bucket: f.key, Fixed: { n: 1 }, Total: vars.total })'],
  computedArgs: ['OfInput', '(f) => ({ ...f, key: 1 })'],
  at: ['OfInput', '(f) => f.at'],
  role: ['OfInput', '(f) => f.at.role'],
  delay: ['OfInput', '(f) => f.delay'],
  longer: ['OfInput', '(f) => f.delay + 1'],
  until: ['OfInput', '(f) => f.until'],
  parts: ['OfInput', '(f) => f.parts'],
  bigParts: ['OfInput', '(f) => f.parts.filter((part) => part.big)'],
  pair: ['OfInput', '(f) => [f.key, f.key]'],
  listed: ['OfInput', '(_f, { vars }) => vars.list'],
  item: ['OfInput', '(f, { context }) => ({ id: context.Map.Item.Value.id, at: context.Map.Item.Index, of: f.key })'],
  picked: ['OfInput', '(f) => ({ key: f.key, size: f.size })'],
  large: ['OfInput', '(f) => f.size > 100 && f.tags.length > 0'],
  last: ['OfInput', '(f) => f.parts.at(-1) !== undefined'],
  claimed: ['OfInput', '(f) => f.maybe!.x === undefined'],
  claimedThere: ['OfInput', '(f) => f.maybe!.list.length > 0'],
  nullable: ['OfInput', '(f) => f.z! > 1 || f.n!.startsWith("a")'],
  deep: ['OfInput', '(f) => [[[[[[[[[[[f.key]]]]]]]]]]]'],
  loud: ['OfInput', '(f) => f.key.toUpperCase() === f.key || (f.size > 1 ? f.size : 2) * 2 > 3'],
  optional: ['OfInput', '(f) => ({ note: f.note, key: f.key.toUpperCase(), again: f.key.toUpperCase() })'],
  inputVars: ['OfInput', '(f) => ({ n: 0, key: f.key, total: f.parts.length })'],
  counted: ['OfInput', '(_f, { vars }) => ({ n: vars.n + 1 })'],
  summed: ['OfInput', '(f, { vars }) => ({ total: vars.total + f.size })'],
  fresh: ['OfInput', '(f) => ({ key: f.key, n: f.parts.length })'],
  rows: ['OfResult', '(r) => r.rows'],
  resultVars: ['OfResult', '(r) => ({ total: r.rows, first: r.names.slice(0, 1) })'],
  resultAndInput: ['OfResult', '(r, { input }) => ({ total: r.rows, key: input.key })'],
  selected: ['OfResult', '(r) => ({ rows: r.rows, name: r.meta.a })'],
  placed: ['OfResult', '(r, { input }) => ({ ...input, report: r })'],
  partPlaced: ['OfResult', '(r, { input }) => ({ ...input, rows: r.rows })'],
  input: ['OfResult', '(_r, { input }) => input'],
  errorVars: ['OfError', '(e) => ({ why: e.Cause })'],
  errorPlaced: ['OfError', '(e, { input }) => ({ ...input, failure: e })'],
  errorMade: ['OfError', '(e, { input }) => ({ key: input.key, cause: e.Cause })'],
  errorInput: ['OfError', '(_e, { input }) => input'],
  cause: ['OfError', '(e) => e.Cause'],
})

const lambda = {
  resource: 'arn:aws:states:::lambda:invoke',
  envelope: { fixed: [{ key: 'FunctionName', value: { kind: 'Param', name: 'Copy' } }], payloadKey: 'Payload' },
  resultAt: ['Payload'],
} as const

/** Gives the variables that functions above read. */
const variables = pass('Variables', { assign: constant({ n: 0, total: 0, list: [], role: 'r' }) })

const wait = (name: string, fields: Partial<WaitNode>): WaitNode => ({
  ...{ kind: 'Wait', name, comment: null, at: at(1), seconds: null, timestamp: null, assign: null, output: null },
  ...fields,
})

/** The states, without the one that assigns the variables. */
const statesOf = (steps: readonly StateNode<ChainForm>[]): object => {
  const { Variables: _first, ...states } = jsonPathOf([variables, ...steps]).States
  return states
}

/** The state named `S`. */
const stateOf = (state: StateNode<ChainForm>, ...others: readonly StateNode<ChainForm>[]): unknown =>
  new Map(Object.entries(statesOf([state, ...others]))).get('S')

/** What is wrong, as `code line message`. */
const refused = (...steps: readonly StateNode<ChainForm>[]): readonly string[] => {
  const compiled = compileMachine({ ...machine([variables, ...steps]), queryLanguage: 'JSONPath' })
  return compiled.ok
    ? []
    : compiled.diagnostics.map(({ code, message, location }) => `${code} ${nameAt(location?.line)}: ${message}`)
}
const nameAt = (line = 0): string => Object.keys(f)[line - 1] ?? 'nowhere'

test('a machine says its language first', () => {
  const flow = machine([pass('A')])
  const compiled = compileMachine({ ...flow, comment: 'c', timeoutSeconds: 60, queryLanguage: 'JSONPath' })
  expect(compiled).toMatchObject({ ok: true, diagnostics: [] })
  expect(JSON.stringify(compiled.ok && compiled.definition)).toBe(
    '{"Comment":"c","QueryLanguage":"JSONPath","TimeoutSeconds":60,"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
  )
})

describe('a task', () => {
  test('has its arguments, times, role, handlers, variables and output in one order', () => {
    const state = task('S', {
      comment: 'c',
      resource: lambda,
      arguments: f.key,
      roleArn: f.role,
      timeoutSeconds: f.delay,
      heartbeatSeconds: constant(5),
      retry: [
        {
          errorEquals: ['A'],
          intervalSeconds: 1,
          maxAttempts: 2,
          backoffRate: null,
          maxDelaySeconds: null,
          jitterStrategy: null,
          comment: null,
          at: at(90),
        },
      ],
      catch: [handler(sequence([fail('F', { cause: f.cause })]), { assign: f.errorVars, comment: 'give up' })],
      assign: f.resultVars,
      output: f.selected,
    })
    expect(statesOf([state])).toMatchInlineSnapshot(`
      {
        "F": {
          "CausePath": "$.Cause",
          "Type": "Fail",
        },
        "S": {
          "Assign": {
            "first.$": "$.Payload.names[0:1]",
            "total.$": "$.Payload.rows",
          },
          "Catch": [
            {
              "Assign": {
                "why.$": "$.Cause",
              },
              "Comment": "give up",
              "ErrorEquals": [
                "States.ALL",
              ],
              "Next": "F",
            },
          ],
          "Comment": "c",
          "Credentials": {
            "RoleArn.$": "$.at.role",
          },
          "End": true,
          "HeartbeatSeconds": 5,
          "Parameters": {
            "FunctionName": "\${Copy}",
            "Payload.$": "$.key",
          },
          "Resource": "arn:aws:states:::lambda:invoke",
          "ResultSelector": {
            "name.$": "$.Payload.meta.a",
            "rows.$": "$.Payload.rows",
          },
          "Retry": [
            {
              "ErrorEquals": [
                "A",
              ],
              "IntervalSeconds": 1,
              "MaxAttempts": 2,
            },
          ],
          "TimeoutSecondsPath": "$.delay",
          "Type": "Task",
        },
      }
    `)
  })

  test.each([
    ['all of the input', { arguments: f.whole }, {}],
    ['a part of the input', { arguments: f.at, timeoutSeconds: constant(9) }, { InputPath: '$.at', TimeoutSeconds: 9 }],
    ['members', { arguments: f.args }, { Parameters: { 'Bucket.$': '$.key', Fixed: { n: 1 }, 'Total.$': '$total' } }],
    ['constants', { arguments: constant({ a: [1] }) }, { Parameters: { a: [1] } }],
    ['a result without the input', { output: f.rows }, { OutputPath: '$.rows' }],
    ['the result in the input', { output: f.placed }, { ResultPath: '$.report' }],
    ['the input', { output: f.input }, { ResultPath: null }],
    ['a parameter for a role', { roleArn: param('Role') }, { Credentials: { RoleArn: '${Role}' } }],
  ])('%s', (_what, fields, expected) => {
    const Resource = task('S').resource.resource
    expect(stateOf(task('S', fields))).toEqual({ Type: 'Task', Resource, ...expected, End: true })
  })

  test('of a lambda takes its payload out, also where nothing is said of the output', () => {
    expect(stateOf(task('S', { resource: lambda }))).toMatchObject({
      Parameters: { FunctionName: '${Copy}', 'Payload.$': '$' },
      OutputPath: '$.Payload',
    })
    expect(stateOf(task('S', { resource: lambda, output: f.selected, assign: f.resultVars }))).toMatchObject({
      ResultSelector: { 'rows.$': '$.Payload.rows', 'name.$': '$.Payload.meta.a' },
      Assign: { 'total.$': '$.Payload.rows', 'first.$': '$.Payload.names[0:1]' },
    })
  })

  test('is refused what its fields do not see', () => {
    expect(
      refused(
        task('A', { arguments: f.computedArgs }),
        task('B', { assign: f.resultAndInput, output: f.partPlaced }),
        task('C', { resource: lambda, output: f.placed }),
        task('D', { arguments: f.at, timeoutSeconds: f.delay }),
        task('E', { timeoutSeconds: f.longer }),
        task('F', { catch: [handler(sequence([pass('G')]), { output: f.errorMade })] }),
      ),
    ).toMatchInlineSnapshot(`
      [
        "SW2033 computedArgs: The argument of 'A' is a computed value, where JSONPath takes a path.",
        "SW2032 resultAndInput: The variable 'key' that 'B' assigns reads the input of the state, and JSONPath sees only its result there.",
        "SW2032 partPlaced: The output of 'B' puts the input and the result together in a way that JSONPath has no field for.",
        "SW2032 placed: The output of 'C' puts the input and the result together in a way that JSONPath has no field for.",
        "SW2033 delay: The timeout of 'D' is a path that the state does not see, where JSONPath takes a path.",
        "SW2030 longer: The timeout of 'E' uses the operator '+' on numbers that are not whole for certain, which JSONPath cannot say.",
        "SW2033 errorMade: The output of a handler of 'F' is a computed value, where JSONPath takes a path.",
      ]
    `)
  })
})

describe('a handler', () => {
  test.each([
    ['the error, where nothing is said', {}, {}],
    ['the input', { output: f.errorInput }, { ResultPath: null }],
    ['the error in the input', { output: f.errorPlaced }, { ResultPath: '$.failure' }],
    ['variables', { assign: f.errorVars }, { Assign: { 'why.$': '$.Cause' } }],
  ])('starts with %s', (_what, fields, expected) => {
    const state = task('S', { catch: [handler(sequence([pass('H')]), fields)] })
    expect(stateOf(state)).toMatchObject({ Catch: [{ ErrorEquals: ['States.ALL'], ...expected, Next: 'H' }] })
  })
})

describe('a pass', () => {
  test.each([
    ['nothing', {}, {}],
    [
      'variables of the input',
      { assign: f.fresh },
      { Assign: { 'key.$': '$.key', 'n.$': 'States.ArrayLength($.parts)' } },
    ],
    [
      'variables beside a part of the input',
      { assign: f.fresh, output: f.at },
      { OutputPath: '$.at', Assign: { 'key.$': '$.key', 'n.$': 'States.ArrayLength($.parts)' } },
    ],
    [
      'variables beside a new value, which takes the input along',
      { assign: f.fresh, output: f.pair },
      {
        Parameters: { 'output.$': 'States.Array($.key, $.key)', 'input.$': '$' },
        OutputPath: '$.output',
        Assign: { 'key.$': '$.input.key', 'n.$': 'States.ArrayLength($.input.parts)' },
      },
    ],
    [
      'constants beside a new value',
      { assign: constant({ n: 1 }), output: f.picked },
      { Parameters: { 'key.$': '$.key', 'size.$': '$.size' }, Assign: { n: 1 } },
    ],
    ['a constant', { output: constant([1, { a: null }]) }, { Result: [1, { a: null }] }],
    ['a parameter', { output: param('Bucket') }, { Parameters: { output: '${Bucket}' }, OutputPath: '$.output' }],
  ])('%s', (_what, fields, expected) => {
    expect(stateOf(pass('S', fields))).toEqual({ Type: 'Pass', ...expected, End: true })
  })

  test('adds to a variable that holds whole numbers everywhere', () => {
    expect(stateOf(pass('S', { assign: f.counted }))).toMatchObject({ Assign: { 'n.$': 'States.MathAdd($n, 1)' } })
    expect(refused(pass('S', { assign: f.counted }), pass('T', { assign: constant({ n: 0.5 }) }))).toEqual([
      "SW2030 counted: The variable 'n' that 'S' assigns uses the operator '+' on numbers that are not whole for certain, which JSONPath cannot say.",
    ])
    expect(refused(pass('S', { assign: f.summed }))).toHaveLength(1)
  })

  test('is refused calls that are nested more than ten deep', () => {
    expect(refused(pass('S', { output: f.deep }))).toEqual([
      "SW2034 deep: The output of 'S' needs intrinsic functions nested more than ten deep, where AWS stops.",
    ])
  })

  test('tells all that it cannot say, each once', () => {
    expect(refused(pass('S', { output: f.optional }), pass('T', { assign: f.optional }))).toMatchInlineSnapshot(`
      [
        "SW2031 optional: The output of 'S' reads 'input.note', which may be undefined, and a path that finds nothing fails the state.",
        "SW2030 optional: The output of 'S' uses the method 'toUpperCase', which JSONPath cannot say.",
        "SW1111 optional: The variable 'note' that 'T' assigns may be undefined.",
        "SW2030 optional: The variable 'key' that 'T' assigns uses the method 'toUpperCase', which JSONPath cannot say.",
        "SW2030 optional: The variable 'again' that 'T' assigns uses the method 'toUpperCase', which JSONPath cannot say.",
      ]
    `)
  })
})

describe('a choice', () => {
  const arms = (condition: LoweredValue) =>
    choice('S', [rule(sequence([pass('Yes')]), { condition })], sequence([pass('No')]))

  test('has rules', () => {
    expect(stateOf(arms(f.large))).toEqual({
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.size', NumericGreaterThan: 100 },
            { Variable: '$.tags[0]', IsPresent: true },
          ],
          Next: 'Yes',
        },
      ],
      Default: 'No',
    })
  })

  test('has variables for each arm, and one output for all of them', () => {
    const same = { output: f.picked, assign: f.inputVars }
    const state = { ...choice('S', [rule(sequence([pass('Yes')]), same)], sequence([pass('No')])), output: f.picked }
    expect(stateOf(state)).toMatchObject({
      Choices: [{ Variable: '$', IsPresent: true, Assign: { n: 0, 'key.$': '$.key' }, Next: 'Yes' }],
      OutputPath: "$['key','size']",
    })
    expect(refused(choice('S', [rule(sequence([pass('Yes')]), same)], sequence([pass('No')])))).toEqual([
      "SW2033 picked: The output of 'S' is not the same for every arm, where JSONPath takes a path.",
    ])
  })

  test('is refused what only looks like a rule', () => {
    const states = [f.last, f.claimed, f.claimedThere, f.nullable].map((condition, index) => ({
      ...choice(`S${index}`, [rule(sequence([pass(`Yes${index}`)]), { condition })], sequence([])),
    }))
    expect(refused(...states, pass('End'))).toMatchInlineSnapshot(`
      [
        "SW2030 last: A test of 'S0' uses a position in a list in the test of a choice, which JSONPath cannot say.",
        "SW2030 claimed: A test of 'S1' uses the claim that 'f.maybe' is there, which JSONPath cannot say.",
        "SW2030 claimedThere: A test of 'S2' uses the claim that 'f.maybe' is there, which JSONPath cannot say.",
        "SW2030 nullable: A test of 'S3' uses the claim that 'f.z' is not null, which JSONPath cannot say.",
        "SW2030 nullable: A test of 'S3' uses the claim that 'f.n' is not null, which JSONPath cannot say.",
      ]
    `)
  })

  test('is refused what no rule says', () => {
    expect(refused(arms(f.loud))).toMatchInlineSnapshot(`
      [
        "SW2030 loud: A test of 'S' uses the method 'toUpperCase', which JSONPath cannot say.",
        "SW2030 loud: A test of 'S' uses the operator '*', which JSONPath cannot say.",
      ]
    `)
  })
})

describe('a wait', () => {
  test.each([
    ['seconds', { seconds: constant(5) }, { Seconds: 5 }],
    ['computed seconds', { seconds: f.delay }, { SecondsPath: '$.delay' }],
    ['an instant', { timestamp: constant('2026-04-18T06:00:00Z') }, { Timestamp: '2026-04-18T06:00:00Z' }],
    ['a computed instant', { timestamp: f.until }, { TimestampPath: '$.until' }],
    ['an output', { seconds: constant(1), output: f.at, assign: f.fresh }, { Seconds: 1, OutputPath: '$.at' }],
  ])('has %s', (_what, fields, expected) => {
    expect(stateOf(wait('S', fields))).toMatchObject({ Type: 'Wait', ...expected })
  })

  test('takes nothing computed', () => {
    expect(refused(wait('A', { seconds: f.longer }), wait('B', { timestamp: f.text }), wait('C', { output: f.text })))
      .toMatchInlineSnapshot(`
      [
        "SW2030 longer: The time of 'A' uses the operator '+' on numbers that are not whole for certain, which JSONPath cannot say.",
        "SW2033 text: The time of 'B' is a computed value, where JSONPath takes a path.",
        "SW2033 text: The output of 'C' is a computed value, where JSONPath takes a path.",
      ]
    `)
  })
})

describe('a map', () => {
  const body = sequence([pass('Inner')])
  test.each([
    [
      'a list of the input',
      { items: f.parts, maxConcurrency: f.delay },
      { ItemsPath: '$.parts', MaxConcurrencyPath: '$.delay' },
    ],
    ['the input', { items: f.whole }, {}],
    ['a variable', { items: f.listed, maxConcurrency: constant(2) }, { ItemsPath: '$list', MaxConcurrency: 2 }],
    ['what a path looks for', { items: f.bigParts }, { InputPath: '$.parts[?(@.big == true)]' }],
    [
      'a selector',
      { items: f.parts, itemSelector: f.item },
      {
        ItemsPath: '$.parts',
        ItemSelector: { 'id.$': '$$.Map.Item.Value.id', 'at.$': '$$.Map.Item.Index', 'of.$': '$.key' },
      },
    ],
  ])('goes through %s', (_what, fields, expected) => {
    expect(stateOf(map('S', body, fields))).toEqual({
      Type: 'Map',
      ...expected,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Inner',
        States: { Inner: { Type: 'Pass', End: true } },
      },
      End: true,
    })
  })

  test('takes no computed list', () => {
    expect(
      refused(
        map('A', sequence([pass('X')]), { items: f.pair }),
        map('B', sequence([pass('Y')]), { items: f.bigParts, itemSelector: f.item }),
        map('C', sequence([pass('Z')]), { items: f.bigParts, maxConcurrency: f.delay }),
        map('D', sequence([pass('W')]), { items: f.parts, itemSelector: f.key }),
      ),
    ).toMatchInlineSnapshot(`
      [
        "SW2033 pair: The list of 'A' is a computed list, where JSONPath takes a path.",
        "SW2033 bigParts: The list of 'B' is a list that a path has to look for, beside an item selector, where JSONPath takes a path.",
        "SW2033 delay: The concurrency of 'C' is a path that the state does not see, where JSONPath takes a path.",
        "SW2033 key: The item selector of 'D' is a computed value, where JSONPath takes a path.",
      ]
    `)
  })
})

test('a parallel gives its branches one input, and an object of them where they have names', () => {
  const state = {
    ...parallel('S', [sequence([pass('A')]), sequence([pass('B')])], { arguments: f.args }),
    branchKeys: ['left', 'right'],
  }
  expect(stateOf(state)).toEqual({
    Type: 'Parallel',
    Parameters: { 'Bucket.$': '$.key', Fixed: { n: 1 }, 'Total.$': '$total' },
    Branches: [
      { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
      { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
    ],
    ResultSelector: { 'left.$': '$[0]', 'right.$': '$[1]' },
    End: true,
  })
})

describe('an end', () => {
  test('gives a part of its input', () => {
    expect(stateOf(succeed('S'))).toEqual({ Type: 'Succeed' })
    expect(stateOf({ ...succeed('S'), output: f.at })).toEqual({ Type: 'Succeed', OutputPath: '$.at' })
    expect(refused({ ...succeed('S'), output: f.args })).toEqual([
      "SW2033 args: The output of 'S' is a computed value, where JSONPath takes a path.",
    ])
  })

  test.each([
    ['texts', { error: constant('E'), cause: param('Why') }, { Error: 'E', Cause: '${Why}' }],
    [
      'paths and calls',
      { error: f.key, cause: f.text },
      { ErrorPath: '$.key', CausePath: "States.Format('{} in {}', $.key, $$.Execution.Id)" },
    ],
    ['a text that reads like a path', { error: constant('$.key') }, { ErrorPath: "States.Format('$.key')" }],
  ])('fails with %s', (_what, fields, expected) => {
    expect(stateOf(fail('S', fields))).toEqual({ Type: 'Fail', ...expected })
  })
})
