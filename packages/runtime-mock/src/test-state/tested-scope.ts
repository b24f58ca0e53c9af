import type { JsonObject, JsonValue } from '@stepwright/asl'
import { randomSource } from '../clock/random.ts'
import { contextObject } from '../data/context-object.ts'
import type { Observe } from '../data/observation.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ExecutionIdentity, Visit } from '../machine/execution.ts'
import type { VisitScope } from '../states/interpreter.ts'
import type { TestStateOptions, TestStateRequest } from './request.ts'
import type { TestedState } from './tested-state.ts'

const defaults = { startTime: '2026-01-01T00:00:00Z', seed: 1, region: 'us-east-1', accountId: '123456789012' } as const

/** The values of a request, read. */
export interface TestedValues {
  readonly input: JsonValue
  readonly variables: JsonObject
  readonly context: JsonObject | null
}

/** What the interpreter of a tested state may look at: an Express execution that stands in this state alone. */
export function scopeOfTest(
  { name, state, language, isInMap }: TestedState,
  { input, variables, context }: TestedValues,
  request: TestStateRequest,
  options: TestStateOptions,
  observe: Observe,
): VisitScope {
  const random = randomSource(options.seed ?? defaults.seed)
  const identity = identityOf(request, options, { machine: random.uuid(), execution: random.uuid() })
  const visit: Visit = {
    id: 1,
    state: name,
    input,
    enteredMs: identity.startMs,
    enteredEventId: 0,
    linkBeforeEntry: 0,
    // The one retrier that has retried, whichever it is.
    retries: [request.stateConfiguration?.retrierRetryCount ?? 0],
  }
  // AWS makes an item up for a state inside a Map.
  const item = isInMap ? { index: 0, value: input } : null
  return {
    visit,
    language,
    variables,
    context: context ?? contextObject({ execution: { identity, input }, state, visit, item, taskToken: null }),
    nowMs: identity.startMs,
    random,
    inside: [],
    executionArn: identity.executionArn,
    childIndex: null,
    observe,
  }
}

function identityOf(
  { roleArn }: TestStateRequest,
  options: TestStateOptions,
  names: { readonly machine: string; readonly execution: string },
): ExecutionIdentity {
  const { startTime, region, accountId } = { ...defaults, ...options }
  const startMs = typeof startTime === 'string' ? Date.parse(startTime) : startTime.getTime()
  if (Number.isNaN(startMs)) {
    throw runtimeError('SW4010', `The start time '${String(startTime)}' is not an ISO 8601 time.`)
  }
  const arn = (kind: string, resource: string): string => `arn:aws:states:${region}:${accountId}:${kind}:${resource}`
  return {
    executionArn: arn('express', `${names.machine}:${names.execution}`),
    executionName: names.execution,
    roleArn: roleArn ?? `arn:aws:iam::${accountId}:role/TestState`,
    stateMachineArn: arn('stateMachine', names.machine),
    stateMachineName: names.machine,
    region,
    startMs,
    redriveCount: null,
    childIndex: null,
  }
}
