import { isStepwrightError, type JsonValue } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { simulate } from '../simulate/simulate.ts'
import { mocksFromConfigFile } from './config-file.ts'
import { fails, type Mock } from './mock.ts'
import type { FieldValidationMode } from './result-mismatch.ts'

/** What is wrong with a mock, or the output of the run. */
async function runWith(resource: string, mock: Mock, fieldValidationMode?: FieldValidationMode): Promise<unknown> {
  const task = { Type: 'Task', QueryLanguage: 'JSONata', Resource: resource, End: true }
  const mode = fieldValidationMode === undefined ? {} : { fieldValidationMode }
  try {
    const run = await simulate({ StartAt: 'Do', States: { Do: task } }, { mocks: { Do: mock }, ...mode })
    return run.status === 'SUCCEEDED' ? run.output : run.error
  } catch (error) {
    if (!isStepwrightError(error)) throw error
    return error.diagnostics.map(({ code, message, hint }) => `${code} ${message} → ${hint ?? ''}`).join('\n')
  }
}

const integration = (name: string) => `arn:aws:states:::${name}`

test('a mock cannot give what its service never would', async () => {
  const mocks: readonly (readonly [string, JsonValue])[] = [
    ['glue:startJobRun.sync', { JobRunState: 'DONE' }],
    ['aws-sdk:redshiftdata:describeStatement', { Id: 'i', Status: 'FINISH' }],
    ['aws-sdk:lambda:getFunction', { Configuration: { MemorySize: 64 } }],
    ['aws-sdk:s3:listObjectsV2', { Contents: [{ Key: 'k', Size: '12' }] }],
    ['aws-sdk:rds:describeDBInstances', { DBInstances: [] }],
    ['glue:startJobRun', { jobRunId: 'jr' }],
    ['athena:startQueryExecution', { QueryExecutionId: '' }],
    ['sqs:sendMessage', 'sent'],
    ['aws-sdk:dynamodb:query', { Items: { first: {} } }],
  ]
  expect(await Promise.all(mocks.map(([name, mock]) => runWith(integration(name), mock)))).toMatchInlineSnapshot(`
    [
      "SW4017 The mock of 'Do' gives 'DONE' as 'JobRunState', which glue:startJobRun.sync never answers. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives 'FINISH' as 'Status', which aws-sdk:redshiftdata:describeStatement never answers. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives 64 as 'Configuration.MemorySize', where aws-sdk:lambda:getFunction answers 128 or more. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives '12' as 'Contents[0].Size', where aws-sdk:s3:listObjectsV2 answers a number. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives 'DBInstances', which aws-sdk:rds:describeDBInstances spells 'DbInstances'. → Write 'DbInstances'.",
      "SW4017 The mock of 'Do' gives 'jobRunId', which glue:startJobRun spells 'JobRunId'. → Write 'JobRunId'.",
      "SW4017 The mock of 'Do' gives '' as 'QueryExecutionId', where athena:startQueryExecution answers 1 character or more. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives 'sent', where sqs:sendMessage answers an object. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
      "SW4017 The mock of 'Do' gives an object as 'Items', where aws-sdk:dynamodb:query answers an array. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
    ]
  `)
})

test('a mock may leave out what the test does not need, but in strict mode', async () => {
  const start = integration('states:startExecution')
  expect([
    await runWith(start, {}),
    await runWith(start, {}, 'STRICT'),
    await runWith(start, { StartDate: 1 }, 'NONE'),
    await runWith(start, { ExecutionArn: 'a', StartDate: '2026-01-01T00:00:00Z', Other: 1 }, 'STRICT'),
  ]).toEqual([
    {},
    "SW4017 The mock of 'Do' gives no 'ExecutionArn', which states:startExecution always answers. → Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'.",
    { StartDate: 1 },
    { ExecutionArn: 'a', StartDate: '2026-01-01T00:00:00Z', Other: 1 },
  ])
})

test('a function’s answer counts like a value; a failure is no answer', async () => {
  expect(await runWith(integration('glue:startJobRun'), () => ({ JobRunId: 7 }), 'STRICT')).toContain('SW4017')
  expect(await runWith(integration('glue:startJobRun'), fails('Glue.Anything'), 'STRICT')).toBe('Glue.Anything')
})

test('what somebody wrote is theirs', async () => {
  const anything = { statusCode: 'none', payload: [1] }
  const theirs = [
    'arn:aws:lambda:us-east-1:123456789012:function:f',
    'arn:aws:states:us-east-1:123456789012:activity:a',
    integration('sqs:sendMessage.waitForTaskToken'),
    integration('http:invoke'),
    integration('emr-serverless:startJobRun.sync'),
  ]
  const outputs = await Promise.all(theirs.map((resource) => runWith(resource, anything, 'STRICT')))
  expect(outputs).toEqual(theirs.map(() => anything))
  expect(await runWith(integration('lambda:invoke'), anything, 'STRICT')).toMatchObject({ Payload: anything })
})

test('a finished job tells instants as text or as milliseconds', async () => {
  const resource = integration('glue:startJobRun.sync')
  for (const StartedOn of [1767225600000, '2026-01-01T00:00:00Z']) {
    expect(await runWith(resource, { JobRunState: 'SUCCEEDED', StartedOn })).toEqual({
      JobRunState: 'SUCCEEDED',
      StartedOn,
    })
  }
})

test('results of a mock configuration file are held against the model too', async () => {
  const definition = {
    StartAt: 'Do',
    States: { Do: { Type: 'Task', Resource: integration('sqs:sendMessage'), End: true } },
  }
  const file = {
    StateMachines: { M: { TestCases: { One: { Do: 'Sent' } } } },
    MockedResponses: { Sent: { '0': { Return: { MessageId: 1 } } } },
  }
  const mocks = mocksFromConfigFile(file, { stateMachine: 'M', testCase: 'One' })
  await expect(simulate(definition, { mocks })).rejects.toThrow("gives 1 as 'MessageId'")
})
