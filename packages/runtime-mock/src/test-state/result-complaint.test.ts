import type { JsonValue } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { testState } from './test-state.ts'

/** What AWS says of a mock, or the state's status. */
async function answerTo(
  resource: string,
  result: JsonValue,
  fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE',
): Promise<string> {
  const Resource = `arn:aws:states:::${resource}`
  const answer = await testState({
    definition: JSON.stringify({ Type: 'Task', Resource, End: true }),
    mock: { result: JSON.stringify(result), fieldValidationMode },
  })
  return 'errorMessage' in answer ? answer.errorMessage : answer.status
}

test.each([
  ['aws-sdk:kms:encrypt', { CiphertextBlob: '' }, "Field 'CiphertextBlob' is smaller than the minimum length"],
  ['aws-sdk:s3:getObject', { StorageClass: 'Papyrus' }, "Field 'StorageClass' is not an expected value"],
  [
    'aws-sdk:lambda:getFunction',
    { Configuration: { MemorySize: 1 } },
    "Field 'MemorySize' is less than the minimum value",
  ],
  ['states:startExecution', { ExecutionArn: 'a' }, "Required field 'StartDate' is missing"],
  // Services that were not known to the shapes of old.
  ['aws-sdk:ec2:describeInstances', { Reservations: {} }, "Field 'Reservations' must be an array"],
  ['aws-sdk:redshiftdata:describeStatement', { Id: 'i', Status: 'DONE' }, "Field 'Status' is not an expected value"],
  ['glue:startJobRun.sync', { JobRun: { Attempt: 'one' } }, "Field 'Attempt' must be a number"],
  ['glue:startJobRun.sync', { JobRun: { StartedOn: 1 } }, "Field 'StartedOn' must be a string"],
])('%s %j: %s', async (resource, result, complaint) => {
  expect(await answerTo(resource, result)).toBe(`Mock result schema validation error: ${complaint}`)
})

test('modes', async () => {
  expect([
    await answerTo('states:startExecution', {}, 'PRESENT'),
    await answerTo('states:startExecution', { StartDate: 1 }, 'NONE'),
    await answerTo('aws-sdk:s3:listBuckets', []),
    await answerTo('http:invoke', []),
  ]).toEqual(['SUCCEEDED', 'SUCCEEDED', 'Mocked result must be a JSON object.', 'SUCCEEDED'])
})
