import { statesIn } from './nested-states.ts'
import type { ChainForm, Graph, GraphForm, Machine, Sequence, StateNode, TaskNode } from './nodes.ts'
import { visitState } from './visit-state.ts'

type Task = TaskNode<ChainForm> | TaskNode<GraphForm>

/** The tasks of a machine by name, at any depth. */
export function tasksIn(machine: Machine<Sequence> | Machine<Graph>): ReadonlyMap<string, Task> {
  return new Map(
    statesOfMachine(machine).flatMap((state) => (state.kind === 'Task' ? [[state.name, state] as const] : [])),
  )
}

/** All states of a machine, at any depth. */
export function statesOfMachine({
  body,
}: Machine<Sequence> | Machine<Graph>): readonly (StateNode<ChainForm> | StateNode<GraphForm>)[] {
  return body.kind === 'Sequence' ? statesIn(body) : statesOfGraph(body)
}

function statesOfGraph(graph: Graph): readonly StateNode<GraphForm>[] {
  return graph.states.flatMap(({ state }) => [state, ...inner(state).flatMap(statesOfGraph)])
}

function inner(state: StateNode<GraphForm>): readonly Graph[] {
  const none = (): readonly Graph[] => []
  return visitState<GraphForm, readonly Graph[]>(state, {
    Task: none,
    Pass: none,
    Wait: none,
    Succeed: none,
    Fail: none,
    Choice: none,
    Parallel: (node) => node.branches,
    Map: (node) => [node.processor],
  })
}
