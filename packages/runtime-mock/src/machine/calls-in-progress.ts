import type { TaskCall } from '../services/task-call.ts'
import type { Execution, Strand, StrandPath } from './execution.ts'
import { valueAt, valuesIn } from './index-tree.ts'

/** A Map iteration, or a child execution of a distributed Map, around a task. */
export interface MapPlace {
  readonly state: string
  readonly index: number
}

/** A task that was called and has not ended. */
export interface CallInProgress {
  readonly call: TaskCall
  readonly strand: StrandPath
  readonly ticket: number
  /** Whether somebody works on it: an activity may still wait for a worker. */
  readonly isTaken: boolean
  /** The Maps around it, outermost first, those of the executions around its own included. */
  readonly maps: readonly MapPlace[]
}

/** The tasks an execution waits for, in the order of its branches and iterations. `around` are the Maps around the execution itself. */
export function callsIn({ root }: Execution, around: readonly MapPlace[]): readonly CallInProgress[] {
  return [...callsUnder(root, [], around)]
}

function* callsUnder(
  { activity }: Strand,
  strand: StrandPath,
  maps: readonly MapPlace[],
): Generator<CallInProgress, void> {
  if (activity.kind !== 'visiting') return
  const { doing, visit } = activity
  if (doing.kind === 'calling') {
    yield { call: doing.call, strand, ticket: doing.ticket, isTaken: doing.isTaken, maps }
  }
  if (doing.kind !== 'forked') return
  for (const inner of valuesIn(doing.fork.strands)) {
    const isMap = doing.fork.items !== null
    const within = isMap ? [...maps, { state: visit.state, index: inner.index }] : maps
    yield* callsUnder(inner, [...strand, inner.index], within)
  }
}

/** The state a strand stands in, or null when it stands in none or is gone. */
export function stateOfStrand({ root }: Execution, path: StrandPath): string | null {
  const strand = path.reduce<Strand | null>((around, index) => around && strandIn(around, index), root)
  return strand?.activity.kind === 'visiting' ? strand.activity.visit.state : null
}

function strandIn({ activity }: Strand, index: number): Strand | null {
  return activity.kind === 'visiting' && activity.doing.kind === 'forked'
    ? valueAt(activity.doing.fork.strands, index)
    : null
}
