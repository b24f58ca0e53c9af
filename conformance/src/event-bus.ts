import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { randomSource, type StatusChangeEvent, type TaskCall } from '@stepwright/runtime-mock'

/** What EventBridge delivers, to a rule that takes all of a test's events. */
export interface EventBus {
  /** An event of Step Functions itself. */
  readonly statusChanged: (event: StatusChangeEvent) => void
  /** `events:putEvents`; what it answers. */
  readonly put: (call: TaskCall) => JsonObject
  /** What a machine put, else what Step Functions told of it. */
  readonly delivered: () => readonly JsonValue[]
}

export function eventBus(): EventBus {
  const changes: JsonValue[] = []
  const put: JsonValue[] = []
  const random = randomSource(1)
  return {
    statusChanged: (event) => changes.push({ ...event }),
    put({ parameters, executionArn, context }) {
      const entries = isJsonObject(parameters) ? (parameters['Entries'] ?? []) : []
      const answers = (isJsonArray(entries) ? entries : []).map((entry) => {
        const {
          Source: source,
          DetailType: type,
          Detail: detail,
          Resources: resources,
        } = isJsonObject(entry) ? entry : {}
        if (source === undefined) {
          return {
            ErrorCode: 'InvalidArgument',
            ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
          }
        }
        const id = random.uuid()
        put.push({
          version: '0',
          id,
          'detail-type': type ?? '',
          source,
          account: '111111111111',
          time: '2026-01-01T00:00:00Z',
          region: 'us-east-1',
          // Step Functions adds where the event came from.
          resources: [
            ...(resources !== undefined && isJsonArray(resources) ? resources : []),
            machineArnOf(context),
            executionArn,
          ],
          detail: typeof detail === 'string' ? (JSON.parse(detail) as JsonValue) : (detail ?? {}),
        })
        return { EventId: id }
      })
      return { Entries: answers, FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length }
    },
    delivered: () => (put.length > 0 ? put : changes),
  }
}

function machineArnOf(context: JsonValue): JsonValue {
  const machine = isJsonObject(context) ? context['StateMachine'] : undefined
  return machine !== undefined && isJsonObject(machine) ? (machine['Id'] ?? '') : ''
}
