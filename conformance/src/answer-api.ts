import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { apiSession, type ApiOutcome } from './api-session.ts'
import type { Answer, Case, ExpectedAnswer } from './case.ts'

/** Makes the calls of a case, and answers with those that AWS's answers were recorded of. */
export async function answerApi(kase: Case): Promise<Answer> {
  // A list, for this kind.
  const expected = kase.expected as unknown as readonly ExpectedAnswer[]
  const session = apiSession(kase, { objects: objectsOf(kase, expected) })
  const outcomes: ApiOutcome[] = []
  for (const call of kase.calls ?? []) outcomes.push(await session.call(call))
  const answers = expected.map((wanted): JsonObject => {
    if (wanted.call === undefined) return { value: session.bus.delivered() }
    const outcome = outcomes[wanted.call]
    return outcome ? { call: wanted.call, ...written(outcome, wanted) } : { call: wanted.call }
  })
  return { id: kase.id, answers }
}

/** An outcome in the form that the recorder wrote it in: errors came as the service's own, or as the exception of the SDK for Python. */
function written(outcome: ApiOutcome, wanted: ExpectedAnswer): JsonObject {
  if (outcome.kind === 'response') return { response: outcome.response }
  const isSent = outcome.kind === 'error'
  if (isSent && wanted.errorCode !== undefined) return { errorCode: outcome.code, errorMessage: outcome.message }
  const exceptionText = isSent
    ? `An error occurred (${outcome.code}) when calling the ${outcome.operation} operation: ${outcome.message}`
    : outcome.message
  if (wanted.exceptionType === undefined) return { exceptionText }
  return { exceptionType: isSent ? outcome.code : 'ParamValidationError', exceptionText }
}

/** The files that the machines read are not in the recording, but how many items each had is in the answers. */
function objectsOf({ calls = [] }: Case, expected: readonly ExpectedAnswer[]): { readonly [place: string]: string } {
  const rows = expected.map(({ response }) => itemCount(response)).find((count) => count !== null) ?? 0
  const csv = ['header', ...Array.from({ length: rows }, (_one, at) => `row ${at}`)].join('\n')
  const places = calls.flatMap(({ params }) => {
    const input = typeof params['input'] === 'string' ? (JSON.parse(params['input']) as JsonValue) : null
    const { Bucket: bucket, Key: key } = input !== null && isJsonObject(input) ? input : {}
    return typeof bucket === 'string' && typeof key === 'string' && key.endsWith('.csv') ? [`${bucket}/${key}`] : []
  })
  return Object.fromEntries(places.map((place) => [place, csv]))
}

function itemCount(response: JsonValue | undefined): number | null {
  const counts = response !== undefined && isJsonObject(response) ? response['itemCounts'] : undefined
  const total = counts !== undefined && isJsonObject(counts) ? counts['total'] : undefined
  return typeof total === 'number' ? total : null
}
