import { expect, test } from 'vitest'
import { machine, printed } from './testing/printed.ts'

const read = (name: string) => ({ Type: 'Pass', Parameters: { 'x.$': `$${name}` }, End: true })

test('names of variables', () => {
  expect(
    printed(
      machine({
        A: { Type: 'Pass', Assign: { 'a.b': 1, states: 2, '1x': 3, é_1: 4, ['v'.repeat(81)]: 5 }, Next: 'B' },
        B: { Type: 'Pass', Assign: 'NO', End: true },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3100 error /States/A/Assign/a.b 'Assign.a.b' of state 'A' assigns 'a.b', which is not a variable name. → A variable is a letter or underscore followed by letters, digits and underscores; parts of it cannot be assigned.",
      "SW3101 error /States/A/Assign/states 'Assign.states' of state 'A' assigns 'states', the name of what Step Functions itself provides as $states. → Choose another name.",
      "SW3100 error /States/A/Assign/1x 'Assign.1x' of state 'A' assigns '1x', which is not a variable name. → A variable is a letter or underscore followed by letters, digits and underscores; parts of it cannot be assigned.",
      "SW3100 error /States/A/Assign/vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv 'Assign.vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv' of state 'A' has a name of 81 characters; a variable has at most 80. → Shorten the name.",
      "SW3005 error /States/B/Assign 'Assign' of state 'B' is a string, not an object. → Make it an object.",
    ]
  `)
})

test('a variable is seen from the next state on', () => {
  expect(printed(machine({ A: { Type: 'Pass', Assign: { total: 1 }, Next: 'B' }, B: read('total') }))).toEqual([])
  expect(
    printed(machine({ A: { Type: 'Pass', Assign: { total: 1, 'twice.$': '$total' }, Next: 'B' }, B: read('totl') })),
  ).toMatchInlineSnapshot(`
    [
      "SW3102 warning /States/A/Assign/twice.$[0-6] 'Assign.twice.$' of state 'A' reads the variable '$total', which no state before it assigns. → Add it to an 'Assign' of a state before, or read it from the input.",
      "SW3102 warning /States/B/Parameters/x.$[0-5] 'Parameters.x.$' of state 'B' reads the variable '$totl', which no state before it assigns. → Did you mean 'total'?",
    ]
  `)
})

test('a variable that one way leaves out', () => {
  expect(
    printed(
      machine({
        A: {
          Type: 'Choice',
          Choices: [{ Variable: '$.x', IsNull: true, Assign: { found: true }, Next: 'B' }],
          Default: 'B',
          Assign: { missed: true },
        },
        B: { Type: 'Pass', Parameters: { 'x.$': "States.Format('{}{}', $found, $missed)" }, End: true },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3103 warning /States/B/Parameters/x.$[22-28] 'Parameters.x.$' of state 'B' reads the variable '$found', which is not assigned when the flow comes by 'A'. → Assign 'found' on every path that leads here.",
      "SW3103 warning /States/B/Parameters/x.$[30-37] 'Parameters.x.$' of state 'B' reads the variable '$missed', which is not assigned when the flow comes by 'A'. → Assign 'missed' on every path that leads here.",
    ]
  `)
})

test('a state that asks whether a variable exists knows that it may not', () => {
  const counting = {
    Type: 'Choice',
    Choices: [
      { Condition: '{% $not($exists($rounds)) %}', Assign: { rounds: 1 }, Next: 'Again' },
      { Condition: '{% $rounds < 5 %}', Assign: { rounds: '{% $rounds + 1 %}' }, Next: 'Again' },
    ],
    Default: 'Done',
  }
  const states = { Again: { Type: 'Pass', Next: 'More?' }, 'More?': counting, Done: { Type: 'Succeed' } }
  expect(printed({ QueryLanguage: 'JSONata', StartAt: 'Again', States: states })).toEqual([])
  const other = { ...counting, Choices: counting.Choices.slice(1) }
  expect(
    printed({ QueryLanguage: 'JSONata', StartAt: 'Again', States: { ...states, 'More?': other } }).map((line) =>
      line.slice(0, 14),
    ),
  ).toEqual(['SW3103 warning', 'SW3103 warning'])
})

test('a rule that asks whether a variable is present knows that it may not be', () => {
  const counting = {
    Type: 'Choice',
    Choices: [
      { Variable: '$rounds', IsPresent: false, Assign: { rounds: 1 }, Next: 'Again' },
      {
        Variable: '$rounds',
        NumericLessThan: 5,
        Assign: { 'rounds.$': 'States.MathAdd($rounds, 1)' },
        Next: 'Again',
      },
    ],
    Default: 'Done',
  }
  const states = { Again: { Type: 'Pass', Next: 'More?' }, 'More?': counting, Done: { Type: 'Succeed' } }
  expect(printed({ StartAt: 'Again', States: states })).toEqual([])
  const other = { ...counting, Choices: counting.Choices.slice(1) }
  expect(printed({ StartAt: 'Again', States: { ...states, 'More?': other } }).map((line) => line.slice(0, 14))).toEqual(
    ['SW3103 warning', 'SW3103 warning'],
  )
})

test('a catcher carries its own variables only', () => {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets',
    Assign: { done: true },
    Catch: [{ ErrorEquals: ['States.ALL'], Assign: { failed: true }, Next: 'C' }],
    Next: 'B',
  }
  expect(printed(machine({ A: task, B: read('done'), C: read('done') }))).toMatchInlineSnapshot(`
    [
      "SW3102 warning /States/C/Parameters/x.$[0-5] 'Parameters.x.$' of state 'C' reads the variable '$done', which no state before it assigns. → Add it to an 'Assign' of a state before, or read it from the input.",
    ]
  `)
})

test('a loop keeps what its first turn assigned', () => {
  expect(
    printed(
      machine({
        A: { Type: 'Pass', Assign: { i: 0 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { 'i.$': 'States.MathAdd($i, 1)' }, Next: 'C' },
        C: { Type: 'Choice', Choices: [{ Variable: '$i', NumericLessThan: 3, Next: 'B' }], Default: 'D' },
        D: { Type: 'Succeed' },
      }),
    ),
  ).toEqual([])
})

test('inner scopes read outer variables and do not write them', () => {
  const branch = machine({
    Read: { Type: 'Pass', Assign: { 'copy.$': '$outer', outer: 2 }, Next: 'Both' },
    Both: read('copy'),
  })
  expect(
    printed(
      machine({
        A: { Type: 'Pass', Assign: { outer: 1 }, Next: 'B' },
        B: { Type: 'Parallel', Branches: [branch], Next: 'C' },
        C: read('copy'),
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3104 error /States/B/Branches/0/States/Read/Assign 'Assign' of state 'Read' assigns '$outer', a variable of the scope around state 'B'; an inner scope can read it, not write it. → Use another name, and hand the value out as the output of the scope.",
      "SW3102 warning /States/C/Parameters/x.$[0-5] 'Parameters.x.$' of state 'C' reads the variable '$copy', which no state before it assigns. → Add it to an 'Assign' of a state before, or read it from the input.",
    ]
  `)
})

test('the executions of a distributed Map do not see the variables around it', () => {
  const processor = machine(
    { Read: read('outer') },
    { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
  )
  expect(
    printed(
      machine({
        A: { Type: 'Pass', Assign: { outer: 1 }, Next: 'B' },
        B: { Type: 'Map', ItemSelector: { 'v.$': '$outer' }, ItemProcessor: processor, End: true },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3105 warning /States/B/ItemProcessor/States/Read/Parameters/x.$[0-6] 'Parameters.x.$' of state 'Read' reads the variable '$outer' from outside the distributed Map 'B', whose items run as executions of their own. → Pass it in with the Map's 'ItemSelector' or 'BatchInput'.",
    ]
  `)
})

test('expressions read variables, their own names are theirs', () => {
  expect(
    printed(
      machine({
        A: {
          Type: 'Pass',
          QueryLanguage: 'JSONata',
          Output: '{% ($own := 1; $own + $outer + $sum([1])) %}',
          End: true,
        },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3102 warning /States/A/Output[22-28] 'Output' of state 'A' reads the variable '$outer', which no state before it assigns. → Add it to an 'Assign' of a state before, or read it from the input.",
    ]
  `)
})
