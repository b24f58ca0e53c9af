import { statesIn } from './nested-states.ts'
import type { ChainForm, Graph, GraphForm, Machine, Sequence, StateNode, TaskNode } from './nodes.ts'
import { visitState } from './visit-state.ts'

type Task = TaskNode<ChainForm> | TaskNode<GraphForm>

/** The tasks of a machine by name, at any depth. */
export function tasksIn({ body }: Machine<Sequence> | Machine<Graph>): ReadonlyMap<string, Task> {
  const states: readonly (StateNode<ChainForm> | StateNode<GraphForm>)[] =
    body.kind === 'Sequence' ? statesIn(body) : statesOfGraph(body)
  return new Map(states.flatMap((state) => (state.kind === 'Task' ? [[state.name, state] as const] : [])))
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
