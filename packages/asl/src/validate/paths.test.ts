import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

test('paths that AWS takes, lenient ones included', () => {
  const paths = [
    '$',
    '$.a-b',
    '$.[0].body',
    '$..x',
    '$.a[?(@.Name==Receipt)]',
    '$.a[-1:]',
    '$$',
    '$$.Map.Item.Value',
    '$.ä',
    "$['a b']",
  ]
  expect(paths.map((InputPath) => printed(only({ Type: 'Pass', InputPath })))).toEqual(paths.map(() => []))
  expect(printed(only({ Type: 'Pass', InputPath: null, OutputPath: null, ResultPath: null }))).toEqual([])
})

test('what is no path shows where', () => {
  expect(
    ['a.b', '$.a[', '$.a b', 'States.UUID()', 7].flatMap((InputPath) => printed(only({ Type: 'Pass', InputPath }))),
  ).toMatchInlineSnapshot(`
    [
      "SW3110 error /States/A/InputPath[0-3] 'InputPath' of state 'A' is 'a.b', which is not a JSONPath. → A path starts with '$', '$$' or a variable such as '$name'.",
      "SW3110 error /States/A/InputPath[4-4] 'InputPath' of state 'A' is not a JSONPath. Expected an index, a quoted name, '*', a slice or '?(', but the text ends. → A path reads like $.orders[0].id; names with blanks or signs stand in brackets, $['a b'].",
      "SW3110 error /States/A/InputPath[3-4] 'InputPath' of state 'A' is not a JSONPath. Expected '.', '[' or the end, but ' ' was found. → A path reads like $.orders[0].id; names with blanks or signs stand in brackets, $['a b'].",
      "SW3113 error /States/A/InputPath[0-13] 'InputPath' of state 'A' is 'States.UUID()'; intrinsic functions are not called there. → Compute the value in a state before, with 'Parameters' or 'Assign', and name its path here.",
      "SW3005 error /States/A/InputPath 'InputPath' of state 'A' is a number, not a JSONPath or null. → Make it a JSONPath or null.",
    ]
  `)
})

test('a result is written to one place of the input', () => {
  expect(
    ['$.a.b[0]', '$.a-b', '$$.a', '$name', '$.a[*]', '$..a', '$.a[?(@.b)]'].map((ResultPath) =>
      printed(only({ Type: 'Pass', ResultPath })),
    ),
  ).toMatchInlineSnapshot(`
    [
      [],
      [],
      [
        "SW3112 error /States/A/ResultPath[0-4] 'ResultPath' of state 'A' is '$$.a'; a result is written into the state's input only. → Write a path that starts with '$.', or use 'Assign' to set a variable.",
      ],
      [
        "SW3112 error /States/A/ResultPath[0-5] 'ResultPath' of state 'A' is '$name'; a result is written into the state's input only. → Write a path that starts with '$.', or use 'Assign' to set a variable.",
      ],
      [
        "SW3111 error /States/A/ResultPath[3-6] 'ResultPath' of state 'A' is '$.a[*]', which is not a reference path: it may address more than one place. → A reference path has names and indexes only: no filters, wildcards, slices or functions.",
      ],
      [
        "SW3111 error /States/A/ResultPath[1-3] 'ResultPath' of state 'A' is '$..a', which is not a reference path: it may address more than one place. → A reference path has names and indexes only: no filters, wildcards, slices or functions.",
      ],
      [
        "SW3111 error /States/A/ResultPath[3-11] 'ResultPath' of state 'A' is '$.a[?(@.b)]', which is not a reference path: it may address more than one place. → A reference path has names and indexes only: no filters, wildcards, slices or functions.",
      ],
    ]
  `)
})

test('paths that are read as one value', () => {
  expect(
    ['$.t', '$$.Execution.StartTime', '$.t[?(@.a >= 5)]', '$.t.length()'].map((TimestampPath) =>
      printed(only({ Type: 'Wait', TimestampPath })),
    ),
  ).toMatchInlineSnapshot(`
    [
      [],
      [],
      [
        "SW3117 warning /States/A/TimestampPath[3-16] 'TimestampPath' of state 'A' is '$.t[?(@.a >= 5)]', which is not a reference path: it may address more than one place. → A reference path has names and indexes only: no filters, wildcards, slices or functions.",
      ],
      [
        "SW3111 error /States/A/TimestampPath[3-12] 'TimestampPath' of state 'A' is '$.t.length()', which is not a reference path: it may address more than one place. → A reference path has names and indexes only: no filters, wildcards, slices or functions.",
      ],
    ]
  `)
})

test('dynamic values of a payload template', () => {
  expect(
    printed(
      only({
        Type: 'Pass',
        Parameters: {
          'a.$': '$.a',
          'b.$': "States.Format('{}', $.b)  ",
          'c.$': 'text',
          'd.$': 5,
          'e.$': ' $.e',
          'f.$': "States.Format('{} {}', $.b)",
          'g.$': 'States.Foo()',
          'h.$': '${Anything}',
          list: [{ 'i.$': '$.i[' }],
          j: 1,
          'j.$': '$.j',
          k: '$.k',
          l: 'States.UUID()',
          m: '$5.00',
        },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3115 error /States/A/Parameters/c.$[0-4] 'Parameters.c.$' of state 'A' is 'text', neither a JSONPath nor a call of an intrinsic function. → Start it with '$' or 'States.', or drop the '.$' of 'c.$' to pass the text as it is.",
      "SW3115 error /States/A/Parameters/d.$ 'Parameters.d.$' of state 'A' is 5, neither a JSONPath nor a call of an intrinsic function. → Drop the '.$' of 'd.$' to pass the value as it is.",
      "SW3115 error /States/A/Parameters/e.$[0-4] 'Parameters.e.$' of state 'A' is ' $.e', neither a JSONPath nor a call of an intrinsic function. → Remove the blanks before it.",
      "SW3114 error /States/A/Parameters/f.$[0-27] 'Parameters.f.$' of state 'A' is not a call of an intrinsic function. The template has 2 placeholders, but there are 1 arguments for them. → A call reads like States.Format('{}/{}', $.folder, $.file); text stands in single quotes.",
      "SW3114 error /States/A/Parameters/g.$[0-10] 'Parameters.g.$' of state 'A' is not a call of an intrinsic function. 'States.Foo' is not an intrinsic function. → A call reads like States.Format('{}/{}', $.folder, $.file); text stands in single quotes.",
      "SW3110 error /States/A/Parameters/list/0/i.$[4-4] 'Parameters.list[0].i.$' of state 'A' is not a JSONPath. Expected an index, a quoted name, '*', a slice or '?(', but the text ends. → A path reads like $.orders[0].id; names with blanks or signs stand in brackets, $['a b'].",
      "SW3116 error /States/A/Parameters/j.$ 'Parameters' of state 'A' has both 'j' and 'j.$', which write the same key. → Keep one of them.",
      "SW3190 warning /States/A/Parameters/k 'Parameters.k' of state 'A' is '$.k', which is passed as text: only keys that end in '.$' are evaluated. → Name the key 'k.$' to pass what it addresses.",
      "SW3190 warning /States/A/Parameters/l 'Parameters.l' of state 'A' is 'States.UUID()', which is passed as text: only keys that end in '.$' are evaluated. → Name the key 'l.$' to pass what it addresses.",
    ]
  `)
})

test('error and cause of a Fail are paths or functions that yield a string', () => {
  expect(printed(machine({ A: { Type: 'Fail', ErrorPath: 'States.UUID()', CausePath: 'States.MathAdd($.a, 1)' } })))
    .toMatchInlineSnapshot(`
    [
      "SW3113 error /States/A/CausePath[0-22] 'CausePath' of state 'A' is 'States.MathAdd($.a, 1)'; that function does not yield a string. → Use a path, or one of States.Format, States.JsonToString, States.ArrayGetItem, States.Base64Encode, States.Base64Decode, States.Hash, States.UUID.",
    ]
  `)
  expect(printed(machine({ A: { Type: 'Fail', ErrorPath: 'Error', CausePath: '$.c' } }))).toMatchInlineSnapshot(`
    [
      "SW3115 error /States/A/ErrorPath[0-5] 'ErrorPath' of state 'A' is 'Error', neither a JSONPath nor a call of an intrinsic function. → Start it with '$' or 'States.', or name the field 'Error' to pass the text as it is.",
    ]
  `)
})

test('timestamps are RFC 3339', () => {
  const accepted = [
    '2016-03-14T01:59:00Z',
    '2024-02-29T23:59:60.123456789+05:30',
    '${When}',
    '2016-03-14T01:59:00${Zone}',
  ]
  expect(accepted.map((Timestamp) => printed(only({ Type: 'Wait', Timestamp })))).toEqual(accepted.map(() => []))
  expect(
    [
      '2016-13-05T21:29:29Z',
      '2023-02-29T00:00:00Z',
      '2016-12-05 21:29:29Z',
      '2016-12-05t21:29:29z',
      "{% '2016-03-14T01:59:00Z' %}",
    ].flatMap((Timestamp) => printed(only({ Type: 'Wait', Timestamp }))),
  ).toMatchInlineSnapshot(`
    [
      "SW3080 error /States/A/Timestamp 'Timestamp' of state 'A' is '2016-13-05T21:29:29Z', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
      "SW3080 error /States/A/Timestamp 'Timestamp' of state 'A' is '2023-02-29T00:00:00Z', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
      "SW3080 error /States/A/Timestamp 'Timestamp' of state 'A' is '2016-12-05 21:29:29Z', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
      "SW3080 error /States/A/Timestamp 'Timestamp' of state 'A' is '2016-12-05t21:29:29z', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
      "SW3080 error /States/A/Timestamp 'Timestamp' of state 'A' is '{% '2016-03-14T01:59:00Z' %}', not an RFC 3339 timestamp. → Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
    ]
  `)
})
