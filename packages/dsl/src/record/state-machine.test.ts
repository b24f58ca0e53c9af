import { describe, expect, test } from 'vitest'
import { csv } from '../aws/item-formats.ts'
import { lambda } from '../aws/lambda.ts'
import { s3Results } from '../aws/s3-results.ts'
import type { Graph } from '../ir/nodes.ts'
import { isPipeline, readMachine } from '../read-machine.ts'
import { transient } from '../retry-policy.ts'
import { compiled, withoutPlaces } from '../testing/by-hand.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { block } from './block.ts'
import type { StateFields } from './state-fields.ts'
import { stateMachine } from './state-machine.ts'

const fn = compiled((input: { n: number }) => input)
const isLarge = compiled((input: { n: number }) => input.n > 3)
const number = compiled((input: { n: number }) => input.n)
const text = compiled((input: { n: number }) => `${input.n}`)
// A constant of no type, which fits wherever it is handed on to.
const anything = { fixed: [1] } as never
const call = lambda<(event: { n: number }) => { n: number }>('call')

function graphOf(machine: unknown): Graph {
  const { body } = readMachine(machine)
  if (body.kind !== 'Graph') throw new Error('This machine is a chain.')
  return body
}

describe('stateMachine', () => {
  test('reads every field of every state', () => {
    const machine = stateMachine('Everything', {
      comment: 'all of it',
      timeout: { minutes: 5 },
      version: '1.0',
      startAt: 'Task',
      states: {
        Task: {
          type: 'Task',
          comment: 'c',
          resource: call,
          arguments: fn,
          credentials: { roleArn: 'arn:role' },
          timeoutSeconds: 60,
          heartbeatSeconds: number,
          retry: [
            {
              errorEquals: ['A'],
              intervalSeconds: 1,
              maxAttempts: 2,
              backoffRate: 3,
              maxDelaySeconds: 4,
              jitterStrategy: 'NONE',
              comment: 'r',
            },
            transient.lambda(),
          ],
          catch: [{ errorEquals: ['States.ALL'], next: 'Fail', assign: { a: 1 }, output: anything, comment: 'h' }],
          assign: { v: 1 },
          output: compiled((result: { n: number }) => result),
          next: 'Choice',
        },
        Choice: {
          type: 'Choice',
          choices: [
            { condition: isLarge, next: 'Wait', comment: 'rule', assign: { w: 1 }, output: null },
            { condition: false, next: 'Until' },
          ],
          default: 'Parallel',
          assign: { d: 1 },
          output: anything,
        },
        Wait: { type: 'Wait', seconds: 5, next: 'Pass' },
        Until: { type: 'Wait', timestamp: text, assign: { u: 1 }, output: anything, next: 'Pass' },
        Pass: { type: 'Pass', output: fn, end: true },
        Parallel: {
          type: 'Parallel',
          arguments: fn,
          branches: [
            block({ startAt: 'Left', comment: 'the left one', states: { Left: { type: 'Succeed', output: fn } } }),
          ],
          next: 'Map',
        },
        Map: {
          type: 'Map',
          items: compiled((all: unknown[]) => all),
          itemSelector: { one: 1 },
          maxConcurrency: 3,
          itemProcessor: block({ startAt: 'Item', states: { Item: { type: 'Pass', end: true } } }),
          next: 'Distributed map',
        },
        'Distributed map': {
          type: 'Map',
          itemReader: csv({ headers: ['n'] }).from(
            compiled((given: object) => ({ Bucket: 'raw', Key: 'n.csv', ...given })),
            { maxItems: 9 },
          ),
          itemSelector: { one: 1 },
          itemBatcher: { maxItemsPerBatch: 5, maxInputBytesPerBatch: 1000, batchInput: { day: 'monday' } },
          itemProcessor: block({ startAt: 'Batch', states: { Batch: { type: 'Succeed' } } }),
          resultWriter: s3Results(
            compiled(() => ({ Bucket: 'results' })),
            { transformation: 'COMPACT' },
          ),
          maxConcurrency: 7,
          toleratedFailureCount: 3,
          toleratedFailurePercentage: 2.5,
          label: 'rows',
          executionType: 'EXPRESS',
          end: true,
        },
        Fail: { type: 'Fail', error: 'E', cause: text },
      },
    })
    expect(isPipeline(machine)).toBe(true)
    expect(machine.name).toBe('Everything')
    expect(withoutPlaces({ ...readMachine(machine), body: null })).toEqual({
      kind: 'Machine',
      name: 'Everything',
      comment: 'all of it',
      timeoutSeconds: 300,
      queryLanguage: 'JSONata',
      version: '1.0',
      body: null,
    })
    expect(withoutPlaces(graphOf(machine))).toMatchSnapshot()
  })

  test('takes any resource by its ARN', () => {
    const resource = 'arn:aws:states:::aws-sdk:s3:copyObject'
    const [placed] = graphOf(
      stateMachine('Arn', { startAt: 'A', states: { A: { type: 'Task', resource, end: true } } }),
    ).states
    expect(placed?.state).toMatchObject({ resource: { resource, envelope: null, resultAt: [] }, arguments: null })
  })

  test('a graph of 2,000 states, made in a loop, takes time in proportion', () => {
    const made = (count: number): object => {
      const states: Record<string, StateFields<string>> = {}
      for (let index = 0; index < count - 1; index++) {
        states[`S${index}`] = { type: 'Task', resource: call, arguments: fn, next: `S${index + 1}` }
      }
      states[`S${count - 1}`] = { type: 'Succeed' }
      return stateMachine('Made', { startAt: 'S0', states })
    }
    const graph = graphOf(made(2000))
    expect([graph.states.length, graph.states[1998]?.next]).toEqual([2000, 'S1999'])
  })

  test('a Map is distributed once it has a field that only a distributed one has', () => {
    const itemProcessor = block({ startAt: 'Item', states: { Item: { type: 'Succeed' } } })
    const inline = { type: 'Map', items: [1], itemProcessor, end: true } as const
    const graph = graphOf(
      stateMachine('Maps', {
        startAt: 'Inline',
        states: {
          Inline: inline,
          Distributed: { ...inline, executionType: 'STANDARD' },
          Named: { ...inline, label: 'l' },
        },
      }),
    )
    const nothing = {
      itemReader: null,
      itemBatcher: null,
      resultWriter: null,
      toleratedFailureCount: null,
      toleratedFailurePercentage: null,
    }
    expect(graph.states.map(({ state }) => (state.kind === 'Map' ? state.distributed : 'no map'))).toEqual([
      null,
      { executionType: 'STANDARD', label: null, ...nothing },
      { executionType: 'STANDARD', label: 'l', ...nothing },
    ])
  })

  const item = block({ startAt: 'Item', states: { Item: { type: 'Succeed' } } })
  const written =
    (state: object, more: object = {}): (() => unknown) =>
    () =>
      // What the types refuse, as JavaScript could write it.
      stateMachine('M', { startAt: 'A', states: { A: state, ...more } } as never)
  test.each<readonly [string, string, string | undefined, object]>([
    [
      'SW1015',
      "The type of 'A' is the text 'Pas'.",
      "A type is 'Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed' or 'Fail'.",
      { type: 'Pas' },
    ],
    ['SW1015', "'A' has neither of 'next' and 'end': it takes one of them.", undefined, { type: 'Pass' }],
    [
      'SW1015',
      "'A' has both of 'next' and 'end': it takes one of them.",
      undefined,
      { type: 'Pass', next: 'A', end: true },
    ],
    ['SW1015', "'A' has no field 'outptu'.", "Did you mean 'output'?", { type: 'Pass', end: true, outptu: 1 }],
    [
      'SW1113',
      "'next' of 'A' leads to 'B', which is not among the states of this scope.",
      undefined,
      { type: 'Pass', next: 'B' },
    ],
    ['SW1015', "'A' has no 'resource', which it needs.", undefined, { type: 'Task', end: true }],
    [
      'SW1015',
      "'A' has neither of 'seconds' and 'timestamp': it takes one of them.",
      undefined,
      { type: 'Wait', end: true },
    ],
    ['SW1008', "The choice 'A' tests nothing.", 'Add .when(…) before .otherwise(…).', { type: 'Choice', choices: [] }],
    ['SW1011', "'end' of 'A' takes true, and was given the boolean false.", undefined, { type: 'Pass', end: false }],
    [
      'SW1015',
      "'itemProcessor' of 'A' takes a block of states, and was given an object.",
      "Write block({ startAt: '…', states: { … } }).",
      { type: 'Map', itemProcessor: {}, end: true },
    ],
    [
      'SW1015',
      "'A' has both of 'items' and 'itemReader': it takes one of them.",
      undefined,
      { type: 'Map', items: [], itemReader: csv().from(fn as never), itemProcessor: item, end: true },
    ],
    [
      'SW1011',
      "'itemReader' of 'A' takes a reader such as csv().from((input) => ({ Bucket: '…', Key: '…' })), and was given an object.",
      undefined,
      { type: 'Map', itemReader: {}, itemProcessor: item, end: true },
    ],
    [
      'SW1011',
      'An item batcher has no limit, so its batches would never end.',
      "Give 'maxItemsPerBatch', 'maxInputBytesPerBatch', or both.",
      { type: 'Map', itemBatcher: {}, itemProcessor: item, end: true },
    ],
    [
      'SW1011',
      "The tolerated failure percentage of 'A' takes a number from 0 to 100 or an arrow function, and was given the number 101.",
      undefined,
      { type: 'Map', toleratedFailurePercentage: 101, itemProcessor: item, end: true },
    ],
    [
      'SW1015',
      "'A' has no field 'toleratedFailuresCount'.",
      "Did you mean 'toleratedFailureCount'?",
      { type: 'Map', toleratedFailuresCount: 1, itemProcessor: item, end: true },
    ],
    [
      'SW1011',
      "'timeoutSeconds' of 'A' takes a whole number from 1 to 99999999 or an arrow function, and was given the number 0.",
      undefined,
      { type: 'Task', resource: 'arn', timeoutSeconds: 0, end: true },
    ],
    [
      'SW1113',
      "'next' of 'catch' of 'A'[0] leads to 'B', which is not among the states of this scope.",
      undefined,
      { type: 'Task', resource: 'arn', catch: [{ errorEquals: ['X'], next: 'B' }], end: true },
    ],
  ])('%s %s', (code, message, hint, state) => {
    expect(thrownBy(written(state))).toEqual({
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      at: 'state-machine.test.ts',
    })
  })
})
