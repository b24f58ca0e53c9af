import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

const output = (Output: unknown) => printed(only({ Type: 'Pass', QueryLanguage: 'JSONata', Output }))

test('expressions that do not parse show where', () => {
  expect(['{% 10 + * 2 %}', '{% $sum([1] %}', '{%%}', "{% 'open %}"].flatMap((text) => output(text)))
    .toMatchInlineSnapshot(`
      [
        "SW3120 error /States/A/Output[10-11] 'Output' of state 'A' is not a JSONata expression. Syntax error: 2. → The dialect is JSONata 2.0.6 with the functions of Step Functions; text stands in quotes.",
        "SW3120 error /States/A/Output[10-11] 'Output' of state 'A' is not a JSONata expression. Expected ")" before end of expression. → The dialect is JSONata 2.0.6 with the functions of Step Functions; text stands in quotes.",
        "SW3120 error /States/A/Output[2-2] 'Output' of state 'A' is not a JSONata expression. Unexpected end of expression. → The dialect is JSONata 2.0.6 with the functions of Step Functions; text stands in quotes.",
        "SW3120 error /States/A/Output[7-8] 'Output' of state 'A' is not a JSONata expression. String literal must be terminated by a matching quote. → The dialect is JSONata 2.0.6 with the functions of Step Functions; text stands in quotes.",
      ]
    `)
})

test('an expression has no context of its own', () => {
  expect(
    ['{% phone %}', '{% $ %}', '{% $$.a %}', '{% $map([1], function($v) { a }) %}'].flatMap((text) => output(text)),
  ).toMatchInlineSnapshot(`
    [
      "SW3121 error /States/A/Output[3-8] 'Output' of state 'A' refers to 'phone', but Step Functions gives an expression no context to find it in. → Write $states.input.phone, or quote it as text.",
      "SW3121 error /States/A/Output[3-4] 'Output' of state 'A' refers to '$', but Step Functions gives an expression no context to find it in. → Write $states.input.",
      "SW3121 error /States/A/Output[3-5] 'Output' of state 'A' refers to '$$', but Step Functions gives an expression no context to find it in. → Write $states.input.",
    ]
  `)
  expect(output("{% $states.input.phones[type='mobile'].number %}")).toEqual([])
})

test('members of $states, by the moment', () => {
  expect(output('{% [$states.result, $states.errorOutput, $states.inptu, $states.context] %}')).toMatchInlineSnapshot(`
    [
      "SW3122 error /States/A/Output[12-18] 'Output' of state 'A' reads '$states.result', which does not exist at that point. → There are $states.input and $states.context.",
      "SW3122 error /States/A/Output[28-39] 'Output' of state 'A' reads '$states.errorOutput', which does not exist at that point. → There are $states.input and $states.context.",
      "SW3123 warning /States/A/Output[49-54] 'Output' of state 'A' reads '$states.inptu', which does not exist. → There are $states.input and $states.context.",
    ]
  `)
  const task = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', QueryLanguage: 'JSONata' }
  expect(printed(only({ ...task, Output: '{% $states.result %}', Assign: { x: '{% $states.result %}' } }))).toEqual([])
  expect(printed(only({ ...task, Arguments: { Prefix: '{% $states.result %}' } }))).toMatchInlineSnapshot(`
    [
      "SW3122 error /States/A/Arguments/Prefix[11-17] 'Arguments.Prefix' of state 'A' reads '$states.result', which does not exist at that point. → There are $states.input and $states.context.",
    ]
  `)
})

test('functions', () => {
  expect(
    ['{% $eval("1") %}', '{% $lenght("1") %}', '{% $nope() %}', '{% $hash("1") %}'].flatMap((text) => output(text)),
  ).toMatchInlineSnapshot(`
    [
      "SW3126 error /States/A/Output[3-8] 'Output' of state 'A' calls '$eval', which Step Functions does not have. → $parse reads JSON text.",
      "SW3124 warning /States/A/Output[3-10] 'Output' of state 'A' calls '$lenght', which is not a function. → Did you mean '$length'?",
      "SW3124 warning /States/A/Output[3-8] 'Output' of state 'A' calls '$nope', which is not a function. → JSONata 2.0.6 and Step Functions have no function of that name.",
      "SW3125 warning /States/A/Output[3-8] 'Output' of state 'A': '$hash' takes 2 arguments, not 1. → Give it the arguments that it takes.",
    ]
  `)
  expect(output('{% $partition([1,2,3], 2) ~> $count() %}')).toEqual([])
})

test('what reads like an expression and is none', () => {
  expect(output({ a: 'id-{% $x %}', 'b.$': '$.b', c: ' {% 1 %}' })).toMatchInlineSnapshot(`
    [
      "SW3192 warning /States/A/Output/a 'Output.a' of state 'A' has {% … %} inside other text, which is passed as it stands: an expression is the whole string. → Join the text within the expression: {% 'id-' & $x %}.",
      "SW3191 warning /States/A/Output/b.$ 'Output.b.$' of state 'A' ends in '.$', which has no meaning in a JSONata state. → Drop the '.$' and write the value as {% … %}.",
      "SW3192 warning /States/A/Output/c 'Output.c' of state 'A' has {% … %} inside other text, which is passed as it stands: an expression is the whole string. → Join the text within the expression: {% 'id-' & $x %}.",
    ]
  `)
  expect(printed(only({ Type: 'Pass', Parameters: { a: '{% 1 %}' } }))).toMatchInlineSnapshot(`
    [
      "SW3192 warning /States/A/Parameters/a 'Parameters.a' of state 'A' is a JSONata expression in a JSONPath state, where it is passed as text. → Set "QueryLanguage": "JSONata" on the state, or write a path.",
    ]
  `)
})

test('an expression with a part that is filled in', () => {
  expect(output("{% $states.input.a = '${Name}' %}")).toEqual([])
  expect(output('{% ${Number} + 1 %}')).toEqual([])
})

test('any JSON is an output', () => {
  expect([null, 1, true, [], [[1]], {}, 'text'].map((value) => output(value))).toEqual([[], [], [], [], [], [], []])
  expect(printed(machine({ A: { Type: 'Fail', QueryLanguage: 'JSONata', Error: '{% phone %}', Cause: 'plain' } })))
    .toMatchInlineSnapshot(`
    [
      "SW3121 error /States/A/Error[3-8] 'Error' of state 'A' refers to 'phone', but Step Functions gives an expression no context to find it in. → Write $states.input.phone, or quote it as text.",
    ]
  `)
})
