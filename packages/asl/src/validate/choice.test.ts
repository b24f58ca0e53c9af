import { expect, test } from 'vitest'
import { machine, printed } from './testing/printed.ts'

const choice = (choices: unknown, fields: object = {}) =>
  machine({ A: { Type: 'Choice', Choices: choices, Default: 'B', ...fields }, B: { Type: 'Succeed' } })
const jsonata = { QueryLanguage: 'JSONata' }

test('a rule compares one variable in one way', () => {
  expect(
    printed(
      choice([
        { Variable: '$.a', StringEquals: 'x', NumericEquals: 1, Next: 'B' },
        { Variable: '$.a', Next: 'B' },
        { StringEquals: 'x', Next: 'B' },
        { Variable: '$.a', StringEqual: 'x', Next: 'B' },
        { Variable: '$.b', IsNull: true },
        'rule',
      ]),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3041 error /States/A/Choices/0/NumericEquals 'Choices[0]' of state 'A' has 'StringEquals' and 'NumericEquals'; a rule has one comparison. → Combine them in an 'And'.",
      "SW3040 error /States/A/Choices/1 'Choices[1]' of state 'A' compares nothing. → Give it a 'Variable' with one comparison such as 'StringEquals', or an 'And', 'Or' or 'Not'.",
      "SW3042 error /States/A/Choices/2 'Choices[2]' of state 'A' has a comparison, but no 'Variable' to compare. → Add "Variable": "$.…".",
      "SW3004 error /States/A/Choices/3/StringEqual 'Choices[3]' of state 'A' has a field 'StringEqual', which is not supported there. → Did you mean 'StringEquals'?",
      "SW3040 error /States/A/Choices/3 'Choices[3]' of state 'A' compares nothing. → Give it a 'Variable' with one comparison such as 'StringEquals', or an 'And', 'Or' or 'Not'.",
      "SW3003 error /States/A/Choices/4 'Choices[4]' of state 'A' has no 'Next'. → Add the required field 'Next'.",
      "SW3005 error /States/A/Choices/5 'Choices[5]' of state 'A' is a string, not an object. → Make it an object.",
    ]
  `)
})

test('operands are of the type that the comparison takes', () => {
  expect(
    printed(
      choice([
        { Variable: '$.a', StringEquals: 1, Next: 'B' },
        { Variable: '$.a', NumericGreaterThan: '1', Next: 'B' },
        { Variable: '$.a', IsPresent: 'true', Next: 'B' },
        { Variable: '$.a', TimestampEquals: 'today', Next: 'B' },
        { Variable: '$.a', NumericEqualsPath: 'b', Next: 'B' },
        { Variable: '$.a', NumericEquals: '${Limit}', Next: 'B' },
      ]),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3044 error /States/A/Choices/0/StringEquals 'Choices[0].StringEquals' of state 'A' compares with a number; it takes a string. → The '…Path' form of a comparison reads its operand from the input.",
      "SW3044 error /States/A/Choices/1/NumericGreaterThan 'Choices[1].NumericGreaterThan' of state 'A' compares with a string; it takes a number. → The '…Path' form of a comparison reads its operand from the input.",
      "SW3044 error /States/A/Choices/2/IsPresent 'Choices[2].IsPresent' of state 'A' compares with a string; it takes a boolean. → The '…Path' form of a comparison reads its operand from the input.",
      "SW3080 error /States/A/Choices/3/TimestampEquals 'Choices[3].TimestampEquals' of state 'A' is 'today', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
      "SW3110 error /States/A/Choices/4/NumericEqualsPath[0-1] 'Choices[4].NumericEqualsPath' of state 'A' is 'b', which is not a JSONPath. → A path starts with '$', '$$' or a variable such as '$name'.",
    ]
  `)
})

test('rules combine, and only the outermost says what follows', () => {
  expect(
    printed(
      choice([
        { And: [{ Variable: '$.a', IsNull: true, Next: 'B', Comment: 'x' }], Next: 'B' },
        { Or: [], Next: 'B' },
        { Not: [], Next: 'B' },
        { Not: { Or: [{ And: [{}] }] }, Next: 'B' },
      ]),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3043 error /States/A/Choices/0/And/0/Next 'Choices[0].And[0]' of state 'A' has 'Next', which belongs to the outermost rule. → Move 'Next' to the rule in 'Choices'.",
      "SW3008 error /States/A/Choices/1/Or 'Choices[1].Or' of state 'A' is empty. → Give it at least one rule.",
      "SW3005 error /States/A/Choices/2/Not 'Choices[2].Not' of state 'A' is an array, not a rule. → Make it a rule.",
      "SW3040 error /States/A/Choices/3/Not/Or/0/And/0 'Choices[3].Not.Or[0].And[0]' of state 'A' compares nothing. → Give it a 'Variable' with one comparison such as 'StringEquals', or an 'And', 'Or' or 'Not'.",
    ]
  `)
})

test('a JSONata rule has a condition', () => {
  expect(
    printed(
      choice(
        [
          { Condition: '{% $states.input.a %}', Output: {}, Next: 'B' },
          { Condition: 'yes', Next: 'B' },
          { Condition: false, Next: 'B' },
          { Variable: '$.a', IsNull: true, Next: 'B' },
          {},
        ],
        jsonata,
      ),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3045 error /States/A/Choices/1/Condition 'Choices[1].Condition' of state 'A' is a string, neither an expression in {% … %} nor true or false. → Put the condition between '{%' and '%}'.",
      "SW3009 error /States/A/Choices/3/Variable 'Choices[3].Variable' of state 'A' exists in JSONPath only, and the query language there is JSONata. → Set "QueryLanguage": "JSONPath" on the state.",
      "SW3009 error /States/A/Choices/3/IsNull 'Choices[3].IsNull' of state 'A' exists in JSONPath only, and the query language there is JSONata. → Set "QueryLanguage": "JSONPath" on the state.",
      "SW3003 error /States/A/Choices/3 'Choices[3]' of state 'A' has no 'Condition'. → Add the required field 'Condition'.",
      "SW3003 error /States/A/Choices/4 'Choices[4]' of state 'A' has no 'Next'. → Add the required field 'Next'.",
      "SW3003 error /States/A/Choices/4 'Choices[4]' of state 'A' has no 'Condition'. → Add the required field 'Condition'.",
    ]
  `)
  expect(printed(choice([{ Condition: '{% true %}', Next: 'B' }]))).toMatchInlineSnapshot(`
    [
      "SW3009 error /States/A/Choices/0/Condition 'Choices[0].Condition' of state 'A' exists in JSONata only, and the query language there is JSONPath. → Write 'Variable' and a comparison, or set "QueryLanguage": "JSONata" on the state.",
      "SW3040 error /States/A/Choices/0 'Choices[0]' of state 'A' compares nothing. → Give it a 'Variable' with one comparison such as 'StringEquals', or an 'And', 'Or' or 'Not'.",
    ]
  `)
})

test('a Choice has rules, and neither Next nor End', () => {
  expect(printed(choice([], { Next: 'B', End: true }))).toMatchInlineSnapshot(`
    [
      "SW3008 error /States/A/Choices 'Choices' of state 'A' is empty. → Give it at least one rule.",
      "SW3004 error /States/A/Next State 'A' has a field 'Next', which is not supported there. → Remove the field; 'Next' belongs to Task, Pass, Wait, Parallel, Map states.",
      "SW3004 error /States/A/End State 'A' has a field 'End', which is not supported there. → Remove the field; 'End' belongs to Task, Pass, Wait, Parallel, Map states.",
    ]
  `)
  expect(printed(choice({}))).toMatchInlineSnapshot(`
    [
      "SW3005 error /States/A/Choices 'Choices' of state 'A' is an object, not an array of rules. → Make it an array of rules.",
    ]
  `)
})

test('without a Default the rules must leave nothing open', () => {
  const open = (choices: readonly object[], fields: object = {}) =>
    printed(
      machine({
        A: { Type: 'Choice', Choices: choices.map((rule) => ({ ...rule, Next: 'B' })), ...fields },
        B: { Type: 'Succeed' },
      }),
    )
  expect(open([{ Variable: '$.a', NumericLessThan: 3 }])).toMatchInlineSnapshot(`
    [
      "SW3196 warning /States/A State 'A' has no 'Default', and its rules may all fail to match; the execution then fails with States.NoChoiceMatched. → Add a 'Default'.",
    ]
  `)
  const closed = [
    open([
      { Variable: '$.a', IsNull: true },
      { Variable: '$.a', IsNull: false },
    ]),
    open([
      { Variable: '$.a', NumericLessThan: 3 },
      { Variable: '$.a', NumericGreaterThanEquals: 3 },
    ]),
    open([{ Variable: '$.a', StringEquals: 'x' }, { Not: { StringEquals: 'x', Variable: '$.a' } }]),
    open([{ Condition: '{% true %}' }], jsonata),
    open([{ Condition: '{% $x %}' }, { Condition: '{% $not($x) %}' }], jsonata).filter(
      (line) => !line.startsWith('SW3102'),
    ),
  ]
  expect(closed).toEqual([[], [], [], [], []])
})

test('a rule after one that takes the same is never reached', () => {
  expect(
    printed(
      choice([
        { Variable: '$.a', IsNull: true, Next: 'B' },
        { IsNull: true, Variable: '$.a', Comment: 'again', Next: 'B' },
      ]),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3197 warning /States/A/Choices/1 'Choices[1]' of state 'A' is never reached: 'Choices[0]' of state 'A' takes all that it would match. → Remove the rule, or put it first.",
    ]
  `)
  expect(
    printed(
      choice(
        [
          { Condition: true, Next: 'B' },
          { Condition: '{% $states.input.a %}', Next: 'B' },
        ],
        jsonata,
      ),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3197 warning /States/A/Choices/1 'Choices[1]' of state 'A' is never reached: 'Choices[0]' of state 'A' takes all that it would match. → Remove the rule, or put it first.",
    ]
  `)
})
