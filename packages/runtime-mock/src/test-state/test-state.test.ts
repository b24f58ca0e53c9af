import { isStepwrightError } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { testState } from './test-state.ts'

const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  InputPath: '$.order',
  Parameters: { FunctionName: 'price', Payload: { 'id.$': '$.id' } },
  ResultSelector: { 'price.$': '$.Payload.price' },
  ResultPath: '$.priced',
  OutputPath: '$.priced',
  Retry: [
    { ErrorEquals: ['Never'] },
    { ErrorEquals: ['Busy'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2, MaxDelaySeconds: 5 },
  ],
  Catch: [{ ErrorEquals: ['Broken', 'Busy'], ResultPath: '$.error', Next: 'Clean up' }],
  Next: 'Ship',
} as const
const order = { input: '{"order":{"id":7}}', inspectionLevel: 'DEBUG' } as const

describe('the data flow', () => {
  test('of a Task in JSONPath, step by step', async () => {
    const mock = { result: '{"Payload":{"price":3}}' }
    expect(await testState({ definition: invoke, ...order, mock })).toEqual({
      status: 'SUCCEEDED',
      output: '{"price":3}',
      nextState: 'Ship',
      inspectionData: {
        input: '{"order":{"id":7}}',
        afterInputPath: '{"id":7}',
        afterParameters: '{"FunctionName":"price","Payload":{"id":7}}',
        result: '{"Payload":{"price":3}}',
        afterResultSelector: '{"price":3}',
        afterResultPath: '{"order":{"id":7},"priced":{"price":3}}',
      },
    })
  })

  test('of a Task in JSONata, with variables from before and after', async () => {
    const definition = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'price', Payload: '{% $states.input.id + $offset %}' },
      Assign: { total: '{% $states.result.Payload %}' },
      Output: '{% $states.result.Payload * 2 %}',
      End: true,
    }
    const request = { definition, input: '{"id":7}', variables: '{"offset":1}', mock: { result: '{"Payload":8}' } }
    expect(await testState({ ...request, inspectionLevel: 'TRACE' })).toEqual({
      status: 'SUCCEEDED',
      output: '16',
      inspectionData: {
        input: '{"id":7}',
        afterArguments: '{"FunctionName":"price","Payload":8}',
        result: '{"Payload":8}',
        variables: '{"offset":1,"total":8}',
      },
    })
    expect(await testState(request)).toEqual({ status: 'SUCCEEDED', output: '16' })
  })

  test('of a Map: its items and limits, and nothing of what its work hides', async () => {
    const definition = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'item.$': '$$.Map.Item.Value' },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Inner',
        States: { Inner: { Type: 'Pass', End: true } },
      },
      MaxConcurrency: 4,
      ToleratedFailurePercentage: 10,
      End: true,
    }
    const request = { definition, input: '{"items":[1,2,3]}', mock: { result: '["a","b"]' } }
    expect(await testState({ ...request, inspectionLevel: 'DEBUG' })).toEqual({
      status: 'SUCCEEDED',
      output: '["a","b"]',
      inspectionData: {
        input: '{"items":[1,2,3]}',
        maxConcurrency: 4,
        toleratedFailurePercentage: 10,
        afterItemsPath: '[1,2,3]',
        afterItemSelector: '[{"item":1},{"item":2},{"item":3}]',
        afterItemBatcher: '[{"Items":[{"item":1},{"item":2}]},{"Items":[{"item":3}]}]',
        afterResultSelector: '["a","b"]',
        afterResultPath: '["a","b"]',
      },
    })
  })
})

describe('an error', () => {
  const failing = (retrierRetryCount: number, error: string) =>
    testState({
      definition: invoke,
      ...order,
      mock: { errorOutput: { error, cause: 'why' } },
      stateConfiguration: { retrierRetryCount },
    })
  const data = {
    input: '{"order":{"id":7}}',
    afterInputPath: '{"id":7}',
    afterParameters: '{"FunctionName":"price","Payload":{"id":7}}',
  }

  test('is retried after the wait of that many retries', async () => {
    const answer = (seconds: number) => ({
      status: 'RETRIABLE',
      error: 'Busy',
      cause: 'why',
      inspectionData: { ...data, errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: seconds } },
    })
    expect(await failing(0, 'Busy')).toEqual(answer(3))
    expect(await failing(1, 'Busy')).toEqual(answer(5))
  })

  test('is caught when no retry is left or meant for it', async () => {
    const answer = (error: string, errorDetails: object) => ({
      status: 'CAUGHT_ERROR',
      output: JSON.stringify({ order: { id: 7 }, error: { Error: error, Cause: 'why' } }),
      error,
      cause: 'why',
      nextState: 'Clean up',
      inspectionData: { ...data, errorDetails },
    })
    expect(await failing(2, 'Busy')).toEqual(answer('Busy', { retryIndex: 1, catchIndex: 0 }))
    expect(await failing(0, 'Broken')).toEqual(answer('Broken', { catchIndex: 0 }))
  })

  test('fails the state otherwise', async () => {
    expect(await failing(0, 'Other')).toEqual({
      status: 'FAILED',
      error: 'Other',
      cause: 'why',
      inspectionData: data,
    })
  })

  test('of too many failed items is the tolerance that was exceeded', async () => {
    const definition = {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Inner',
        States: { Inner: { Type: 'Pass', End: true } },
      },
      ToleratedFailurePercentage: 50,
      End: true,
    }
    const failures = (mapIterationFailureCount: number) =>
      testState({
        definition,
        input: '[1,2,3]',
        mock: { result: '[1,2,3]' },
        stateConfiguration: { mapIterationFailureCount },
      })
    expect(await failures(1)).toEqual({ status: 'SUCCEEDED', output: '[1,2,3]' })
    expect(await failures(2)).toEqual({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    })
  })
})

describe('the state under test', () => {
  const inner = { Type: 'Pass', Parameters: { 'at.$': '$$.Map.Item.Index', 'of.$': '$$.State.Name' }, End: true }
  const machine = {
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner: inner } }, End: true } },
  }

  test('may lie in a Map, and has an item then', async () => {
    expect(await testState({ definition: machine, stateName: 'Inner' })).toEqual({
      status: 'SUCCEEDED',
      output: '{"at":0,"of":"Inner"}',
    })
  })

  test('must be there', async () => {
    expect(await testState({ definition: machine, stateName: 'Outer' })).toEqual({
      status: 'REFUSED',
      errorCode: 'ValidationException',
      errorMessage: 'State not found in definition',
    })
  })

  test('must be valid, its targets aside', async () => {
    const errorMessage = "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty"
    expect(await testState({ definition: '{"Type":"Choice","Choices":[],"Default":"Elsewhere"}' })).toEqual({
      status: 'REFUSED',
      errorCode: 'InvalidDefinition',
      errorMessage: `${errorMessage} at /States/StateName/Choices'`,
    })
    expect(await testState({ definition: '{"Type":"Wait","Seconds":86400,"Next":"Elsewhere"}' })).toEqual({
      status: 'SUCCEEDED',
      output: '{}',
      nextState: 'Elsewhere',
    })
  })

  test('takes params, a context object and its task token', async () => {
    const definition = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: '${Queue}', MessageBody: { 'token.$': '$$.Task.Token' } },
      End: true,
    }
    const request = {
      definition,
      context: '{"Task":{"Token":"T"}}',
      mock: { result: '1' },
      inspectionLevel: 'DEBUG',
    } as const
    expect(await testState(request, { params: { Queue: 'https://queue' } })).toMatchObject({
      inspectionData: { afterParameters: '{"QueueUrl":"https://queue","MessageBody":{"token":"T"}}' },
    })
  })
})

test('a Task without a mock is answered by the tasks of the test, and by nothing else', async () => {
  const definition = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true }
  const request = { definition, input: '{"n":1}', roleArn: 'arn:aws:iam::123456789012:role/test' }
  const tasks = {
    call: ({ parameters }: { parameters: unknown }) =>
      Promise.resolve({ kind: 'success', output: JSON.stringify(parameters), submitted: null, delay: {} } as const),
  }
  expect(await testState(request, { tasks })).toEqual({ status: 'SUCCEEDED', output: String.raw`"{\"n\":1}"` })

  const thrown = await testState(request).catch((error: unknown) => error)
  expect(isStepwrightError(thrown) && thrown.code).toBe('SW4001')
})
