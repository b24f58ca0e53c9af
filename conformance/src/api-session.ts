import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { localStepFunctions, s3, virtualClock, type ApiAnswer, type TaskWorld } from '@stepwright/runtime-mock'
import type { ApiCall, Case } from './case.ts'
import { refusedByClient } from './client-validation.ts'
import { eventBus, type EventBus } from './event-bus.ts'
import { standInsFor } from './stand-ins.ts'

/** An account in which a case's calls are made, one after the other. */
export interface ApiSession {
  readonly bus: EventBus
  readonly call: (call: ApiCall) => Promise<ApiOutcome>
}

/** How a call went: answered, refused by the service, or not even sent. Names are the recorder's again. */
export type ApiOutcome =
  | { readonly kind: 'response'; readonly operation: string; readonly response: JsonObject }
  | { readonly kind: 'error'; readonly operation: string; readonly code: string; readonly message: string }
  | { readonly kind: 'not sent'; readonly message: string }

interface Scene {
  /** The log groups there are; absent: any. */
  readonly logGroups?: readonly string[]
  /** Objects in S3, by bucket and key. */
  readonly objects?: { readonly [place: string]: string }
}

export function apiSession(kase: Case, { logGroups, objects = {} }: Scene = {}): ApiSession {
  const bus = eventBus()
  const names = standInsFor(kase)
  const answers: JsonObject[] = []
  const local = localStepFunctions({
    clock: virtualClock(Date.UTC(2026, 0, 1)),
    accountId: '111111111111',
    tasks: tasksOn(bus),
    s3: s3.memory(objects),
    onStatusChange: bus.statusChanged,
    ...(logGroups && { logGroups }),
  })

  const restore = (value: JsonObject): JsonObject => {
    const known = Object.fromEntries(Object.entries(value).filter(([member]) => !isLater(member, kase)))
    // An object with other strings in it is an object.
    return JSON.parse(names.masked(JSON.stringify(known))) as JsonObject
  }
  const outcomeOf = (operation: string, answer: ApiAnswer): ApiOutcome =>
    answer.ok
      ? { kind: 'response', operation, response: restore(answer.value) }
      : { kind: 'error', operation, code: answer.code, message: names.masked(answer.message) }

  return {
    bus,
    async call(call) {
      const operation = call.op.replaceAll(/(?:^|_)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())
      const params = names.real(withoutObjects(referred(call.params, answers) as JsonObject))
      const refusal = refusedByClient(operation, params)
      const answer: ApiAnswer = refusal === null ? await local.call(operation, params) : { ok: true, value: {} }
      answers.push(answer.ok ? answer.value : {})
      if (refusal !== null) return { kind: 'not sent', message: refusal }
      names.learn(call, answer.ok ? answer.value : {})
      // The tests waited for what they had started.
      await local.idle()
      return outcomeOf(operation, answer)
    },
  }
}

/** Members that AWS added to its answers, and when: older recordings do not have them. */
const addedOn: { readonly [member: string]: string } = { encryptionConfiguration: '2024-07-25' }

function isLater(member: string, { recorded = '' }: Case): boolean {
  const day = addedOn[member]
  return day !== undefined && recorded < day
}

/** Tasks that put events, or wait for somebody. */
function tasksOn(bus: EventBus): TaskWorld {
  return {
    call(call) {
      if (call.resource.arn.endsWith(':events:putEvents')) {
        const output = bus.put(call)
        if (output['FailedEntryCount'] === 0) {
          return Promise.resolve({ kind: 'success', output, submitted: null, delay: {} })
        }
        const error = { kind: 'failure', error: 'EventBridge.FailedEntry', cause: JSON.stringify(output) } as const
        return Promise.resolve({ ...error, submitted: null, delay: {} })
      }
      if (call.taskToken !== null) return Promise.resolve({ kind: 'none', submitted: {}, takenAfter: null, delay: {} })
      return Promise.reject(new Error(`the recording has no answer for '${call.state}'`))
    },
  }
}

/** Puts earlier answers in the place of references to them. */
function referred(value: JsonValue, answers: readonly JsonObject[]): JsonValue {
  if (isJsonArray(value)) return value.map((item) => referred(item, answers))
  if (!isJsonObject(value)) return value
  const reference = value['$ref']
  if (reference === undefined || !isJsonObject(reference)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, referred(member, answers)]))
  }
  const path = (reference['path'] ?? []) as readonly (string | number)[]
  const start: JsonValue = answers[Number(reference['call'])] ?? {}
  return path.reduce<JsonValue>((at, step) => {
    if (isJsonArray(at)) return at[Number(step)] ?? null
    return isJsonObject(at) ? (at[step] ?? null) : null
  }, start)
}

/** The recorder also noted an object of the test itself as a parameter. */
function withoutObjects(params: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(params).filter(([, value]) => value === null || !isJsonObject(value) || !('$obj' in value)),
  )
}
