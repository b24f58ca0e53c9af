import { isStepwrightError } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { simulate } from '../simulate/simulate.ts'
import { mocksFromConfigFile, type MockConfigFile } from './config-file.ts'

const config: MockConfigFile = {
  StateMachines: {
    Orders: { TestCases: { RetryPath: { Price: 'busy, then a price', Tell: 'told' }, Broken: { Price: 'missing' } } },
  },
  MockedResponses: {
    'busy, then a price': {
      '0': { Throw: { Error: 'Busy', Cause: 'later' } },
      '1-2': { Throw: { Error: 'Busy' } },
      '3': { Return: { StatusCode: 200, Payload: { price: 3 } } },
    },
    told: { '0-9': { Return: { MessageId: 'm1' } } },
  },
}

const definition = {
  StartAt: 'Price',
  States: {
    Price: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'price' },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, BackoffRate: 1 }],
      ResultPath: '$.priced',
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { TopicArn: 'topic', Message: 'priced' },
      ResultPath: '$.told',
      End: true,
    },
  },
}

test('a test case gives each attempt what the file has for it, as the service sends it', async () => {
  const mocks = mocksFromConfigFile(JSON.stringify(config), { stateMachine: 'Orders', testCase: 'RetryPath' })
  const run = await simulate(definition, { mocks, allowUnusedMocks: true })
  expect(run.output).toEqual({ priced: { StatusCode: 200, Payload: { price: 3 } }, told: { MessageId: 'm1' } })
  expect(run.state('Price').attempts.map(({ error }) => error)).toEqual(['Busy', 'Busy', 'Busy', null])
  expect(run.elapsed.iso).toBe('PT3S')
})

test.each<[string, MockConfigFile | string, { stateMachine?: string; testCase?: string }, string]>([
  ['no JSON', '{', {}, 'The mock configuration is not JSON'],
  ['another format', '{"StateMachines":[]}', {}, "The mock configuration has no object 'StateMachines'"],
  ['no such machine', config, { stateMachine: 'Order' }, "The mock configuration has no state machine 'Order'."],
  ['no such test case', config, { testCase: 'Retry' }, "The mock configuration has no test case 'Retry'."],
  ['no such response', config, { testCase: 'Broken' }, "The mock configuration has no mocked response 'missing'."],
  [
    'a gap',
    withResponse({ '0': { Return: 1 }, '2': { Return: 1 } }),
    {},
    "The mocked response 'r' leaves out attempt 1.",
  ],
  ['no attempts', withResponse({}), {}, "The mocked response 'r' has no attempts."],
  [
    'a wrong attempt',
    withResponse({ first: { Return: 1 } }),
    {},
    "The mocked response 'r' has 'first', which is no attempt",
  ],
  ['neither', withResponse({ '0': {} }), {}, "Attempt '0' of the mocked response 'r' is neither a Return nor a Throw"],
])('%s is said', (_what, file, named, message) => {
  expect(
    thrownBy(() => mocksFromConfigFile(file, { stateMachine: 'Orders', testCase: 'RetryPath', ...named })),
  ).toEqual({
    code: 'SW4013',
    message: expect.stringContaining(message) as string,
  })
})

function withResponse(response: object): string {
  return JSON.stringify({
    StateMachines: { Orders: { TestCases: { RetryPath: { Price: 'r' } } } },
    MockedResponses: { r: response },
  })
}

function thrownBy(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return isStepwrightError(error) ? { code: error.code, message: error.message } : error
  }
}
