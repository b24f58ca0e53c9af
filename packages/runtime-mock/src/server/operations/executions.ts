import type { JsonObject } from '@stepwright/asl'
import type { HistoryEvent } from '../../history/event.ts'
import { machineAt, machineDoesNotExist, seconds, type Account } from '../account/account.ts'
import { readMachineArn } from '../account/arn.ts'
import { executionAt, redriveOf, standingOf, summaryOf, type AccountExecution } from '../account/execution.ts'
import { childrenOf, mapRunAt } from '../account/map-runs.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import { versionNumbered } from '../account/state-machine.ts'
import { answered, refused, type Answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { boolean, oneOf, structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** `DescribeExecution`. */
export const describeExecution: Operation<{
  readonly executionArn: string
  readonly includedData?: Optional<'ALL_DATA' | 'METADATA_ONLY'>
}> = {
  request: structure('DescribeExecutionInput', {
    'executionArn!': members.longArn,
    includedData: members.includedData,
  }),
  answer(account, { executionArn, includedData }) {
    const found = executionAt(account, executionArn)
    return found.ok ? answered(descriptionOf(account, found.value, includedData !== 'METADATA_ONLY')) : found
  },
}

/** An execution, as it is described. */
export function descriptionOf({ clock }: Account, execution: AccountExecution, withData: boolean): JsonObject {
  const { output, error, cause } = standingOf(execution)
  const { inputText, traceHeader } = execution
  return {
    ...summaryOf(execution),
    ...redriveOf(execution, clock.now()),
    ...(withData ? { input: inputText } : {}),
    inputDetails: { included: withData },
    ...(output !== null && withData ? { output } : {}),
    ...(output === null ? {} : { outputDetails: { included: withData } }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
    ...(traceHeader === null ? {} : { traceHeader }),
  }
}

interface ListExecutionsRequest extends PageRequest {
  readonly stateMachineArn?: Optional<string>
  readonly mapRunArn?: Optional<string>
  readonly statusFilter?: Optional<string>
  readonly redriveFilter?: Optional<'REDRIVEN' | 'NOT_REDRIVEN'>
}

/** `ListExecutions`, the latest first: of a machine, a version, an alias or a Map Run. */
export const listExecutions: Operation<ListExecutionsRequest> = {
  request: structure('ListExecutionsInput', {
    stateMachineArn: members.arn,
    statusFilter: oneOf('SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'),
    mapRunArn: members.longArn,
    redriveFilter: oneOf('REDRIVEN', 'NOT_REDRIVEN'),
    ...pageMembers(3096),
  }),
  answer(account, request) {
    const { statusFilter, redriveFilter } = request
    const found = executionsOf(account, request)
    if (!found.ok) return found
    const { of, executions } = found.value
    const meant = executions.filter((execution) => {
      if (typeof statusFilter === 'string' && standingOf(execution).status !== statusFilter) return false
      return !redriveFilter || isRedriven(execution) === (redriveFilter === 'REDRIVEN')
    })
    return page(`executions ${of}`, meant.toReversed(), 'executions', request, (execution) => ({
      ...summaryOf(execution),
      ...(execution.mapRun === null ? {} : { itemCount: execution.mapRun.items ?? 0 }),
      ...redrivesOf(execution),
    }))
  },
}

function isRedriven(execution: AccountExecution): boolean {
  return (execution.journal().execution.identity.redriveCount ?? 0) > 0
}

/** Of what is told about redrives, what a list has. */
function redrivesOf(execution: AccountExecution): JsonObject {
  const { redriveCount, redriveMs } = execution.journal().execution.identity
  return {
    redriveCount: redriveCount ?? 0,
    ...(typeof redriveMs === 'number' ? { redriveDate: seconds(redriveMs) } : {}),
  }
}

/** The executions that a request means, the oldest first. */
function executionsOf(
  account: Account,
  { stateMachineArn, mapRunArn }: ListExecutionsRequest,
): Answered<{ readonly of: string; readonly executions: readonly AccountExecution[] }> {
  if (typeof mapRunArn === 'string' && typeof stateMachineArn !== 'string') {
    const run = mapRunAt(account, mapRunArn)
    return run.ok ? answered({ of: mapRunArn, executions: childrenOf(run.value) }) : run
  }
  if (typeof stateMachineArn !== 'string' || typeof mapRunArn === 'string') {
    return refused('ValidationException', 'Exactly one of stateMachineArn and mapRunArn must be specified')
  }
  const found = machineAt(account, stateMachineArn)
  if (!found.ok) return found
  const machine = found.value
  if (machine.type === 'EXPRESS') return typeNotSupported
  const own = [...account.executions.values()].filter(({ machineArn }) => machineArn === machine.arn)
  const read = readMachineArn(stateMachineArn)
  const qualifier = read.ok ? read.value.qualifier : null
  if (qualifier === null) return answered({ of: machine.arn, executions: own })
  const isKnown = versionNumbered(machine, qualifier) ?? machine.aliases.find(({ name }) => name === qualifier)
  if (!isKnown) return machineDoesNotExist(stateMachineArn)
  const executions = own.filter(({ origin: { versionArn, aliasArn } }) =>
    [versionArn, aliasArn].includes(stateMachineArn),
  )
  return answered({ of: stateMachineArn, executions })
}

/** What Standard workflows cannot do, and what Express ones cannot. */
export const typeNotSupported: ReturnType<typeof refused> = refused(
  'StateMachineTypeNotSupported',
  'This operation is not supported by this type of state machine',
)

/** `GetExecutionHistory`. */
export const getExecutionHistory: Operation<
  PageRequest & {
    readonly executionArn: string
    readonly reverseOrder?: Optional<boolean>
    readonly includeExecutionData?: Optional<boolean>
  }
> = {
  request: structure('GetExecutionHistoryInput', {
    'executionArn!': members.longArn,
    reverseOrder: boolean,
    includeExecutionData: boolean,
    ...pageMembers(),
  }),
  answer(account, request) {
    const found = executionAt(account, request.executionArn)
    if (!found.ok) return found
    const events = found.value.journal().entries.map(({ event }) => ({ ordinal: event.id, event }))
    const ordered = request.reverseOrder ? events.toReversed() : events
    const of = `history ${request.executionArn} ${request.reverseOrder ? 'down' : 'up'}`
    return page(of, ordered, 'events', request, ({ event }) => wireEvent(event, request.includeExecutionData !== false))
  },
}

/** An event as the wire has it: its time in seconds, and its data only where they are wanted. */
function wireEvent({ timestamp, ...event }: HistoryEvent, withData: boolean): JsonObject {
  const timed = { timestamp: seconds(Date.parse(timestamp)) }
  // Its details are JSON.
  if (withData) return { ...timed, ...(event as object as JsonObject) }
  const bare = Object.entries(event).map(([name, details]: [string, unknown]) => {
    if (typeof details !== 'object' || details === null) return [name, details]
    return [name, Object.fromEntries(Object.entries(details).filter(([member]) => !dataMembers.has(member)))]
  })
  return { ...timed, ...(Object.fromEntries(bare) as JsonObject) }
}

const dataMembers: ReadonlySet<string> = new Set(['input', 'output', 'parameters', 'assignedVariables'])
