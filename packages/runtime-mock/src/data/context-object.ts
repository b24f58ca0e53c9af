import type { JsonObject, State } from '@stepwright/asl'
import type { ExecutionIdentity, MapItem, Visit } from '../machine/execution.ts'
import type { Execution } from '../machine/execution.ts'

/** What the context object of a state is made of. */
export interface ContextFacts {
  readonly execution: Pick<Execution, 'identity' | 'input'>
  readonly state: State
  readonly visit: Visit
  /** The innermost Map iteration around the state. */
  readonly item: MapItem | null
  readonly taskToken: string | null
}

/**
 * The context object, `$$` in JSONPath and `$states.context` in JSONata.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject({ execution, state, visit, item, taskToken }: ContextFacts): JsonObject {
  return {
    Execution: executionPart(execution.identity, execution.input),
    StateMachine: { Id: execution.identity.stateMachineArn, Name: execution.identity.stateMachineName },
    State: {
      Name: visit.state,
      EnteredTime: isoTime(visit.enteredMs),
      ...(canRetry(state) ? { RetryCount: retryCount(visit) } : {}),
    },
    ...(item === null ? {} : { Map: { Item: { Index: item.index, Value: item.value } } }),
    ...(taskToken === null ? {} : { Task: { Token: taskToken } }),
  }
}

/** Retries made in this visit, over all retriers. */
export function retryCount(visit: Visit): number {
  return visit.retries.reduce((sum, count) => sum + count, 0)
}

/** A time as events show it. Time stands still for most of a simulation, so the last one is at hand. */
export function isoTime(ms: number): string {
  if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() }
  return last.text
}

let last = { ms: 0, text: new Date(0).toISOString() }

function executionPart(identity: ExecutionIdentity, input: JsonObject['Input']): JsonObject {
  return {
    Id: identity.executionArn,
    Input: input ?? null,
    StartTime: isoTime(identity.startMs),
    Name: identity.executionName,
    RoleArn: identity.roleArn,
    ...(identity.redriveCount === null ? {} : { RedriveCount: identity.redriveCount }),
    ...(identity.redriveMs === undefined ? {} : { RedriveTime: isoTime(identity.redriveMs) }),
  }
}

function canRetry(state: State): boolean {
  return state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map'
}
