import { visitState } from '@stepwright/dsl'
import type { CatchNode, ChainForm, Graph, GraphForm, Jump, Machine, Sequence, StateNode } from '@stepwright/dsl'
import { nearestName, type Diagnostic, type SourceLocation } from '@stepwright/asl'
import { divergingReuse, edgeWithoutState, emptyScope, jumpWithoutState } from './diagnostics.ts'
import { sideSequences } from './chain-scopes.ts'
import { edgesOf } from './graph-edges.ts'

type Placed = Graph['states'][number]

/** What linking gives: a machine whose edges are state names, and what stood in the way. With errors, the graph is not for emitting. */
export interface Linked {
  readonly machine: Machine<Graph>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Before: sequences nest; what follows an arm or a handler is implied by where it stands. Names are unique.
 * After: one flat graph for each scope, in which each edge names a state of the same graph or ends the scope.
 *
 * States keep the order they were written in, the main path first: the steps of a sequence, then the arms and handlers of each.
 * No state is added: an edge that would need one is a diagnostic.
 */
export function link(machine: Machine<Sequence>): Linked {
  const diagnostics: Diagnostic[] = []
  const body = linkScope(machine.body, `Pipeline '${machine.name}'`, diagnostics)
  return { machine: Object.freeze({ ...machine, body }), diagnostics }
}

function linkScope(scope: Sequence, what: string, diagnostics: Diagnostic[]): Graph {
  const placed = new Map<string, Placed>()
  const startAt = scope.steps[0]?.name ?? ''
  if (scope.steps.length === 0) diagnostics.push(emptyScope(what, scope.at))

  /** Where each state was put into the scope: by a use of a fragment, or where it is written. */
  const cameFrom = new Map<string, SourceLocation>()
  /** The states of one use go on differently together: one finding for all. */
  const told = new Set<SourceLocation>()

  const place = (sequence: Sequence, follow: string | null, around: SourceLocation | null): void => {
    const sides: (readonly [Sequence, string | null, SourceLocation | null])[] = []
    const after = afterLast(sequence, follow)
    sequence.steps.forEach((step, index) => {
      const next = sequence.steps[index + 1]?.name ?? after
      const usedAt = around ?? useOf(sequence, index)
      const here = usedAt ?? step.at
      const first = placed.get(step.name)
      if (first) {
        // The same fragment again, under another handler: shared when it goes on to the same state, and so do its arms and handlers.
        const again = resolve(step, next, [])
        const ways = divergence(edgesOf(first), edgesOf(again))
        if (ways && !told.has(here))
          diagnostics.push(divergingReuse(step, ways, here, cameFrom.get(step.name) ?? step.at))
        if (ways) told.add(here)
      } else {
        placed.set(step.name, resolve(step, next, diagnostics))
        cameFrom.set(step.name, here)
      }
      for (const side of sideSequences(step)) sides.push([side, next, usedAt])
    })
    for (const [side, next, usedAt] of sides) place(side, next, usedAt)
  }
  place(scope, null, null)
  for (const { name, at } of jumpsIn(scope)) {
    if (!placed.has(name)) diagnostics.push(jumpWithoutState(name, hintFor(name, [...placed.keys()]), at))
  }
  return Object.freeze({ kind: 'Graph', startAt, comment: scope.comment, states: Object.freeze([...placed.values()]) })
}

/** Where a sequence goes on after its last step: it jumps, ends the scope, or goes on with `follow`. */
function afterLast({ goto, closed }: Sequence, follow: string | null): string | null {
  if (goto !== null) return goto.name
  return closed ? null : follow
}

/** The use of a fragment that put a step into its sequence; `null` for a step of the sequence's own. */
function useOf({ uses }: Sequence, index: number): SourceLocation | null {
  return uses.find(({ first, count }) => index >= first && index < first + count)?.at ?? null
}

/** The jumps of a scope, without those of the scopes inside it. */
function jumpsIn({ goto, steps }: Sequence): readonly Jump[] {
  return [...(goto === null ? [] : [goto]), ...steps.flatMap(sideSequences).flatMap(jumpsIn)]
}

function hintFor(target: string, known: readonly string[]): string {
  const nearest = nearestName(target, known)
  return nearest === null
    ? 'A jump stays in its scope: not into a map or parallel, and not out of one.'
    : `Did you mean '${nearest}'?`
}

/** One step with its edges turned into names. `next` is what follows it in its sequence. */
function resolve(step: StateNode<ChainForm>, next: string | null, diagnostics: Diagnostic[]): Placed {
  const edge = (target: Sequence, what: string, at: SourceLocation): string => {
    const name = target.steps[0]?.name ?? afterLast(target, next)
    if (name === null) diagnostics.push(edgeWithoutState(step, what, at))
    return name ?? ''
  }
  const handlers = (catches: readonly CatchNode<ChainForm>[]): readonly CatchNode<GraphForm>[] =>
    catches.map((node) =>
      Object.freeze({ ...node, target: edge(node.target, `The handler of ${node.errorEquals.join(', ')}`, node.at) }),
    )
  const state = visitState<ChainForm, StateNode<GraphForm>>(step, {
    Task: (node) => ({ ...node, catch: handlers(node.catch) }),
    Pass: (node) => node,
    Choice: (node) => ({
      ...node,
      rules: node.rules.map((rule) => Object.freeze({ ...rule, target: edge(rule.target, 'An arm', rule.at) })),
      otherwise: node.otherwise && edge(node.otherwise, 'The otherwise', node.otherwise.at),
    }),
    Wait: (node) => node,
    Parallel: (node) => ({
      ...node,
      branches: node.branches.map((branch, index) =>
        linkScope(branch, `Branch ${index + 1} of '${node.name}'`, diagnostics),
      ),
      catch: handlers(node.catch),
    }),
    Map: (node) => ({
      ...node,
      processor: linkScope(node.processor, `The body of '${node.name}'`, diagnostics),
      catch: handlers(node.catch),
    }),
    Succeed: (node) => node,
    Fail: (node) => node,
  })
  return Object.freeze({ state: Object.freeze(state), next: hasNext[state.kind] ? next : null })
}

/** The kinds of states that have a `Next`. */
const hasNext: { readonly [Kind in StateNode<GraphForm>['kind']]: boolean } = {
  Task: true,
  Pass: true,
  Choice: false,
  Wait: true,
  Parallel: true,
  Map: true,
  Succeed: false,
  Fail: false,
}

/** Where the edges of a state met twice first differ; null when it goes on alike. The two were found equal before linking. */
function divergence(one: readonly string[], other: readonly string[]): readonly [string | null, string | null] | null {
  const at = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => index).find(
    (index) => one[index] !== other[index],
  )
  return at === undefined ? null : [one[at] ?? null, other[at] ?? null]
}
