import { answerExecution } from './answer-execution.ts'
import type { Answer, Case } from './case.ts'

/** Express bills in steps of 100 milliseconds and 64 MB, and no less than one of each. */
const billing = { stepMs: 100, memoryMB: 64 } as const

/** Runs a case as `StartSyncExecution` does, and answers with its response. */
export async function answerExpressSync(kase: Case): Promise<Answer> {
  const { id, status, output, error, cause, events } = await answerExecution(kase)
  const times = events.map(({ timestamp }) => Date.parse(timestamp))
  const [startMs = 0, endMs = startMs] = [times[0], times.at(-1)]
  const billedMs = Math.max(1, Math.ceil((endMs - startMs) / billing.stepMs)) * billing.stepMs
  const executionArn = kase.context?.executionArn ?? ''
  return {
    id,
    response: {
      billingDetails: { billedDurationInMilliseconds: billedMs, billedMemoryUsedInMB: billing.memoryMB },
      executionArn,
      input: JSON.stringify(kase.input ?? {}),
      inputDetails: { included: true },
      name: executionArn.split(':')[7] ?? '',
      ...(output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } }),
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
      startDate: new Date(startMs).toISOString(),
      stateMachineArn: kase.context?.stateMachineArn ?? '',
      status,
      stopDate: new Date(endMs).toISOString(),
    },
  }
}
