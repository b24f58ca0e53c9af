import { describe, expect, test } from 'vitest'
import { param } from '../param.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { integrationArn } from './integration.ts'
import { lambda } from './lambda.ts'
import { sdk } from './sdk.ts'
import { resourceNode } from './task-resource.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const node = (resource: unknown) => resourceNode(resource, "the task 'A'", at)
// The run time knows no client: any action may be asked for.
const actions = (service: string) =>
  sdk<Record<string, never>>(service) as unknown as Record<string, { sync: unknown; waitForTaskToken: () => unknown }>
const arn = (resource: unknown) => node(resource).resource

describe('sdk', () => {
  test('takes the optimized integration where there is one', () => {
    expect(node(actions('glue')['startJobRun']!.sync)).toStrictEqual({
      resource: 'arn:aws:states:::glue:startJobRun.sync',
      envelope: null,
      resultAt: [],
    })
  })

  test.each([
    ['glue', 'startJobRun', 'arn:aws:states:::glue:startJobRun'],
    ['glue', 'getJob', 'arn:aws:states:::aws-sdk:glue:getJob'],
    ['sns', 'publish', 'arn:aws:states:::sns:publish'],
    ['sqs', 'sendMessage', 'arn:aws:states:::sqs:sendMessage'],
    ['dynamodb', 'getItem', 'arn:aws:states:::dynamodb:getItem'],
    ['dynamodb', 'putItem', 'arn:aws:states:::dynamodb:putItem'],
    ['dynamodb', 'updateItem', 'arn:aws:states:::dynamodb:updateItem'],
    ['dynamodb', 'deleteItem', 'arn:aws:states:::dynamodb:deleteItem'],
    ['dynamodb', 'query', 'arn:aws:states:::aws-sdk:dynamodb:query'],
    ['athena', 'getQueryResults', 'arn:aws:states:::athena:getQueryResults'],
    ['sfn', 'startExecution', 'arn:aws:states:::states:startExecution'],
    ['sfn', 'describeExecution', 'arn:aws:states:::aws-sdk:sfn:describeExecution'],
    ['states', 'describeExecution', 'arn:aws:states:::aws-sdk:sfn:describeExecution'],
    ['eventbridge', 'putEvents', 'arn:aws:states:::events:putEvents'],
    ['events', 'putRule', 'arn:aws:states:::aws-sdk:eventbridge:putRule'],
    ['redshift-data', 'executeStatement', 'arn:aws:states:::aws-sdk:redshiftdata:executeStatement'],
    ['emr-serverless', 'startJobRun', 'arn:aws:states:::emr-serverless:startJobRun'],
    ['s3', 'copyObject', 'arn:aws:states:::aws-sdk:s3:copyObject'],
    // Lambda's optimized integration has other members than the API.
    ['lambda', 'invoke', 'arn:aws:states:::aws-sdk:lambda:invoke'],
  ])('%s.%s is %s', (service, action, expected) => {
    expect(arn(actions(service)[action])).toBe(expected)
  })

  test('waits for a token by the optimized integration where that is documented', () => {
    const wait = (service: string, action: string) => {
      const { waitForTaskToken } = actions(service)[action]!
      expect(node(waitForTaskToken())).toEqual(node(waitForTaskToken))
      return arn(waitForTaskToken)
    }
    expect(wait('sqs', 'sendMessage')).toBe('arn:aws:states:::sqs:sendMessage.waitForTaskToken')
    expect(wait('glue', 'startJobRun')).toBe('arn:aws:states:::aws-sdk:glue:startJobRun.waitForTaskToken')
    expect(wait('batch', 'submitJob')).toBe('arn:aws:states:::aws-sdk:batch:submitJob.waitForTaskToken')
  })

  test('a nested execution is waited for in the form that parses its output', () => {
    expect(arn(actions('sfn')['startExecution']!.sync)).toBe('arn:aws:states:::states:startExecution.sync:2')
  })

  test('refuses a wait that there is not', () => {
    expect(thrownBy(() => actions('glue')['getJob']!.sync)).toEqual({
      code: 'SW1009',
      message: "'glue' has no 'getJob.sync'.",
      hint: 'Call glue.getJob and poll for its end, or wait for a token: glue.getJob.waitForTaskToken.',
      at: 'sdk.test.ts',
    })
  })

  test('is no promise, and refuses names that no service has', async () => {
    const glue = actions('glue')
    expect(await Promise.resolve(glue)).toBe(glue)
    expect(thrownBy(() => sdk('arn:aws:glue')).message).toBe(
      "'sdk' takes a service's name such as 'glue', and was given the text 'arn:aws:glue'.",
    )
  })
})

test('integrationArn has no .sync for an SDK integration', () => {
  expect(integrationArn('s3', 'copyObject', 'sync')).toBeNull()
})

describe('lambda', () => {
  test('puts the arguments in the payload and takes the result out of it', () => {
    expect(node(lambda<(event: string) => string>('validate'))).toStrictEqual({
      resource: 'arn:aws:states:::lambda:invoke',
      envelope: { fixed: [{ key: 'FunctionName', value: { kind: 'Json', value: 'validate' } }], payloadKey: 'Payload' },
      resultAt: ['Payload'],
    })
  })

  test('takes a parameter, and its callback answers by itself', () => {
    expect(node(lambda<(event: string) => string>(param('Fn')).waitForTaskToken<string>())).toStrictEqual({
      resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      envelope: { fixed: [{ key: 'FunctionName', value: { kind: 'Param', name: 'Fn' } }], payloadKey: 'Payload' },
      resultAt: [],
    })
  })

  test('needs a name', () => {
    expect(thrownBy(() => lambda<() => void>('')).code).toBe('SW1011')
  })
})

test('what is no resource is refused', () => {
  expect(thrownBy(() => node('arn:aws:lambda:x'))).toEqual({
    code: 'SW1011',
    message: "The task 'A' takes a resource such as lambda(…) or sdk(…), and was given the text 'arn:aws:lambda:x'.",
    at: 'flow.ts',
  })
})
