import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { ExecutionStatus } from '../../machine/execution.ts'
import { descriptionOf } from '../operations/executions.ts'
import type { Account } from './account.ts'
import type { AccountExecution } from './execution.ts'

/** The event that EventBridge gets when an execution starts or ends. */
export interface StatusChangeEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': 'Step Functions Execution Status Change'
  readonly source: 'aws.states'
  readonly account: string
  /** ISO 8601. */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: StatusChangeDetail
}

/** What `DescribeExecution` tells, and maybe more of it; dates are milliseconds since 1970, and what is not known is null. */
export interface StatusChangeDetail {
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly name: string
  readonly status: ExecutionStatus
  readonly startDate: number
  readonly stopDate: number | null
  readonly input: string
  readonly output: string | null
  readonly error: string | null
  readonly cause: string | null
  readonly [more: string]: JsonValue
}

/**
 * Makes that event of an execution as it stands.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusChangeOf(account: Account, execution: AccountExecution): StatusChangeEvent {
  const { arn: executionArn } = execution
  const { startDate, stopDate, ...told } = descriptionOf(account, execution, true)
  return {
    version: '0',
    id: account.random.uuid(),
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    account: account.accountId,
    time: new Date(account.clock.now()).toISOString(),
    region: account.region,
    resources: [executionArn],
    // A description has these members.
    detail: {
      ...unknown,
      ...told,
      startDate: milliseconds(startDate),
      stopDate: milliseconds(stopDate),
    } as unknown as StatusChangeDetail,
  }
}

const unknown: JsonObject = {
  output: null,
  stateMachineVersionArn: null,
  stateMachineAliasArn: null,
  redriveDate: null,
  redriveStatusReason: null,
  outputDetails: null,
  error: null,
  cause: null,
}

function milliseconds(date: JsonValue | undefined): JsonValue {
  return typeof date === 'number' ? Math.round(date * 1000) : null
}
