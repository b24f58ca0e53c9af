import type { JsonObject } from '@stepwright/asl'
import type { Journal } from '../../machine/run-execution.ts'
import type { MapRunJournal } from '../../machine/map-run-journal.ts'
import { answered, refused, type Answered } from '../answered.ts'
import { seconds, type Account } from './account.ts'
import { readArn } from './arn.ts'
import type { AccountExecution } from './execution.ts'

/** A Map Run of an execution, as its journal tells of it. */
export interface AccountMapRun {
  readonly ordinal: number
  readonly arn: string
  /** `<machine>/<label>`, which its children are executions of. */
  readonly machineArn: string
  readonly label: string
  readonly parent: AccountExecution
  readonly plan: MapRunJournal
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  readonly startedMs: number
  readonly stoppedMs: number | null
  /** In the order of their items, those that were started; of many, some. */
  readonly children: readonly { readonly items: number; readonly journal: Journal }[]
}

/** The Map Runs of an execution, the first one first. */
export function mapRunsOf(parent: AccountExecution): readonly AccountMapRun[] {
  const journal = parent.journal()
  return journal.mapRuns.map((plan, ordinal) => mapRunOf(parent, journal, plan, ordinal))
}

function mapRunOf(parent: AccountExecution, journal: Journal, plan: MapRunJournal, ordinal: number): AccountMapRun {
  const { arn } = plan
  const events = journal.entries.map(({ event, place }) => ({ event, place }))
  const start = events.findIndex(({ event }) => event.mapRunStartedEventDetails?.mapRunArn === arn)
  const end = events.slice(start + 1).find(({ event, place }) => place.visit === plan.visit && isEnd.test(event.type))
  const isParentOver = journal.execution.status !== 'RUNNING'
  const last = end ?? (isParentOver ? events.at(-1) : undefined)
  const timeOf = (at: typeof last): number | null => (at ? Date.parse(at.event.timestamp) : null)
  const [machineName = '', label = ''] = arn.split(':mapRun:')[1]?.split(':')[0]?.split('/') ?? []
  return {
    ordinal,
    arn,
    machineArn: `${parent.machineArn.split(':').slice(0, 6).join(':')}:${machineName}/${label}`,
    label,
    parent,
    plan,
    status: end ? (statuses[end.event.type] ?? 'ABORTED') : isParentOver ? 'ABORTED' : 'RUNNING',
    startedMs: timeOf(events[start]) ?? parent.startedMs,
    stoppedMs: timeOf(last),
    children: journal.children
      .filter((child) => child.mapRunArn === arn)
      .map((child) => ({ items: child.items, journal: child.journal })),
  }
}

const isEnd = /^MapRun(?:Succeeded|Failed|Aborted)$/
const statuses: { readonly [type: string]: AccountMapRun['status'] } = {
  MapRunSucceeded: 'SUCCEEDED',
  MapRunFailed: 'FAILED',
}

/** The Map Run of an ARN. */
export function mapRunAt(account: Account, arn: string): Answered<AccountMapRun> {
  const read = readArn(arn, 'mapRun')
  if (!read.ok) return read
  for (const execution of account.executions.values()) {
    const found = mapRunsOf(execution).find((run) => run.arn === arn)
    if (found) return answered(found)
  }
  return refused('ResourceNotFound', `Resource not found: '${arn}'`)
}

/** The executions that a Map Run started. */
export function childrenOf(run: AccountMapRun): readonly AccountExecution[] {
  const { parent, label, arn, machineArn } = run
  const isOver = run.status !== 'RUNNING'
  return run.children.map(({ items, journal }, ordinal) => {
    const { identity, inputText } = journal.execution
    return {
      ordinal,
      arn: identity.executionArn,
      name: identity.executionName,
      machineArn,
      origin: { ...parent.origin, versionArn: null, aliasArn: null },
      inputText,
      traceHeader: null,
      startedMs: identity.startMs,
      host: parent.host,
      mapRun: { arn, label, items },
      journal: () => (isOver ? asStopped(journal) : journal),
    }
  })
}

/** A child that still ran when its Map Run ended was stopped with it, without a word in its own history. */
function asStopped(journal: Journal): Journal {
  const { execution } = journal
  return execution.status === 'RUNNING' ? { ...journal, execution: { ...execution, status: 'ABORTED' } } : journal
}

/** The child of some Map Run that has an ARN. */
export function childAt(account: Account, arn: string): AccountExecution | undefined {
  // Only children's ARNs have the label in them.
  if (!arn.includes('/')) return undefined
  for (const execution of account.executions.values()) {
    for (const run of mapRunsOf(execution)) {
      const found = childrenOf(run).find((child) => child.arn === arn)
      if (found) return found
    }
  }
  return undefined
}

/** How many of a Map Run's executions, or of their items, stand how: also of those of which nothing else is kept. */
export function countsOf(run: AccountMapRun, unit: 'executions' | 'items'): JsonObject {
  const { itemsOfChildren, executions, items } = run.plan
  const total = unit === 'items' ? itemsOfChildren.reduce((sum, more) => sum + more, 0) : itemsOfChildren.length
  const counts = unit === 'items' ? items : executions
  const { running, succeeded, failed, timedOut, aborted } = counts
  const started = running + succeeded + failed + timedOut + aborted
  // What was never started when the run ended is aborted.
  const left = total - started
  const isOver = run.status !== 'RUNNING'
  return {
    pending: isOver ? 0 : left,
    ...counts,
    aborted: counts.aborted + (isOver ? left : 0),
    total,
    resultsWritten: run.status === 'SUCCEEDED' ? counts.succeeded : 0,
  }
}

/** A Map Run as lists and descriptions begin. */
export function mapRunDates({ startedMs, stoppedMs }: AccountMapRun): JsonObject {
  return { startDate: seconds(startedMs), ...(stoppedMs === null ? {} : { stopDate: seconds(stoppedMs) }) }
}
