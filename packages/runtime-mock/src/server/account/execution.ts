import type { JsonObject } from '@stepwright/asl'
import type { ExecutionStatus } from '../../machine/execution.ts'
import { machineOf } from '../../machine/machine.ts'
import { whyNotRedrivable } from '../../machine/redrive.ts'
import type { Journal } from '../../machine/run-execution.ts'
import { answered, refused, type Answered } from '../answered.ts'
import type { ExecutionHost } from '../host/execution-host.ts'
import { seconds, type Account } from './account.ts'
import { readArn } from './arn.ts'
import { childAt } from './map-runs.ts'
import type { Revision, WorkflowType } from './state-machine.ts'

/** An execution of an account: of a state machine, or a child of a Map Run. */
export interface AccountExecution {
  readonly ordinal: number
  readonly arn: string
  readonly name: string
  /** The machine it is of; a child's is named after the Map Run. */
  readonly machineArn: string
  readonly origin: Origin
  readonly inputText: string
  readonly traceHeader: string | null
  readonly startedMs: number
  /** What carries it, for a child what carries its parent. */
  readonly host: ExecutionHost
  /** The Map Run it is a child of, or null. */
  readonly mapRun: { readonly arn: string; readonly label: string; readonly items: number | null } | null
  readonly journal: () => Journal
}

/** What an execution was started from. */
export interface Origin {
  readonly machineName: string
  readonly type: WorkflowType
  readonly revision: Revision
  readonly versionArn: string | null
  readonly aliasArn: string | null
}

/** The execution of an ARN. Express executions are not kept. */
export function executionAt(account: Account, arn: string): Answered<AccountExecution> {
  const read = readArn(arn, 'execution')
  if (!read.ok) return read
  const execution = account.executions.get(arn) ?? childAt(account, arn)
  return execution ? answered(execution) : refused('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}

/** How an execution stands: in what everything else that tells of it has in common. */
export interface Standing {
  readonly status: ExecutionStatus
  readonly output: string | null
  readonly error: string | null
  readonly cause: string | null
  readonly stoppedMs: number | null
}

export function standingOf({ journal }: Pick<AccountExecution, 'journal'>): Standing {
  const { execution, entries } = journal()
  const { status, output, error, cause } = execution
  const last = entries.at(-1)?.event.timestamp
  return {
    status,
    output: status === 'SUCCEEDED' ? JSON.stringify(output) : null,
    error,
    cause,
    stoppedMs: status === 'RUNNING' || last === undefined ? null : Date.parse(last),
  }
}

/** How often and when an execution was redriven, and whether it can be. */
export function redriveOf(execution: AccountExecution, nowMs: number): Redrive {
  const { redriveCount, redriveMs } = execution.journal().execution.identity
  const reason = whyNotRedriven(execution, nowMs)
  return {
    redriveCount: redriveCount ?? 0,
    ...(typeof redriveMs === 'number' ? { redriveDate: seconds(redriveMs) } : {}),
    redriveStatus:
      reason !== null ? 'NOT_REDRIVABLE' : execution.mapRun === null ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    ...(reason === null ? {} : { redriveStatusReason: reason }),
  }
}

/** The members of a description that are about redrives. */
export interface Redrive {
  readonly redriveCount: number
  readonly redriveDate?: number
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN'
  readonly redriveStatusReason?: string
}

/** Why an execution cannot be redriven, in a sentence; null when it can. */
export function whyNotRedriven(execution: AccountExecution, nowMs: number): string | null {
  const { origin, host, journal, mapRun } = execution
  const { status } = standingOf(execution)
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`
  if (mapRun !== null) return null
  if (host.isBroken()) return 'Execution was ended by Stepwright and cannot be redriven'
  const endedMs = standingOf(execution).stoppedMs ?? nowMs
  const why = whyNotRedrivable(machineOf(origin.revision.definition), journal().execution, { endedMs, nowMs })
  return why === null ? null : `Execution ${why}`
}

/** The members that a description of an execution and a list of them share. */
export function summaryOf(execution: AccountExecution): JsonObject {
  const { arn, machineArn, name, origin, mapRun, startedMs } = execution
  const { status, stoppedMs } = standingOf(execution)
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: seconds(startedMs),
    ...(stoppedMs === null ? {} : { stopDate: seconds(stoppedMs) }),
    ...(mapRun === null ? {} : { mapRunArn: mapRun.arn }),
    ...(origin.versionArn === null ? {} : { stateMachineVersionArn: origin.versionArn }),
    ...(origin.aliasArn === null ? {} : { stateMachineAliasArn: origin.aliasArn }),
  }
}
