import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import { childExpressions, type ExpressionNode, type Graph, type GraphForm, type StateNode } from '@stepwright/dsl'
import { assignObject } from './assign-object.ts'
import { outerVariableAssigned, variableNeverAssigned } from './diagnostics.ts'
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
 *
 * Whether a variable is assigned on every path that leads to a read is in the chain's types, and in the validator's data flow.
 */
export function checkVariables(graph: Graph): readonly Diagnostic[] {
  return checkScope(graph, new Map())
}

function checkScope(graph: Graph, outer: ReadonlyMap<string, Assignment>): readonly Diagnostic[] {
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
        if (!visible.has(name)) found.push(variableNeverAssigned(state, name, [...visible.keys()], value.at))
      }
    }
    for (const inner of innerGraphs(state)) found.push(...checkScope(inner, visible))
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
