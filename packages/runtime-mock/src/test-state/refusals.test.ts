import { expect, test } from 'vitest'
import type { TestStateRequest } from './request.ts'
import { testState } from './test-state.ts'

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::states:startExecution',
  Parameters: { StateMachineArn: 'a' },
  End: true,
}
const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })
const parallel = { Type: 'Parallel', Branches: [branch('B'), branch('C')], End: true }
const map = { Type: 'Map', ItemProcessor: branch('B'), End: true }
const answer = '{"ExecutionArn":"arn","StartDate":"2026-01-01T00:00:00Z"}'

test.each<[string, TestStateRequest, string]>([
  ['a Task without mock or role', { definition: task }, 'RoleArn must be specified when testing a Task state'],
  [
    'failures of items without a mock',
    { definition: { Type: 'Succeed' }, stateConfiguration: { mapIterationFailureCount: 1 } },
    'TestState does not support MapIterationFailureCount when a mock is not specified.',
  ],
  [
    'a mock that is a result and an error',
    { definition: task, mock: { result: answer, errorOutput: {} } },
    'A test mock should have only one of the following fields: [result, errorOutput].',
  ],
  ['a mock that is not JSON', { definition: task, mock: { result: 'text' } }, 'Mocked result must be valid JSON'],
  [
    'a mock with secrets revealed',
    { definition: task, mock: { result: answer }, revealSecrets: true },
    'TestState does not support RevealSecrets when a mock is specified.',
  ],
  [
    'a mock where nothing is called',
    { definition: { Type: 'Wait', Seconds: 1, End: true }, mock: { result: '1' } },
    "State type 'Wait' is not supported when a mock is specified",
  ],
  [
    'a Parallel that gives an object',
    { definition: parallel, mock: { result: '{}' } },
    'Mocked result must be an array.',
  ],
  [
    'a Parallel with a branch too few',
    { definition: parallel, mock: { result: '[1]' } },
    'Mocked result must contain the same number of items as number of Parallel branches.',
  ],
  [
    'more failures than items',
    { definition: map, mock: { result: '[1]' }, stateConfiguration: { mapIterationFailureCount: 2 } },
    'Map iteration failure count must be less than or equal to the number of Map iterations',
  ],
  [
    'a context with an item of a Map',
    { definition: task, mock: { result: answer }, context: '{"Map":{}}' },
    "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
  ],
  [
    'a context with a field of another name',
    { definition: task, mock: { result: answer }, context: '{"State":{"Color":"red"}}' },
    "Invalid Context object provided: Field 'Color' is not allowed",
  ],
  [
    'a context with a value of another type',
    { definition: task, mock: { result: answer }, context: '{"State":{"Name":1}}' },
    'Invalid Context object provided: State.Name must be a string',
  ],
  [
    'a result without what its API always answers',
    { definition: task, mock: { result: '{"ExecutionArn":"arn"}' } },
    "Mock result schema validation error: Required field 'StartDate' is missing",
  ],
  [
    'a result whose API answers another type',
    { definition: task, mock: { result: '{"StartDate":1}', fieldValidationMode: 'PRESENT' } },
    "Mock result schema validation error: Field 'StartDate' must be a string",
  ],
])('%s is refused', async (_what, request, errorMessage) => {
  expect(await testState(request)).toEqual({ status: 'REFUSED', errorCode: 'ValidationException', errorMessage })
})

test('a Map or Parallel without a mock is refused in words of its own', async () => {
  const refusal = {
    status: 'REFUSED',
    errorCode: 'InvalidDefinition',
    errorMessage:
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
  }
  expect([await testState({ definition: map }), await testState({ definition: parallel })]).toEqual([refusal, refusal])
})

test('a result is let pass as its mode has it', async () => {
  const run = (result: string, fieldValidationMode: 'NONE' | 'PRESENT' | 'STRICT', definition: object = task) =>
    testState({ definition, mock: { result, fieldValidationMode } }).then(({ status }) => status)
  expect([
    await run(answer, 'STRICT'),
    await run('{"Other":1}', 'PRESENT'),
    await run('{"StartDate":1}', 'NONE'),
    // A callback answers with what its worker sends, an endpoint with what nobody has a model of.
    await run('{"StartDate":1}', 'STRICT', { ...task, Resource: `${task.Resource}.waitForTaskToken` }),
    await run('{"StartDate":1}', 'STRICT', { ...task, Resource: 'arn:aws:states:::eks:call' }),
  ]).toEqual(Array.from({ length: 5 }, () => 'SUCCEEDED'))
})
