import type { Diagnostic, JsonObject, SourceLocation } from '@stepwright/asl'
import {
  kinds,
  visitState,
  type CatchNode,
  type ChoiceNode,
  type ConstantValue,
  type Graph,
  type GraphForm,
  type StateNode,
  type Value,
} from '@stepwright/dsl'
import { assignObject } from './assign-object.ts'
import { loopVariableTaken } from './diagnostics.ts'
import { assignsOf, edgesOf, innerGraphs, mapInnerGraphs } from './graph-edges.ts'

/** A loop of a scope: the choice at its end, the variable it counts in, and the states from the one it leads back to up to that choice. */
interface Loop {
  readonly choice: ChoiceNode<GraphForm>
  readonly counter: string
  readonly inside: ReadonlySet<string>
}

/**
 * Before: variables have the names that the user chose, and loops count in variables named after them.
 * After: no state assigns the variable of a loop, and no loop counts in that of a loop around it.
 */
export function checkCounters(graph: Graph): readonly Diagnostic[] {
  const loops = loopsOf(graph)
  return [
    ...loops.flatMap(({ counter, choice, inside }) =>
      graph.states
        .map(({ state }) => state)
        .filter((state) =>
          state.kind === 'Choice' && state.counter === counter
            ? state.name !== choice.name && inside.has(state.name)
            : assignsVariable(state, counter),
        )
        .map((state) => loopVariableTaken(state, counter, choice)),
    ),
    ...graph.states.flatMap(({ state }) => innerGraphs(state).flatMap(checkCounters)),
  ]
}

function assignsVariable(state: StateNode<GraphForm>, name: string): boolean {
  return assignsOf(state).some((assign) => {
    const object = assignObject(assign)
    return 'names' in object && object.names.includes(name)
  })
}

/**
 * Before: assigns are spelled out; the choice of a loop counts its rounds in a variable that nothing sets back.
 * After: whoever leaves a loop and may come to it again, or to another that counts in the same variable, sets it to 0 on the way.
 *
 * A loop that is entered once stays as it is.
 */
export function resetCounters(graph: Graph): Graph {
  const loops = loopsOf(graph)
  const ahead = new Map(loops.map(({ counter }) => [counter, reaching(graph, counter)]))
  const states = graph.states.map(({ state, next }) => {
    const around = loops.filter(({ inside }) => inside.has(state.name))
    const left: CountersLeft = (target) =>
      target === null
        ? []
        : around
            .filter(({ inside, counter }) => !inside.has(target) && ahead.get(counter)?.has(target))
            .map(({ counter }) => counter)
    const inner = mapInnerGraphs(state, resetCounters)
    return Object.freeze({ state: around.length === 0 ? inner : withResets(inner, next, left), next })
  })
  return Object.freeze({ ...graph, states: Object.freeze(states) })
}

/** The counters of the loops that an edge to this state leaves. */
type CountersLeft = (target: string | null) => readonly string[]

function withResets(state: StateNode<GraphForm>, next: string | null, left: CountersLeft): StateNode<GraphForm> {
  const onward = <Node extends { readonly assign: Value | null; readonly at: SourceLocation }>(node: Node): Node => ({
    ...node,
    assign: withZeros(node.assign, left(next), node.at),
  })
  const toTarget = <
    Edge extends { readonly target: string; readonly assign: Value | null; readonly at: SourceLocation },
  >(
    edge: Edge,
  ): Edge => Object.freeze({ ...edge, assign: withZeros(edge.assign, left(edge.target), edge.at) })
  const failable = <Node extends { readonly catch: readonly CatchNode<GraphForm>[] }>(node: Node): Node => ({
    ...node,
    catch: Object.freeze(node.catch.map(toTarget)),
  })
  return Object.freeze(
    visitState<GraphForm, StateNode<GraphForm>>(state, {
      Task: (node) => failable(onward(node)),
      Pass: onward,
      Wait: onward,
      Parallel: (node) => failable(onward(node)),
      Map: (node) => failable(onward(node)),
      Choice: (node) => ({
        ...node,
        rules: Object.freeze(node.rules.map(toTarget)),
        assign: withZeros(node.assign, left(node.otherwise), node.at),
      }),
      Succeed: (node) => node,
      Fail: (node) => node,
    }),
  )
}

/** A spelled-out assign that sets these variables to 0 too. */
function withZeros(assign: Value | null, counters: readonly string[], at: SourceLocation): Value | null {
  const names = [...new Set(counters)]
  if (names.length === 0) return assign
  if (assign?.kind === 'Lowered') {
    if (assign.body.kind !== 'Object') return assign
    const zeros = names.map((key) => ({ kind: 'Member', key, value: zero }) as const)
    return Object.freeze({ ...assign, body: { ...assign.body, members: [...assign.body.members, ...zeros] } })
  }
  const zeros = names.map((key) => ({ key, value: { kind: 'Json', value: 0 } }) as const)
  return Object.freeze<ConstantValue>({
    kind: 'Constant',
    at: assign?.at ?? at,
    value: { kind: 'KnownObject', members: [...membersOf(assign), ...zeros] },
  })
}

const zero = { kind: 'Literal', value: 0, kinds: kinds.number } as const

type KnownMembers = Extract<ConstantValue['value'], { kind: 'KnownObject' }>['members']

function membersOf(assign: ConstantValue | null): KnownMembers {
  if (assign?.value.kind === 'KnownObject') return assign.value.members
  const json = assign?.value.kind === 'Json' ? assign.value.value : null
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json as JsonObject).map(([key, value]) => ({ key, value: { kind: 'Json', value } }))
}

function loopsOf(graph: Graph): readonly Loop[] {
  return graph.states.flatMap(({ state }) => {
    if (state.kind !== 'Choice' || state.counter === null) return []
    // The first rule leaves the loop, the others go round.
    const head = state.rules[1]?.target
    return head === undefined
      ? []
      : [{ choice: state, counter: state.counter, inside: between(graph, head, state.name) }]
  })
}

/** The states that a loop from `head` to `end` goes through: those that come to its end without a new beginning. */
function between(graph: Graph, head: string, end: string): ReadonlySet<string> {
  return backwards(graph, [end], new Set([head]))
}

/** The states from which a loop that counts in this variable may be entered or gone on with. */
function reaching(graph: Graph, counter: string): ReadonlySet<string> {
  const ends = graph.states.flatMap(({ state }) =>
    state.kind === 'Choice' && state.counter === counter ? [state.name] : [],
  )
  return backwards(graph, ends, new Set())
}

/** These states and all that lead to them, without going on from those in `stop`, which are part of the answer. */
function backwards(graph: Graph, from: readonly string[], stop: ReadonlySet<string>): ReadonlySet<string> {
  const before = new Map<string, string[]>()
  for (const placed of graph.states) {
    for (const target of edgesOf(placed)) {
      const known = before.get(target)
      if (known === undefined) before.set(target, [placed.state.name])
      else known.push(placed.state.name)
    }
  }
  const found = new Set(stop)
  const open = [...from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    found.add(name)
    open.push(...(before.get(name) ?? []))
  }
  return found
}
