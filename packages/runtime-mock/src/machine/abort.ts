import { mapIteration } from '../history/bodies.ts'
import type { State } from '@stepwright/asl'
import type { Activity, Doing } from './execution.ts'
import { valuesIn } from './index-tree.ts'
import { blockUnder } from './machine.ts'
import { cancel, record, standingAt, stateNamed, type Position, type Standing, type Turn } from './turn.ts'

/**
 * Stops all that runs under a Parallel or Map. Every event links to `link`, the event that made it fail.
 *
 * @param failing the branch or item that failed, or null when the whole is stopped from outside
 */
export function abortBranches(turn: Turn, parent: Standing, failing: number | null, link: number): void {
  if (parent.doing.kind !== 'forked') return
  const { fork } = parent.doing
  for (const strand of valuesIn(fork.strands)) {
    const block = blockUnder(parent.state, strand.index)
    if (!block) continue
    if (fork.items !== null) {
      const what = strand.index === failing ? 'Failed' : 'Aborted'
      record(turn, parent, mapIteration(what, parent.visit.state, strand.index), link)
    }
    abortStrand(turn, { path: [...parent.path, strand.index], strand: { ...strand }, block, parent }, link)
  }
}

/** Ends what a visit waits for: its timers, its call, its children. */
export function cancelTimers(turn: Turn, doing: Doing): void {
  if (doing.kind === 'calling') {
    for (const { ticket } of doing.deadlines) cancel(turn, ticket)
    turn.effects.push({ kind: 'end call', ticket: doing.ticket })
  }
  if (doing.kind === 'running map') turn.effects.push({ kind: 'stop children', ticket: doing.ticket })
  if (doing.kind === 'waiting' || doing.kind === 'backing off') cancel(turn, doing.ticket)
}

function abortStrand(turn: Turn, at: Position, link: number): void {
  const state = stateOf(at.strand.activity, at)
  const isClosed = at.strand.activity.kind === 'failing' && (state?.Type === 'Map' || state?.Type === 'Parallel')
  const here = standingAt(at)
  const doing = here?.doing.kind
  if (doing === 'running map' || doing === 'reading items' || doing === 'writing results')
    record(turn, at, { type: 'MapRunAborted' }, link)
  const type = state?.Type
  if (type && !isClosed && canAbort(type)) record(turn, at, { type: `${type}StateAborted` }, link)
  if (!here) return
  cancelTimers(turn, here.doing)
  abortBranches(turn, here, null, link)
}

/** The state a strand is in, also when that state has failed and the failure is on its way out. */
function stateOf(activity: Activity, at: Position): State | null {
  if (activity.kind === 'visiting') return stateNamed(at.block, activity.visit.state)
  return activity.kind === 'failing' ? stateNamed(at.block, activity.visit.state) : null
}

function canAbort(type: State['Type']): type is 'Map' | 'Parallel' | 'Task' | 'Wait' {
  return type === 'Map' || type === 'Parallel' || type === 'Task' || type === 'Wait'
}
