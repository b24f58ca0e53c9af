import type { JsonObject, JsonValue } from '@stepwright/asl'
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
  /** What `DescribeExecution` tells; dates are milliseconds, and what is not known is null. */
  readonly detail: JsonObject
}

/**
 * Makes that event of an execution as it stands.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusChangeOf(account: Account, execution: AccountExecution): StatusChangeEvent {
  const { arn: executionArn } = execution
  const { startDate, stopDate, ...told } = descriptionOf(execution, true)
  return {
    version: '0',
    id: account.random.uuid(),
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    account: account.accountId,
    time: new Date(account.clock.now()).toISOString(),
    region: account.region,
    resources: [executionArn],
    detail: { ...unknown, ...told, startDate: milliseconds(startDate), stopDate: milliseconds(stopDate) },
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
