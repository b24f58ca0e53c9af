import { isJsonObject } from '@stepwright/asl'
import type { TestStateAnswer, TestStateResponse } from './answer.ts'
import { checkContext } from './check-context.ts'
import { checkMock } from './check-mock.ts'
import { handleError, type Handling } from './handle-error.ts'
import { inspectorOf } from './inspector.ts'
import { readJson } from './json-text.ts'
import { accept, refuse, type Checked } from './refusal.ts'
import type { TestStateOptions, TestStateRequest } from './request.ts'
import { runTestedState, type Departure } from './run-tested-state.ts'
import { scopeOfTest, type TestedValues } from './tested-scope.ts'
import { findTestedState } from './tested-state.ts'

/**
 * Answers AWS's `TestState`: what one state does with an input, step by step, without an execution around it.
 *
 * The state runs on the engine that {@link simulate} uses. A Task, Map or Parallel takes its result from `request.mock`;
 * branches and items are not run. What AWS refuses is an answer too, with `status: 'REFUSED'`.
 *
 * @throws StepwrightError SW4001 a Task has neither mock nor `options.tasks`; SW4005 a param without a value
 * @example
 * const answer = await testState({
 *   definition: { Type: 'Pass', Parameters: { 'total.$': 'States.MathAdd($.a, $.b)' }, End: true },
 *   input: '{"a":1,"b":2}',
 *   inspectionLevel: 'DEBUG',
 * })
 * answer.output    // '{"total":3}'
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export async function testState(request: TestStateRequest, options: TestStateOptions = {}): Promise<TestStateAnswer> {
  const tested = findTestedState(request, options.params ?? {})
  if (!tested.ok) return tested.refusal
  const values = valuesOf(request)
  if (!values.ok) return values.refusal
  const { state } = tested.value
  const mock = checkMock(request, state)
  if (!mock.ok) return mock.refusal

  const inspector = inspectorOf(state)
  const scope = scopeOfTest(tested.value, values.value, request, options, inspector.observe)
  const configuration = request.stateConfiguration ?? {}
  const outcome = await runTestedState(state, scope, { mock: mock.value, tasks: options.tasks ?? null, configuration })
  const end: Ending = outcome.ok
    ? { status: 'SUCCEEDED', departure: outcome.value, details: {} }
    : handleError(state, scope, outcome.failure, configuration.retrierRetryCount ?? 0)

  const response = responseOf(end)
  if (request.inspectionLevel !== 'DEBUG' && request.inspectionLevel !== 'TRACE') return response
  const assigned = 'departure' in end ? end.departure.assigned : null
  const variables = { ...values.value.variables, ...assigned }
  return { ...response, inspectionData: inspector.report(request.input ?? '{}', variables, end.details) }
}

type Ending =
  Handling | { readonly status: 'SUCCEEDED'; readonly departure: Departure; readonly details: Handling['details'] }

function responseOf(end: Ending): TestStateResponse {
  const departure = 'departure' in end ? end.departure : null
  const { error, cause } = 'failure' in end ? end.failure : { error: null, cause: null }
  const next = departure?.next ?? null
  return {
    status: end.status,
    ...(departure === null ? {} : { output: JSON.stringify(departure.output) }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
    ...(next === null ? {} : { nextState: next }),
  }
}

function valuesOf(request: TestStateRequest): Checked<TestedValues> {
  const input = readJson(request.input ?? '{}')
  if (input === undefined) {
    return refuse("Invalid State Machine Execution Input: 'The input is not valid JSON'", 'InvalidExecutionInput')
  }
  const variables = readJson(request.variables ?? '{}')
  if (variables === undefined || !isJsonObject(variables)) return refuse('Variables must be a JSON object')
  const context = checkContext(request.context)
  if (!context.ok) return context
  return accept({ input, variables, context: context.value })
}
