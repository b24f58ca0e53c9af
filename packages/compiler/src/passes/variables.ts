import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import { childExpressions, type ExpressionNode, type Graph, type GraphForm, type StateNode } from '@stepwright/dsl'
import { assignObject } from './assign-object.ts'
import { outerVariableAssigned, variableHidden, variableNeverAssigned } from './diagnostics.ts'
import { assignsOf, innerGraphs } from './graph-edges.ts'
import { valuesOf } from './values.ts'

interface Assignment {
  readonly name: string
  readonly by: StateNode<GraphForm>
  readonly at: SourceLocation
}

/**
 * Before: assigns are spelled out; states assign and read variables as they like.
 * After: a scope assigns no variable of a scope around it, and reads only variables that a state of its own or an enclosing scope assigns.
 * The body of a distributed map is alone: it runs in an execution of its own.
 *
 * Whether a variable is assigned on every path that leads to a read is in the chain's types, and in the validator's data flow.
 */
export function checkVariables(graph: Graph): readonly Diagnostic[] {
  return checkScope(graph, new Map(), new Map())
}

/** `hidden` are the variables that a distributed map cuts off, each with that map's name. */
function checkScope(
  graph: Graph,
  outer: ReadonlyMap<string, Assignment>,
  hidden: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const visible = new Map(outer)
  for (const { state } of graph.states) {
    for (const assignment of assignmentsOf(state)) {
      const taken = outer.get(assignment.name)
      if (taken) found.push(outerVariableAssigned(state, assignment.name, taken.by, assignment.at))
      if (!visible.has(assignment.name)) visible.set(assignment.name, assignment)
    }
  }
  for (const { state } of graph.states) {
    for (const value of valuesOf(state)) {
      for (const name of new Set(value.kind === 'Lowered' ? variablesRead(value.body) : [])) {
        if (visible.has(name)) continue
        const map = hidden.get(name)
        found.push(
          map === undefined
            ? variableNeverAssigned(state, name, [...visible.keys()], value.at)
            : variableHidden(state, name, map, value.at),
        )
      }
    }
    const isDistributed = state.kind === 'Map' && state.distributed !== null
    const [seen, unseen] = isDistributed
      ? [new Map<never, never>(), new Map([...visible.keys()].map((name) => [name, state.name]))]
      : [visible, hidden]
    for (const inner of innerGraphs(state)) found.push(...checkScope(inner, seen, unseen))
  }
  return found
}

function variablesRead(node: ExpressionNode): readonly string[] {
  return node.kind === 'Variable' ? [node.name] : childExpressions(node).flatMap(variablesRead)
}

/** The variables a state assigns. */
function assignmentsOf(state: StateNode<GraphForm>): readonly Assignment[] {
  return assignsOf(state).flatMap((assign) => {
    const object = assignObject(assign)
    return 'names' in object ? object.names.map((name) => ({ name, by: state, at: assign.at })) : []
  })
}
