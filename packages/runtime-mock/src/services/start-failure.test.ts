import { expect, test } from 'vitest'
import { parseResource } from './resource.ts'
import { isStartFailure } from './start-failure.ts'

test.each([
  ['glue:startJobRun.sync', 'Glue.ConcurrentRunsExceededException', true],
  ['glue:startJobRun.sync', 'States.TaskFailed', false],
  ['states:startExecution.sync:2', 'StepFunctions.ExecutionLimitExceededException', true],
  ['sqs:sendMessage.waitForTaskToken', 'SQS.QueueDoesNotExistException', true],
  ['sqs:sendMessage.waitForTaskToken', 'Rejected', false],
  ['aws-sdk:kms:encrypt.waitForTaskToken', 'Kms.NotFoundException', true],
  ['sns:publish', 'Anything', true],
])('%s, %s: %s', (action, error, expected) => {
  const resource = parseResource(`arn:aws:states:::${action}`)
  expect(resource && isStartFailure(resource, error)).toBe(expected)
})
