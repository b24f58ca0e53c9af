import { isJsonArray, isJsonObject, type JsonValue, type State } from '@stepwright/asl'
import { resultModelOf } from '../mocks/result-model.ts'
import { parseResource } from '../services/resource.ts'
import { readJson } from './json-text.ts'
import { accept, refuse, type Checked } from './refusal.ts'
import type { TestStateMock, TestStateRequest } from './request.ts'
import { resultComplaint } from './result-complaint.ts'

/** What stands in for the work of a state. */
export type MockedWork =
  | { readonly kind: 'result'; readonly value: JsonValue }
  | { readonly kind: 'error'; readonly error: string | null; readonly cause: string | null }

/** The mock of a request, if it has one; AWS's rules of which state may, must and must not have one. */
export function checkMock(request: TestStateRequest, state: State): Checked<MockedWork | null> {
  return request.mock ? readMock(request, request.mock, state) : withoutMock(request, state)
}

function withoutMock({ stateConfiguration, roleArn }: TestStateRequest, state: State): Checked<null> {
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    return refuse(
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      'InvalidDefinition',
    )
  }
  if (stateConfiguration?.mapIterationFailureCount !== undefined) {
    return refuse('TestState does not support MapIterationFailureCount when a mock is not specified.')
  }
  if (state.Type === 'Task' && roleArn === undefined) {
    return refuse('RoleArn must be specified when testing a Task state')
  }
  return accept(null)
}

function readMock(request: TestStateRequest, mock: TestStateMock, state: State): Checked<MockedWork> {
  const { result, errorOutput } = mock
  if (request.revealSecrets === true) {
    return refuse('TestState does not support RevealSecrets when a mock is specified.')
  }
  if ((result === undefined) === (errorOutput === undefined)) {
    return refuse('A test mock should have only one of the following fields: [result, errorOutput].')
  }
  if (state.Type !== 'Task' && state.Type !== 'Map' && state.Type !== 'Parallel') {
    return refuse(`State type '${state.Type}' is not supported when a mock is specified`)
  }
  if (result === undefined) {
    return accept({ kind: 'error', error: errorOutput?.error ?? null, cause: errorOutput?.cause ?? null })
  }
  const value = readJson(result)
  if (value === undefined) return refuse('Mocked result must be valid JSON')
  const complaint = complaintAbout(value, state, request)
  return complaint === null ? accept({ kind: 'result', value }) : refuse(complaint)
}

function complaintAbout(value: JsonValue, state: State, { mock, stateConfiguration }: TestStateRequest): string | null {
  if (state.Type === 'Task') {
    const mode = mock?.fieldValidationMode ?? 'STRICT'
    const model = mode === 'NONE' ? null : resultModelOf(parseResource(state.Resource))
    // The mock of a job is what the service answers to the question about it.
    return model === null || mode === 'NONE' ? null : resultComplaint(value, model.answer, { mode })
  }
  if (state.Type === 'Map' && state.ResultWriter !== undefined) {
    return isJsonObject(value) ? null : 'Mocked result must be a JSON object.'
  }
  if (!isJsonArray(value)) return 'Mocked result must be an array.'
  if (state.Type === 'Parallel' && value.length !== state.Branches.length) {
    return 'Mocked result must contain the same number of items as number of Parallel branches.'
  }
  return (stateConfiguration?.mapIterationFailureCount ?? 0) > value.length
    ? 'Map iteration failure count must be less than or equal to the number of Map iterations'
    : null
}
