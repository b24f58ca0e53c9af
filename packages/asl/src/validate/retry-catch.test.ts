import { expect, test } from 'vitest'
import { machine, printed } from './testing/printed.ts'

const task = (fields: object) =>
  machine({
    A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'x' }, Next: 'B', ...fields },
    B: { Type: 'Succeed' },
  })

test('numbers of a retrier', () => {
  expect(
    printed(
      task({
        Retry: [
          { ErrorEquals: ['A'], IntervalSeconds: 0, MaxAttempts: -1, BackoffRate: 0.5, MaxDelaySeconds: 31_622_401 },
          { ErrorEquals: ['B'], IntervalSeconds: 1.5, JitterStrategy: 'full', Extra: 1 },
          { ErrorEquals: ['C'], IntervalSeconds: 10, MaxDelaySeconds: 10 },
          { ErrorEquals: 'D' },
          { ErrorEquals: [] },
          { ErrorEquals: [1] },
          {},
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3007 error /States/A/Retry/0/IntervalSeconds 'Retry[0].IntervalSeconds' of state 'A' is 0, not a whole number from 1 to 99999999. → Choose a number in that range.",
      "SW3007 error /States/A/Retry/0/MaxAttempts 'Retry[0].MaxAttempts' of state 'A' is -1, not a whole number from 0 to 99999999. → Choose a number in that range.",
      "SW3007 error /States/A/Retry/0/BackoffRate 'Retry[0].BackoffRate' of state 'A' is 0.5, not a number of at least 1. → Choose a number in that range.",
      "SW3007 error /States/A/Retry/0/MaxDelaySeconds 'Retry[0].MaxDelaySeconds' of state 'A' is 31622401, not a whole number from 1 to 31622400. → Choose a number in that range.",
      "SW3007 error /States/A/Retry/1/IntervalSeconds 'Retry[1].IntervalSeconds' of state 'A' is 1.5, not a whole number from 1 to 99999999. → Choose a number in that range.",
      "SW3006 error /States/A/Retry/1/JitterStrategy 'Retry[1].JitterStrategy' of state 'A' is 'full', which is not one of FULL, NONE. → Did you mean 'FULL'?",
      "SW3004 error /States/A/Retry/1/Extra 'Retry[1]' of state 'A' has a field 'Extra', which is not supported there. → Remove the field.",
      "SW3005 error /States/A/Retry/3/ErrorEquals 'Retry[3].ErrorEquals' of state 'A' is a string, not an array of strings. → Make it an array of strings.",
      "SW3008 error /States/A/Retry/4/ErrorEquals 'Retry[4].ErrorEquals' of state 'A' is empty. → Give it at least one string.",
      "SW3005 error /States/A/Retry/5/ErrorEquals/0 'Retry[5].ErrorEquals[0]' of state 'A' is a number, not a string. → Make it a string.",
      "SW3003 error /States/A/Retry/6 'Retry[6]' of state 'A' has no 'ErrorEquals'. → Add the required field 'ErrorEquals'.",
      "SW3054 warning /States/A/Retry/2/MaxDelaySeconds 'Retry[2].MaxDelaySeconds' of state 'A' is 10, not above the 'IntervalSeconds' of 10, so the delay never grows. → Raise 'MaxDelaySeconds', or leave it out.",
    ]
  `)
})

test('States.ALL stands alone and last', () => {
  expect(
    printed(
      task({
        Retry: [{ ErrorEquals: ['States.ALL', 'A'] }, { ErrorEquals: ['B'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3050 error /States/A/Retry/0/ErrorEquals 'Retry[0].ErrorEquals' of state 'A' has 'States.ALL' beside other names; it must stand alone. → Remove the other names ('States.ALL' covers them), or give 'States.ALL' an entry of its own at the end.",
      "SW3051 error /States/A/Retry/0/ErrorEquals 'Retry[0]' of state 'A' matches 'States.ALL' and hides the entry after it. → Move the entry with 'States.ALL' to the end.",
    ]
  `)
})

test('names that never arrive', () => {
  expect(
    printed(
      task({
        Catch: [
          { ErrorEquals: ['A', 'A'], Next: 'B' },
          { ErrorEquals: ['States.TaskFailed'], Next: 'B' },
          { ErrorEquals: ['A', 'C', 'States.Timeout'], Next: 'B' },
          { ErrorEquals: ['States.Runtime'], Next: 'B' },
          { ErrorEquals: ['States.Timout', 'States.Http.StatusCode.404'], Next: 'B' },
          { ErrorEquals: ['States.Mine'], Next: 'B' },
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3053 warning /States/A/Catch/0/ErrorEquals 'Catch[0].ErrorEquals' of state 'A' names 'A' twice. → Name it once.",
      "SW3053 warning /States/A/Catch/2/ErrorEquals 'Catch[2].ErrorEquals' of state 'A' waits for 'A', which 'Catch[0]' before it takes. → Put the more specific entry first, or remove what never arrives.",
      "SW3053 warning /States/A/Catch/2/ErrorEquals 'Catch[2].ErrorEquals' of state 'A' waits for 'C', which 'Catch[1]' before it takes. → Put the more specific entry first, or remove what never arrives.",
      "SW3053 warning /States/A/Catch/3/ErrorEquals/0 'Catch[3].ErrorEquals[0]' of state 'A' waits for 'States.Runtime', which no Retry or Catch ever gets: the execution fails at once. → Guard the path or value that fails instead.",
      "SW3052 warning /States/A/Catch/4/ErrorEquals/0 'Catch[4].ErrorEquals[0]' of state 'A' is 'States.Timout', which is not an error that Step Functions raises. → Did you mean 'States.Timeout'?",
      "SW3052 warning /States/A/Catch/5/ErrorEquals/0 'Catch[5].ErrorEquals[0]' of state 'A' is 'States.Mine', which is not an error that Step Functions raises. → Names of your own do not start with 'States.'.",
    ]
  `)
})

test('fields of a catcher, in both query languages', () => {
  expect(printed(task({ Catch: [{ ErrorEquals: ['A'], ResultPath: '$$.x', Output: 1 }] }))).toMatchInlineSnapshot(`
    [
      "SW3112 error /States/A/Catch/0/ResultPath[0-4] 'Catch[0].ResultPath' of state 'A' is '$$.x'; a result is written into the state's input only. → Write a path that starts with '$.', or use 'Assign' to set a variable.",
      "SW3009 error /States/A/Catch/0/Output 'Catch[0].Output' of state 'A' exists in JSONata only, and the query language there is JSONPath. → Write 'ResultSelector', 'ResultPath' or 'OutputPath', or set "QueryLanguage": "JSONata" on the state.",
      "SW3003 error /States/A/Catch/0 'Catch[0]' of state 'A' has no 'Next'. → Add the required field 'Next'.",
    ]
  `)
  expect(
    printed(
      task({
        QueryLanguage: 'JSONata',
        Parameters: undefined,
        Catch: [{ ErrorEquals: ['A'], Next: 'C', Output: '{% $states.errorOutput.Error & $states.result %}' }],
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3009 error /States/A/Parameters 'Parameters' of state 'A' exists in JSONPath only, and the query language there is JSONata. → Write 'Arguments' or 'Output', or set "QueryLanguage": "JSONPath" on the state.",
      "SW3122 error /States/A/Catch/0/Output[39-45] 'Catch[0].Output' of state 'A' reads '$states.result', which does not exist at that point. → There are $states.input, $states.errorOutput and $states.context.",
      "SW3030 error /States/A/Catch/0/Next State 'A' goes to 'C', which is not defined. → Add the state, or go to one of the scope's: 'A' and 'B'.",
    ]
  `)
})
