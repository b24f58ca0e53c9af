import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ExecutionIdentity } from '../machine/execution.ts'
import type { SimulateOptions } from './options.ts'

const defaults = {
  startTime: '2026-01-01T00:00:00Z',
  executionName: 'simulation',
  name: 'StateMachine',
  region: 'us-east-1',
  accountId: '123456789012',
} as const

/** The names and the start of a simulated execution. */
export function identityOf(options: SimulateOptions): ExecutionIdentity {
  const { startTime, executionName, name, region, accountId } = { ...defaults, ...options }
  const startMs = typeof startTime === 'string' ? Date.parse(startTime) : startTime.getTime()
  if (Number.isNaN(startMs)) {
    throw runtimeError('SW4010', `The start time '${String(startTime)}' is not an ISO 8601 time.`)
  }
  const arn = (kind: string, resource: string): string => `arn:aws:states:${region}:${accountId}:${kind}:${resource}`
  return {
    executionArn: arn('execution', `${name}:${executionName}`),
    executionName,
    roleArn: `arn:aws:iam::${accountId}:role/${name}`,
    stateMachineArn: arn('stateMachine', name),
    stateMachineName: name,
    region,
    startMs,
    redriveCount: 0,
    childIndex: null,
  }
}
