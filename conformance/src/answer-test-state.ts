import { testState, type TestStateRequest } from '@stepwright/runtime-mock'
import type { Answer, Case } from './case.ts'
import { lambdaWorld } from './lambda-world.ts'

/** Answers as `TestState` does; what has no mock calls the recorded Lambda functions. */
export async function answerTestState(kase: Case): Promise<Answer> {
  const { id } = kase
  // The rest of the recorded call has the API's shape, which is the request's.
  const rest = kase.request as Omit<TestStateRequest, 'definition' | 'input'>
  const input = kase.inputText ?? (kase.input === undefined ? undefined : JSON.stringify(kase.input))
  const request = { ...rest, definition: kase.definitionText ?? JSON.stringify(kase.definition), input }
  const answer = await testState(request, { tasks: lambdaWorld(kase), accountId: '111111111111' })
  if (answer.status === 'REFUSED') {
    return { id, errorCode: answer.errorCode, errorMessage: answer.errorMessage }
  }
  const { inspectionData, ...response } = answer
  if (!inspectionData) return { id, response }
  const { errorDetails, ...data } = inspectionData
  return {
    id,
    response: { ...response, inspectionData: errorDetails ? { ...data, errorDetails: { ...errorDetails } } : data },
  }
}
