import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import {
  kinds,
  type ChainForm,
  type ExpressionNode,
  type Machine,
  type Sequence,
  type StateNode,
} from '@stepwright/dsl'
import {
  at,
  choice,
  constant,
  fail,
  handler,
  machine,
  map,
  parallel,
  pass,
  rule,
  sequence,
  succeed,
  task,
} from '../testing/nodes.ts'
import { link } from '../passes/link.ts'
import { emitMachine } from './machine.ts'

/** What asl-validator 4.0.0 refuses although AWS takes it: a scalar as `Output`, a constant as `Condition`, and then the state's `Type`. */
const falseAlarms = [
  /\/Output is invalid\. must match exactly one schema/,
  /\/Condition is invalid\. must be string/,
  /\/Type is invalid\. must be equal to one of the allowed values/,
]

/** Whatever these tests emit is also held against a validator that nobody here wrote. It gets a copy, since it adds keys. */
const emit = (flow: Machine<Sequence>) => {
  const emission = emitMachine(link(flow).machine)
  const { errors } = aslValidator(structuredClone(emission.definition))
  const messages = errors.map(({ Message }) => Message)
  expect(messages.filter((message) => !falseAlarms.some((known) => known.test(message)))).toEqual([])
  return emission
}
const emitted = (steps: readonly StateNode<ChainForm>[]) =>
  JSON.stringify(emit(machine(steps)).definition.States, null, 1)

const lambda = {
  resource: 'arn:aws:states:::lambda:invoke',
  envelope: { fixed: [{ key: 'FunctionName', value: { kind: 'Json', value: 'copy' } }], payloadKey: 'Payload' },
  resultAt: ['Payload'],
} as const

describe('emit', () => {
  test('writes a machine in one order of keys', () => {
    const flow = { ...machine([pass('A')]), comment: 'What it is for', timeoutSeconds: 60 }
    expect(JSON.stringify(emit(flow).definition)).toBe(
      '{"Comment":"What it is for","QueryLanguage":"JSONata","TimeoutSeconds":60,"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
    )
  })

  test('refuses an expression nested deeper than AWS evaluates', () => {
    const sum = (count: number): ExpressionNode =>
      Array.from({ length: count }, (): ExpressionNode => ({ kind: 'Subject', kinds: kinds.number })).reduce(
        (left, right): ExpressionNode => ({ kind: 'Arithmetic', operator: '+', left, right, kinds: kinds.number }),
      )
    const passing = (count: number) =>
      emit(machine([pass('A', { output: { kind: 'Lowered', body: sum(count), captures: {}, at: at(7) } })])).diagnostics
    expect(passing(99)).toEqual([])
    expect(passing(100)).toEqual([
      {
        code: 'SW2012',
        severity: 'error',
        message: 'The expression is nested more than 100 levels deep, where AWS stops evaluating.',
        hint: 'Look a value up in an object instead of testing for it, use array methods, or assign a part to a variable in a state before.',
        location: at(7),
      },
    ])
  })

  test('writes everything a task can say, in one order', () => {
    const full = task('Full', {
      comment: 'c',
      resource: lambda,
      arguments: constant({ x: 1 }),
      timeoutSeconds: constant(300),
      heartbeatSeconds: constant(60),
      assign: constant({ v: 1 }),
      output: constant(null),
      retry: [
        {
          errorEquals: ['A', 'B'],
          intervalSeconds: 1,
          maxAttempts: 0,
          backoffRate: 2.5,
          maxDelaySeconds: 30,
          jitterStrategy: 'FULL',
          comment: 'busy',
          at: at(2),
        },
      ],
      catch: [
        handler(sequence([fail('F')]), { assign: constant({ e: 1 }), output: constant('o'), comment: 'give up' }),
      ],
    })
    expect(emitted([full])).toMatchInlineSnapshot(`
      "{
       "Full": {
        "Type": "Task",
        "Comment": "c",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {
         "FunctionName": "copy",
         "Payload": {
          "x": 1
         }
        },
        "TimeoutSeconds": 300,
        "HeartbeatSeconds": 60,
        "Retry": [
         {
          "ErrorEquals": [
           "A",
           "B"
          ],
          "Comment": "busy",
          "IntervalSeconds": 1,
          "MaxAttempts": 0,
          "BackoffRate": 2.5,
          "MaxDelaySeconds": 30,
          "JitterStrategy": "FULL"
         }
        ],
        "Catch": [
         {
          "ErrorEquals": [
           "States.ALL"
          ],
          "Comment": "give up",
          "Assign": {
           "e": 1
          },
          "Output": "o",
          "Next": "F"
         }
        ],
        "Assign": {
         "v": 1
        },
        "Output": null,
        "End": true
       },
       "F": {
        "Type": "Fail"
       }
      }"
    `)
  })

  test('unwraps a result and passes the input on when nothing else is said', () => {
    expect(emitted([task('Call', { resource: lambda })])).toMatchInlineSnapshot(`
      "{
       "Call": {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {
         "FunctionName": "copy",
         "Payload": "{% $states.input %}"
        },
        "Output": "{% $states.result.Payload %}",
        "End": true
       }
      }"
    `)
  })

  test('writes the other kinds of states', () => {
    expect(
      emitted([
        pass('Shape', { assign: constant({ a: 1 }), output: constant('o') }),
        {
          kind: 'Wait',
          name: 'Cool down',
          comment: null,
          at: at(1),
          seconds: constant(30),
          timestamp: null,
          assign: null,
          output: null,
        },
        parallel('Both', [sequence([pass('L')]), sequence([pass('R')])]),
        map('Each', sequence([pass('Do')]), {
          items: constant([1]),
          itemSelector: constant({ k: 1 }),
          maxConcurrency: constant(10),
        }),
        choice(
          'Which?',
          [
            rule(sequence([succeed('Good')]), { comment: 'all well', assign: constant({ a: 2 }) }),
            rule(sequence([pass('Odd')])),
          ],
          sequence([fail('Bad', { error: constant('E'), cause: constant('why') })]),
        ),
      ]),
    ).toMatchInlineSnapshot(`
      "{
       "Shape": {
        "Type": "Pass",
        "Assign": {
         "a": 1
        },
        "Output": "o",
        "Next": "Cool down"
       },
       "Cool down": {
        "Type": "Wait",
        "Seconds": 30,
        "Next": "Both"
       },
       "Both": {
        "Type": "Parallel",
        "Branches": [
         {
          "StartAt": "L",
          "States": {
           "L": {
            "Type": "Pass",
            "End": true
           }
          }
         },
         {
          "StartAt": "R",
          "States": {
           "R": {
            "Type": "Pass",
            "End": true
           }
          }
         }
        ],
        "Next": "Each"
       },
       "Each": {
        "Type": "Map",
        "Items": [
         1
        ],
        "ItemSelector": {
         "k": 1
        },
        "MaxConcurrency": 10,
        "ItemProcessor": {
         "ProcessorConfig": {
          "Mode": "INLINE"
         },
         "StartAt": "Do",
         "States": {
          "Do": {
           "Type": "Pass",
           "End": true
          }
         }
        },
        "Next": "Which?"
       },
       "Which?": {
        "Type": "Choice",
        "Choices": [
         {
          "Comment": "all well",
          "Condition": true,
          "Assign": {
           "a": 2
          },
          "Next": "Good"
         },
         {
          "Condition": true,
          "Next": "Odd"
         }
        ],
        "Default": "Bad"
       },
       "Good": {
        "Type": "Succeed"
       },
       "Odd": {
        "Type": "Pass",
        "End": true
       },
       "Bad": {
        "Type": "Fail",
        "Error": "E",
        "Cause": "why"
       }
      }"
    `)
  })

  test('keeps names as they are, also odd ones', () => {
    const { definition, locations } = emit(
      machine([pass('__proto__', { at: at(2) }), pass('a/b ~c? "é"', { at: at(3) })]),
    )
    expect(Object.keys(definition.States)).toEqual(['__proto__', 'a/b ~c? "é"'])
    expect(locations.get('/States/a~1b ~0c? "é"')).toEqual(at(3))
  })

  test('says where each part was written', () => {
    const flow = machine([
      task('A', {
        at: at(2),
        arguments: constant({}, 3),
        output: constant({}, 4),
        catch: [handler(sequence([fail('F', { at: at(6), cause: constant('c', 7) })]), { at: at(5) })],
      }),
      map('M', sequence([pass('Inner', { at: at(9) })]), { at: at(8), items: constant([], 10) }),
    ])
    expect(Object.fromEntries([...emit(flow).locations].map(([pointer, { line }]) => [pointer, line]))).toEqual({
      '': 1,
      '/States/A': 2,
      '/States/A/Arguments': 3,
      '/States/A/Output': 4,
      '/States/A/Catch/0': 5,
      '/States/F': 6,
      '/States/F/Cause': 7,
      '/States/M': 8,
      '/States/M/Items': 10,
      '/States/M/ItemProcessor/States/Inner': 9,
    })
  })
})
