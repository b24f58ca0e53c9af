import { expect, test } from 'vitest'
import { parseResource } from './resource.ts'

test.each([
  ['arn:aws:states:::lambda:invoke', 'lambda', 'invoke', 'request response'],
  ['arn:aws:states:::glue:startJobRun.sync', 'glue', 'startJobRun.sync', 'run a job'],
  ['arn:aws:states:::states:startExecution.sync:2', 'states', 'startExecution.sync:2', 'run a job'],
  ['arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken', 'sqs', 'sendMessage.waitForTaskToken', 'callback'],
  ['arn:aws:states:::aws-sdk:s3:listObjectsV2', 'aws-sdk:s3', 'listObjectsV2', 'request response'],
  [
    'arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken',
    'aws-sdk:sfn',
    'startExecution.waitForTaskToken',
    'callback',
  ],
])('%s', (arn, resourceType, resource, pattern) => {
  expect(parseResource(arn)).toEqual({
    kind: 'service',
    arn,
    resourceType,
    resource,
    action: resource.split('.')[0],
    pattern,
  })
})

test('Lambda functions and activities are kinds of their own', () => {
  expect(parseResource('arn:aws:lambda:us-east-1:123456789012:function:f:prod')?.kind).toBe('lambda function')
  expect(parseResource('arn:aws:states:us-east-1:123456789012:activity:a')?.kind).toBe('activity')
})

test.each(['', 'lambda', 'arn:aws:s3:::bucket', 'arn:aws:states:::glue', 'arn:aws:states:::glue:startJobRun.async'])(
  '%j is none',
  (arn) => {
    expect(parseResource(arn)).toBeNull()
  },
)
