import { answerApi } from './answer-api.ts'
import { answerCreate } from './answer-create.ts'
import { answerExecution } from './answer-execution.ts'
import { answerExpressSync } from './answer-express.ts'
import { answerTestState } from './answer-test-state.ts'
import { answerValidate } from './answer-validation.ts'
import type { Answer, Case } from './case.ts'

/** @param related the other cases of the same test */
type Answerer = (kase: Case, related: readonly Case[]) => Promise<Answer>

const answerers: { readonly [Kind in Case['kind']]: Answerer } = {
  execution: answerExecution,
  logs: answerExecution,
  express_async: answerExecution,
  express_sync: answerExpressSync,
  test_state: answerTestState,
  validate: answerValidate,
  create_error: answerCreate,
  api: answerApi,
}

/** Answers a case; what is thrown on the way is an answer too, and a wrong one. */
export async function answer(kase: Case, related: readonly Case[]): Promise<Answer> {
  try {
    return await answerers[kase.kind](kase, related)
  } catch (error) {
    return { id: kase.id, crashed: error instanceof Error ? error.message : String(error) }
  }
}
