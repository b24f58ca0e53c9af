import type { StatesBlock } from '@stepwright/asl'
import { attempt, goTo } from './enter.ts'
import type { Activity, Execution, Strand } from './execution.ts'
import { valuesIn } from './index-tree.ts'
import { blockUnder, isDistributedMap, type Machine } from './machine.ts'
import { childAt, historyLimit, record, schedule, setActivity, stateNamed, type Position, type Turn } from './turn.ts'

/** How long after its end an execution can be redriven. */
const redrivablePeriodMs = 14 * 86_400_000

/**
 * Why an execution cannot be redriven, in words that follow its name; null when it can. `RedriveExecution` answers with
 * `ExecutionNotRedrivable` then.
 *
 * @param endedMs when it ended
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function whyNotRedrivable(
  { definition }: Machine,
  execution: Execution,
  { endedMs, nowMs }: { readonly endedMs: number; readonly nowMs: number },
): string | null {
  const { status, root, lastEventId, identity } = execution
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `is ${status} and cannot be redriven`
  if (identity.redriveCount === null) return 'is a synchronous Express execution, which is never redriven'
  if (nowMs - endedMs > redrivablePeriodMs) return 'ended more than 14 days ago'
  // ExecutionRedriven and one more event have to find room.
  if (lastEventId >= historyLimit - 1) return `has a history of ${lastEventId} events, which leaves no room for more`
  const succeed = statesUnder(root, definition).find(({ type }) => type === 'Succeed')
  return succeed ? `failed in the Succeed state '${succeed.name}', which is never redriven` : null
}

/**
 * The distributed Map whose children would have to be redriven, or null.
 * A run that failed with `States.Runtime` or `States.DataLimitExceeded` is not redriven itself: a new one takes its place.
 */
export function mapRunToRedrive({ definition }: Machine, { root, error }: Execution): string | null {
  if (error === 'States.Runtime' || error === 'States.DataLimitExceeded') return null
  return statesUnder(root, definition).find(({ hasMapRun }) => hasMapRun)?.name ?? null
}

/**
 * Takes an execution that ended without success on from where it stood: what has succeeded is kept, with its variables, and timeouts and
 * retries begin anew.
 *
 * AWS's events for it are not recorded. `ExecutionRedriven` links to the event that ended the execution, and each state goes on with the
 * events of another attempt: it has been entered before, and was never left.
 */
export function redrive(turn: Turn, root: Position): void {
  const { execution, machine, nowMs } = turn
  const redriveCount = (execution.identity.redriveCount ?? 0) + 1
  const failedWith = execution.error
  Object.assign(execution, {
    identity: { ...execution.identity, redriveCount, redriveMs: nowMs },
    status: 'RUNNING',
    error: null,
    cause: null,
  })
  const body = { type: 'ExecutionRedriven', executionRedrivenEventDetails: { redriveCount } } as const
  record(turn, root, body, execution.lastEventId)
  const { TimeoutSeconds: seconds } = machine.definition
  if (seconds !== undefined) schedule(turn, root, 'execution timeout', nowMs + seconds * 1000)
  revive(turn, root, failedWith)
}

function revive(turn: Turn, at: Position, failedWith: string | null): void {
  const { activity } = at.strand
  if (activity.kind === 'entering') goTo(turn, at, activity.state, activity.input)
  if (!('visit' in activity)) return
  const visit = { ...activity.visit, retries: [] }
  const state = stateNamed(at.block, visit.state)
  if (state.Type === 'Fail') {
    at.strand.previousEventId = visit.linkBeforeEntry
    goTo(turn, at, visit.state, visit.input)
    return
  }
  setActivity(at, { kind: 'visiting', visit, doing: activity.doing })
  const fork = activity.doing.kind === 'forked' ? activity.doing.fork : null
  const isWhole = fork?.ended === fork?.inputs.length
  if (fork === null || (isWhole && failedWith === 'States.DataLimitExceeded')) {
    attempt(turn, at)
    return
  }
  if (isWhole) turn.todo.push({ kind: 'join', at })
  for (const { index } of [...valuesIn(fork.strands)]) {
    const child = childAt(at, index)
    if (child) revive(turn, child, failedWith)
  }
}

interface Stood {
  readonly name: string
  readonly type: string
  /** Whether it is a Map with a Map Run behind it. */
  readonly hasMapRun: boolean
}

/** The states that strands stood in, innermost ones alone. */
function statesUnder({ activity }: Strand, block: StatesBlock): readonly Stood[] {
  if (!('visit' in activity)) return []
  const name = activity.visit.state
  const state = stateNamed(block, name)
  const inner = forkOf(activity).flatMap((strand) => {
    const under = blockUnder(state, strand.index)
    return under ? statesUnder(strand, under) : []
  })
  const hasMapRun =
    isDistributedMap(state) && activity.doing.kind !== 'starting' && activity.doing.kind !== 'backing off'
  return inner.length > 0 ? inner : [{ name, type: state.Type, hasMapRun }]
}

function forkOf(activity: Activity): readonly Strand[] {
  return 'doing' in activity && activity.doing.kind === 'forked' ? [...valuesIn(activity.doing.fork.strands)] : []
}
