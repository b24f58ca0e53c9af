import type { JsonObject } from '@stepwright/asl'
import { virtualClock, type VirtualClock } from '../../clock/virtual-clock.ts'
import { localStepFunctions, type LocalStepFunctions } from '../local-step-functions.ts'
import type { LocalStepFunctionsOptions } from '../options.ts'

/** A local Step Functions in a time of its own. */
export interface LocalAccount extends LocalStepFunctions {
  readonly clock: VirtualClock
  /** The response to a request that is in order. */
  readonly does: (operation: string, request?: JsonObject) => Promise<JsonObject>
  /** The error's code and message. */
  readonly refuses: (operation: string, request?: JsonObject) => Promise<readonly [code: string, message: string]>
  /** Creates a state machine and gives its ARN. */
  readonly machine: (definition: object, more?: JsonObject) => Promise<string>
  /** Starts an execution, lets it go as far as it can, and gives its ARN. */
  readonly execution: (stateMachineArn: string, more?: JsonObject) => Promise<string>
}

export const startMs: number = Date.UTC(2026, 0, 1)
export const roleArn = 'arn:aws:iam::123456789012:role/r'
export const arnOf = (kind: string, rest: string): string => `arn:aws:states:us-east-1:123456789012:${kind}:${rest}`

export function localAccount(options: LocalStepFunctionsOptions = {}): LocalAccount {
  const clock = virtualClock(startMs)
  const local = localStepFunctions({ clock, ...options })
  const does: LocalAccount['does'] = async (operation, request = {}) => {
    const answer = await local.call(operation, request)
    if (answer.ok) return answer.value
    throw new Error(`${operation} was refused with ${answer.code}: ${answer.message}`)
  }
  return {
    ...local,
    clock,
    does,
    async refuses(operation, request = {}) {
      const answer = await local.call(operation, request)
      if (answer.ok) throw new Error(`${operation} was answered with ${JSON.stringify(answer.value)}`)
      return [answer.code, answer.message]
    },
    async machine(definition, more = {}) {
      const request = { name: 'Machine', definition: JSON.stringify(definition), roleArn, ...more }
      return (await does('CreateStateMachine', request))['stateMachineArn'] as string
    },
    async execution(stateMachineArn, more = {}) {
      const { executionArn } = await does('StartExecution', { stateMachineArn, name: 'run', ...more })
      await local.idle()
      return executionArn as string
    },
  }
}

/** A machine of one state. */
export function machineOfOne(state: object): object {
  return { StartAt: 'Only', States: { Only: { ...state, End: true } } }
}
