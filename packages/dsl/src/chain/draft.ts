import type { SourceLocation } from '@stepwright/asl'
import type { ItemBatcherNode } from '../ir/distributed-node.ts'
import type { ChainForm, Jump, Sequence, StateNode, Use } from '../ir/nodes.ts'
import { statesOf } from '../ir/nested-states.ts'
import type { Value } from '../ir/value.ts'
import { twoStatesOneName } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import type { MachineFacts } from './machine-facts.ts'
import type { Modifier } from './modifiers.ts'
import type { Piece } from './piece.ts'

type State = StateNode<ChainForm>

/** What a flow value holds while it grows. Frozen, like everything it holds. */
export interface Draft {
  /** The machine, when the flow began with `pipeline(…)`. */
  readonly machine: MachineFacts | null
  readonly start: Start
  readonly steps: readonly State[]
  readonly uses: readonly Use[]
  /** The state of each name, nested states included. */
  readonly names: ReadonlyMap<string, State>
  /** What a modifier would refer to: the flow's start, its last step, or nothing. */
  readonly last: 'start' | 'step' | 'nothing'
}

/** The beginning of a flow. An arm's and a handler's take modifiers, which belong to the edge that leads there; a map's body takes the map's. */
interface Start {
  readonly what: string
  readonly takes: readonly Modifier[]
  readonly assign: Value | null
  readonly output: Value | null
  readonly comment: string | null
  readonly itemSelector: Value | null
  readonly itemBatcher: ItemBatcherNode | null
  readonly at: SourceLocation
}

/** A flow without states. */
export function emptyDraft(
  what: string,
  takes: readonly Modifier[],
  at: SourceLocation,
  machine: MachineFacts | null = null,
): Draft {
  const start: Start = Object.freeze({
    what,
    takes,
    assign: null,
    output: null,
    comment: null,
    itemSelector: null,
    itemBatcher: null,
    at,
  })
  return Object.freeze({
    machine,
    start,
    steps: Object.freeze([]),
    uses: Object.freeze([]),
    names: new Map<never, never>(),
    last: 'start',
  })
}

/** The flow with one more state. */
export function withStep(draft: Draft, node: State): Draft {
  return Object.freeze({
    ...draft,
    steps: Object.freeze([...draft.steps, node]),
    names: withNames(draft.names, statesOf(node)),
    last: 'step',
  })
}

/** The flow with its last state replaced; `added` are the states that the new one holds besides. */
export function withLastStep(draft: Draft, node: State, added: readonly State[]): Draft {
  return Object.freeze({
    ...draft,
    steps: Object.freeze([...draft.steps.slice(0, -1), node]),
    names: withNames(draft.names, added),
  })
}

/**
 * The flow with a piece's states behind its own.
 *
 * @param usedAt - the `use` that put them there; `null` when they are the flow's own
 */
export function withPiece(draft: Draft, { steps }: Sequence, usedAt: SourceLocation | null): Draft {
  const use = usedAt && Object.freeze({ first: draft.steps.length, count: steps.length, at: usedAt })
  return Object.freeze({
    ...draft,
    uses: use === null ? draft.uses : Object.freeze([...draft.uses, use]),
    steps: Object.freeze([...draft.steps, ...steps]),
    names: withNames(draft.names, steps.flatMap(statesOf)),
    last: 'nothing',
  })
}

/** What the flow has built so far, and what comes after its last step: the end, what it stands before, or a jump. */
export function pieceOfDraft({ start, steps, uses }: Draft, end: 'closed' | 'open' | Jump): Piece {
  const { assign, output, comment, itemSelector, itemBatcher, at } = start
  const goto = typeof end === 'string' ? null : end
  const sequence: Sequence = Object.freeze({
    kind: 'Sequence',
    steps,
    at,
    closed: end === 'closed',
    goto,
    comment,
    uses,
  })
  return Object.freeze({ sequence, assign, output, comment, itemSelector, itemBatcher })
}

function withNames(names: ReadonlyMap<string, State>, added: readonly State[]): ReadonlyMap<string, State> {
  if (added.length === 0) return names
  const all = new Map(names)
  for (const node of added) {
    const first = all.get(node.name)
    if (first !== undefined && !isSame(first, node)) throw problem(twoStatesOneName(node.name, first.at), node.at)
    all.set(node.name, node)
  }
  return all
}

/**
 * A fragment that several handlers use is one set of states; whether they can share it is for the link pass to say. Places are part of
 * a node, so two look-alikes written apart stay two.
 */
function isSame(one: State, other: State): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
