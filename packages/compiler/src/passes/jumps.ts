import type { Diagnostic } from '@stepwright/asl'
import {
  childExpressions,
  kinds,
  type ChainForm,
  type ExpressionNode,
  type Graph,
  type GraphForm,
  type Jump,
  type Sequence,
  type StateNode,
} from '@stepwright/dsl'
import { innerScopes, sideSequences } from './chain-scopes.ts'
import { jumpWithoutVariable } from './diagnostics.ts'
import { innerGraphs, waysOf } from './graph-edges.ts'
import { valuesOf } from './values.ts'

/**
 * Before: a chain, and the graph that it was linked to, with assigns spelled out.
 * After: no jump leads to where a variable is read that its way has not assigned. The types see which states a jump may lead to, and not
 * which variables those count on: from one arm into another, say.
 */
export function checkJumps(chain: Sequence, graph: Graph): readonly Diagnostic[] {
  return checkScope(chain, graph, new Set())
}

type Names = ReadonlySet<string>

/** `outer` are the variables that the scope is entered with. */
function checkScope(scope: Sequence, graph: Graph, outer: Names): readonly Diagnostic[] {
  const known = knownAtEntry(graph, outer)
  const found: Diagnostic[] = []
  const told = new Set<Jump>()
  const jumps = jumpsOf(scope, null)
  for (const { state } of jumps.length === 0 ? [] : graph.states) {
    for (const name of missingAt(state, known)) {
      for (const { jump } of jumpsWithout(name, state.name, { graph, known, jumps })) {
        if (!told.has(jump)) found.push(jumpWithoutVariable(jump, name, state))
        told.add(jump)
      }
    }
  }
  const placed = new Map(graph.states.map(({ state }) => [state.name, state]))
  for (const step of stepsOf(scope)) {
    const state = placed.get(step.name)
    const inner = state === undefined ? [] : innerGraphs(state)
    const entered = step.kind === 'Map' && step.distributed !== null ? new Set<string>() : known.get(step.name)
    for (const [index, sequence] of innerScopes(step).entries()) {
      const innerGraph = inner[index]
      if (innerGraph !== undefined && entered !== undefined) found.push(...checkScope(sequence, innerGraph, entered))
    }
  }
  return found
}

/** All states of a scope, without those of the scopes inside it. */
function stepsOf({ steps }: Sequence): readonly StateNode<ChainForm>[] {
  return steps.flatMap((step) => [step, ...sideSequences(step).flatMap(stepsOf)])
}

/** A jump, and the state that it leaves: the last one before it, or the one whose arm or handler is nothing else. */
interface PlacedJump {
  readonly jump: Jump
  readonly from: string
}

/** The jumps that the user wrote in a scope: the rules by which a loop goes round are none. */
function jumpsOf({ goto, steps }: Sequence, owner: string | null): readonly PlacedJump[] {
  const from = steps.at(-1)?.name ?? owner
  const own = goto === null || from === null ? [] : [{ jump: goto, from }]
  const sides = (step: StateNode<ChainForm>): readonly Sequence[] =>
    step.kind === 'Choice' && step.counter !== null
      ? [...(step.otherwise === null ? [] : [step.otherwise])]
      : sideSequences(step)
  return [...own, ...steps.flatMap((step) => sides(step).flatMap((side) => jumpsOf(side, step.name)))]
}

/** For each state that is reached, the variables that every way to it has assigned. Worked out until nothing changes. */
function knownAtEntry(graph: Graph, outer: Names): ReadonlyMap<string, Names> {
  const placed = new Map(graph.states.map((one) => [one.state.name, one]))
  const known = new Map<string, Names>([[graph.startAt, outer]])
  const open = [graph.startAt]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = placed.get(name)
    const here = known.get(name) ?? outer
    for (const { target, assigned } of state === undefined ? [] : waysOf(state)) {
      const before = known.get(target)
      const arriving = new Set([...here, ...assigned])
      const after = before === undefined ? arriving : new Set([...before].filter((variable) => arriving.has(variable)))
      // The set only shrinks, so one of the same size is the same.
      if (before?.size === after.size) continue
      known.set(target, after)
      open.push(target)
    }
  }
  return known
}

/** The variables that a state reads and that some way to it has not assigned. One that it asks for first, or takes as possibly missing, is none. */
function missingAt(state: StateNode<GraphForm>, known: ReadonlyMap<string, Names>): readonly string[] {
  const here = known.get(state.name)
  if (here === undefined) return []
  const read = valuesOf(state).flatMap((value) => (value.kind === 'Lowered' ? variablesIn(value.body) : []))
  const asked = new Set(read.filter((node) => (node.kinds & kinds.undefined) !== 0).map(({ name }) => name))
  return [...new Set(read.map(({ name }) => name))].filter((name) => !here.has(name) && !asked.has(name))
}

type VariableNode = Extract<ExpressionNode, { kind: 'Variable' }>

function variablesIn(node: ExpressionNode): readonly VariableNode[] {
  return node.kind === 'Variable' ? [node] : childExpressions(node).flatMap(variablesIn)
}

interface Ways {
  readonly graph: Graph
  readonly known: ReadonlyMap<string, Names>
  readonly jumps: readonly PlacedJump[]
}

/** The jumps by which a state is reached without a variable. A way is followed back to the first jump on it. */
function jumpsWithout(variable: string, state: string, { graph, known, jumps }: Ways): readonly PlacedJump[] {
  const found: PlacedJump[] = []
  const seen = new Set([state])
  const open = [state]
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    for (const placed of graph.states) {
      const from = placed.state.name
      const lacks = known.has(from) && known.get(from)?.has(variable) === false
      const isWithout = waysOf(placed).some((way) => way.target === target && !way.assigned.includes(variable))
      if (!lacks || !isWithout) continue
      const own = jumps.filter(({ jump, from: left }) => jump.name === target && left === from)
      found.push(...own)
      if (own.length > 0 || seen.has(from)) continue
      seen.add(from)
      open.push(from)
    }
  }
  return found
}
