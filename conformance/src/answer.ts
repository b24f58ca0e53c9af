import { answerExecution } from './answer-execution.ts'
import { answerExpressSync } from './answer-express.ts'
import { answerTestState } from './answer-test-state.ts'
import { answerCreate, answerValidate } from './answer-validation.ts'
import type { Answer, Case } from './case.ts'

type Answerer = (kase: Case) => Promise<Answer> | Answer

const later =
  (why: string): Answerer =>
  ({ id }) => ({ id, skipped: why })

const answerers: { readonly [Kind in Case['kind']]: Answerer } = {
  execution: answerExecution,
  logs: answerExecution,
  express_async: answerExecution,
  express_sync: answerExpressSync,
  test_state: answerTestState,
  validate: answerValidate,
  create_error: answerCreate,
  api: later('the API server comes later'),
}

/** Answers a case; what is thrown on the way is an answer too, and a wrong one. */
export async function answer(kase: Case): Promise<Answer> {
  try {
    return await answerers[kase.kind](kase)
  } catch (error) {
    return { id: kase.id, crashed: error instanceof Error ? error.message : String(error) }
  }
}
