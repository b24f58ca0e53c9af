import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

test('what is not an object is not a definition', () => {
  expect([null, [], 'text', 7, true].map((value) => printed(value))).toMatchInlineSnapshot(`
    [
      [
        "SW3002 error  The definition is null, not a JSON object with 'StartAt' and 'States'. → Pass an object with 'StartAt' and 'States'.",
      ],
      [
        "SW3002 error  The definition is an array, not a JSON object with 'StartAt' and 'States'. → Pass an object with 'StartAt' and 'States'.",
      ],
      [
        "SW3002 error  The definition is a string, not a JSON object with 'StartAt' and 'States'. → Parse the text first: parseDefinition(text).",
      ],
      [
        "SW3002 error  The definition is a number, not a JSON object with 'StartAt' and 'States'. → Pass an object with 'StartAt' and 'States'.",
      ],
      [
        "SW3002 error  The definition is a boolean, not a JSON object with 'StartAt' and 'States'. → Pass an object with 'StartAt' and 'States'.",
      ],
    ]
  `)
})

test('required fields, unknown fields and the nearest known one', () => {
  expect(printed({ Coment: 'x', States: { A: { Type: 'Pass', End: true } } })).toMatchInlineSnapshot(`
    [
      "SW3004 error /Coment The machine has a field 'Coment', which is not supported there. → Did you mean 'Comment'?",
      "SW3003 error  The machine has no 'StartAt'. → Add the required field 'StartAt'.",
    ]
  `)
  expect(printed(only({ Type: 'Task', resource: 'x' }))).toMatchInlineSnapshot(`
    [
      "SW3004 error /States/A/resource State 'A' has a field 'resource', which is not supported there. → Did you mean 'Resource'?",
      "SW3003 error /States/A State 'A' has no 'Resource'. → Add the required field 'Resource'.",
    ]
  `)
  expect(printed(only({ Type: 'Pass', Retry: [], Seconds: 1 }))).toMatchInlineSnapshot(`
    [
      "SW3004 error /States/A/Retry State 'A' has a field 'Retry', which is not supported there. → Remove the field; 'Retry' belongs to Task, Parallel, Map states.",
      "SW3004 error /States/A/Seconds State 'A' has a field 'Seconds', which is not supported there. → Remove the field; 'Seconds' belongs to Wait states.",
    ]
  `)
  expect(printed({ StartAt: 'A', States: {} })).toMatchInlineSnapshot(`
    [
      "SW3008 error /States 'States' of the machine is empty. → Give it at least one state.",
    ]
  `)
})

test('types of state and of values', () => {
  expect(printed(machine({ A: { Type: 'task', Next: 'B' }, B: { Next: 'C' }, C: { Type: 3, End: true } })))
    .toMatchInlineSnapshot(`
      [
        "SW3006 error /States/A/Type 'Type' of state 'A' is 'task', which is not one of Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map. → Did you mean 'Task'?",
        "SW3003 error /States/B State 'B' has no 'Type'. → Add the required field 'Type'.",
        "SW3005 error /States/C/Type 'Type' of state 'C' is a number, not one of Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map. → Make it one of Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map.",
      ]
    `)
  expect(printed({ StartAt: 1, States: { A: 'text', B: { Type: 'Succeed', Comment: 5 } } })).toMatchInlineSnapshot(`
    [
      "SW3005 error /StartAt 'StartAt' of the machine is a number, not the name of a state. → Make it the name of a state.",
      "SW3005 error /States/A State 'A' is a string, not an object with a "Type". → Make it an object with a "Type".",
      "SW3005 error /States/B/Comment 'Comment' of state 'B' is a number, not a string. → Make it a string.",
    ]
  `)
  expect(printed({ StartAt: 'A', States: [] })).toMatchInlineSnapshot(`
    [
      "SW3005 error /States 'States' of the machine is an array, not an object. → Make it an object.",
    ]
  `)
  expect(printed(only({ Type: 'Pass', End: 'true' }))).toMatchInlineSnapshot(`
    [
      "SW3005 error /States/A/End 'End' of state 'A' is a string, not true or false. → Write true without the quotes.",
    ]
  `)
})

test('numbers, their ranges, and expressions in their place', () => {
  expect(
    printed(
      machine({
        A: { Type: 'Wait', Seconds: -1, Next: 'B' },
        B: { Type: 'Wait', Seconds: 1.5, Next: 'C' },
        C: { Type: 'Wait', Seconds: '{% 1 %}', Next: 'D' },
        D: { Type: 'Wait', QueryLanguage: 'JSONata', Seconds: '{% 1 %}', Next: 'E' },
        E: { Type: 'Wait', QueryLanguage: 'JSONata', Seconds: 'soon', End: true },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3007 error /States/A/Seconds 'Seconds' of state 'A' is -1, not a whole number from 0 to 99999999. → Choose a number in that range.",
      "SW3007 error /States/B/Seconds 'Seconds' of state 'B' is 1.5, not a whole number from 0 to 99999999. → Choose a number in that range.",
      "SW3005 error /States/C/Seconds 'Seconds' of state 'C' is a string, not a whole number from 0 to 99999999. → Only JSONata states have expressions: set "QueryLanguage": "JSONata" on the state.",
      "SW3005 error /States/E/Seconds 'Seconds' of state 'E' is a string, not a whole number from 0 to 99999999 or an expression in {% … %}. → Make it a whole number from 0 to 99999999 or an expression in {% … %}.",
    ]
  `)
})

test('fields of the other query language name what to write instead', () => {
  expect(
    printed(
      machine({
        A: { Type: 'Pass', Output: {}, Next: 'B' },
        B: { Type: 'Wait', QueryLanguage: 'JSONata', SecondsPath: '$.s', InputPath: '$', Next: 'C' },
        C: {
          Type: 'Map',
          QueryLanguage: 'JSONata',
          ItemsPath: '$.x',
          ItemProcessor: machine({ D: { Type: 'Succeed' } }),
          End: true,
        },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3009 error /States/A/Output 'Output' of state 'A' exists in JSONata only, and the query language there is JSONPath. → Write 'ResultSelector', 'ResultPath' or 'OutputPath', or set "QueryLanguage": "JSONata" on the state.",
      "SW3009 error /States/B/SecondsPath 'SecondsPath' of state 'B' exists in JSONPath only, and the query language there is JSONata. → Write 'Seconds' with {% … %}, or set "QueryLanguage": "JSONPath" on the state.",
      "SW3009 error /States/B/InputPath 'InputPath' of state 'B' exists in JSONPath only, and the query language there is JSONata. → Write $states.input with what it selects, or set "QueryLanguage": "JSONPath" on the state.",
      "SW3009 error /States/C/ItemsPath 'ItemsPath' of state 'C' exists in JSONPath only, and the query language there is JSONata. → Write 'Items', or set "QueryLanguage": "JSONPath" on the state.",
    ]
  `)
})

test('fields that exclude each other, and fields of which one is needed', () => {
  expect(
    printed(
      machine({
        A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-04-18T09:00:00Z', Next: 'B' },
        B: { Type: 'Wait', Next: 'C' },
        C: { Type: 'Fail', Cause: 'x', CausePath: '$.x' },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3010 error /States/A/Timestamp State 'A' has 'Seconds' and 'Timestamp', which exclude each other. → Keep one of them.",
      "SW3011 error /States/B State 'B' has none of 'Seconds', 'Timestamp', 'SecondsPath' and 'TimestampPath'. → Add one of them.",
      "SW3010 error /States/C/CausePath State 'C' has 'Cause' and 'CausePath', which exclude each other. → Keep one of them.",
    ]
  `)
})

test('a JSONata machine has no JSONPath states, a JSONPath machine may have JSONata states', () => {
  const states = { A: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } }
  expect(printed(machine(states, { QueryLanguage: 'JSONata' }))).toMatchInlineSnapshot(`
    [
      "SW3012 error /States/A State 'A' asks for JSONPath, but the whole machine is set to JSONata. → Set "QueryLanguage": "JSONata" on single states instead of the machine, or write this state in JSONata.",
    ]
  `)
  expect(printed(only({ Type: 'Pass', QueryLanguage: 'JSONata', Output: 1 }))).toEqual([])
})

test('what is filled in at deployment is never reported', () => {
  const states = {
    A: { Type: '${Type}', Next: 'B', Anything: 1 },
    B: { Type: 'Wait', Seconds: '${Seconds}', Next: 'C' },
    C: { Type: 'Task', Resource: '${Arn}', Parameters: '${Parameters}', Retry: '${Retry}', End: '${End}' },
  }
  expect(printed(machine(states, { TimeoutSeconds: '${Timeout}', QueryLanguage: '${Language}' }))).toEqual([])
})

test('what is filled in in part is left alone where it may become right', () => {
  const states = {
    A: { Type: 'Pass', Next: '${Prefix}B' },
    ['${Prefix}' + 'x'.repeat(80)]: {
      Type: 'Map',
      Label: '${Prefix}-x',
      ItemProcessor: machine({ C: { Type: 'Succeed' } }),
      End: true,
    },
    D: { Type: 'Wait', Seconds: '${jsonencode({ seconds = 5 })}', End: true },
  }
  expect(printed(machine(states)).filter((line) => !line.startsWith('SW3070'))).toEqual([])
  expect(printed(only({ Type: 'Wait', Seconds: '${A}${B}' }))).toEqual([])
  expect(['${}', '${a', 'x${a}', '$.a'].flatMap((Seconds) => printed(only({ Type: 'Wait', Seconds }))))
    .toMatchInlineSnapshot(`
    [
      "SW3005 error /States/A/Seconds 'Seconds' of state 'A' is a string, not a whole number from 0 to 99999999. → Read it from the data with 'SecondsPath'.",
      "SW3005 error /States/A/Seconds 'Seconds' of state 'A' is a string, not a whole number from 0 to 99999999. → Read it from the data with 'SecondsPath'.",
      "SW3005 error /States/A/Seconds 'Seconds' of state 'A' is a string, not a whole number from 0 to 99999999. → Make it a whole number from 0 to 99999999.",
      "SW3005 error /States/A/Seconds 'Seconds' of state 'A' is a string, not a whole number from 0 to 99999999. → Read it from the data with 'SecondsPath'.",
    ]
  `)
})

test('a definition that nests without end, or into itself, is refused', () => {
  let deep: unknown = {}
  for (let level = 0; level < 300; level++) deep = { a: deep }
  const [finding, ...rest] = printed(only({ Type: 'Pass', Result: deep }))
  expect([finding?.replace(/(?:\/a)+/u, '/a…'), rest]).toMatchInlineSnapshot(`
    [
      "SW3014 error /States/A/Result/a… The definition nests more than 256 levels deep. → Pass deep data in as input instead of writing it into the definition.",
      [],
    ]
  `)
  const endless: Record<string, unknown> = { Type: 'Pass', End: true }
  endless['Result'] = endless
  expect(printed(only(endless)).map((line) => line.slice(0, 12))).toEqual(['SW3014 error'])
})

test('a definition of more than a mebibyte is refused', () => {
  expect(printed(only({ Type: 'Pass', Result: 'x'.repeat(1_048_576) }))).toMatchInlineSnapshot(`
    [
      "SW3013 error  The definition has 1048648 bytes, more than the 1048576 that Step Functions takes. → Move parts of it into state machines of their own, started with states:startExecution.",
    ]
  `)
  expect(printed(only({ Type: 'Pass', Result: 'x'.repeat(1_000_000) }))).toEqual([])
})

test('names that objects have by nature are names like any other', () => {
  const definition = JSON.parse(
    '{"StartAt":"constructor","States":{"constructor":{"Type":"Pass","Next":"__proto__"},"__proto__":{"Type":"toString","End":true}}}',
  ) as unknown
  expect(printed(definition)).toMatchInlineSnapshot(`
    [
      "SW3006 error /States/__proto__/Type 'Type' of state '__proto__' is 'toString', which is not one of Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map. → Choose one of Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map.",
    ]
  `)
})

test('state names have 1 to 80 characters', () => {
  expect(printed(machine({ ['x'.repeat(80)]: { Type: 'Succeed' } }))).toEqual([])
  expect(printed(machine({ ['x'.repeat(81)]: { Type: 'Pass', Next: '' }, '': { Type: 'Succeed' } })))
    .toMatchInlineSnapshot(`
    [
      "SW3020 error /States/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx State 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' has a name of 81 characters; Step Functions takes 1 to 80. → Shorten the name; a Comment has room for the rest.",
      "SW3020 error /States/ State '' has a name of 0 characters; Step Functions takes 1 to 80. → Give the state a name.",
    ]
  `)
})
