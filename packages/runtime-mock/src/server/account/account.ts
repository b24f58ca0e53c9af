import type { Clock } from '../../clock/clock.ts'
import type { RandomSource } from '../../clock/random.ts'
import type { TestStateOptions } from '../../test-state/request.ts'
import { refused, answered, type Answered } from '../answered.ts'
import type { ExecutionHost, HostPlan } from '../host/execution-host.ts'
import { readArn, readMachineArn, type ArnKind } from './arn.ts'
import type { AccountExecution } from './execution.ts'
import type { StateMachine, Tag } from './state-machine.ts'

/** All that Step Functions keeps for one account in one region. Records are not changed but replaced. */
export interface Account {
  readonly partition: string
  readonly region: string
  readonly accountId: string
  /** The time that dates are taken from. */
  readonly clock: Clock
  readonly random: RandomSource
  /** Numbers what is made, so that lists keep an order. */
  readonly nextOrdinal: () => number
  readonly machines: Map<string, StateMachine>
  /** By ARN, oldest first; the children of Map Runs are with their parents. */
  readonly executions: Map<string, AccountExecution>
  readonly activities: Map<string, Activity>
  /** The execution that gave a task token away. */
  readonly tokens: Map<string, ExecutionHost>
  /** The tokens of activities' tasks that a worker has taken. */
  readonly handedOut: Set<string>
  /** News of one execution that are on their way to another. */
  readonly deliveries: Set<Promise<void>>
  /** Those who wait for work to appear, such as pollers of activities. */
  readonly watchers: Set<() => void>
  /** The log groups there are; null when any will do. */
  readonly logGroups: ReadonlySet<string> | null
  /** Starts the engine on an execution. */
  readonly host: (plan: HostPlan) => ExecutionHost
  /** Tells that an execution began or ended. */
  readonly statusChanged: (execution: AccountExecution) => void
  /** What a state that is tested by itself runs in. */
  readonly testing: TestStateOptions
}

export interface Activity {
  readonly ordinal: number
  readonly arn: string
  readonly name: string
  readonly createdMs: number
  readonly encryption: { readonly type: string }
  readonly tags: readonly Tag[]
}

/** The ARN of something in the account. */
export function arnIn({ partition, region, accountId }: Account, kind: ArnKind, rest: string): string {
  return `arn:${partition}:states:${region}:${accountId}:${kind}:${rest}`
}

export function machineDoesNotExist(arn: string): ReturnType<typeof refused> {
  return refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

/** The machine that an ARN means, be it of the machine, a version or an alias. */
export function machineAt(account: Account, arn: string): Answered<StateMachine> {
  const read = readMachineArn(arn)
  if (!read.ok) return read
  const machine = account.machines.get(read.value.machineArn)
  return machine ? answered(machine) : machineDoesNotExist(arn)
}

/** The machine that an ARN names, where a version or an alias will not do. */
export function bareMachineAt(account: Account, arn: string): Answered<StateMachine> {
  const read = readMachineArn(arn)
  if (!read.ok) return read
  const machine = read.value.qualifier === null ? account.machines.get(read.value.machineArn) : undefined
  return machine ? answered(machine) : machineDoesNotExist(arn)
}

export function activityAt(account: Account, arn: string): Answered<Activity> {
  const read = readArn(arn, 'activity')
  if (!read.ok) return read
  const activity = account.activities.get(arn)
  return activity ? answered(activity) : refused('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`)
}

/** A date as the wire has it: seconds since 1970. */
export function seconds(ms: number): number {
  return ms / 1000
}
