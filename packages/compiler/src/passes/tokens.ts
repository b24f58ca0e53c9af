import type { Diagnostic } from '@stepwright/asl'
import { childExpressions, type ExpressionNode, type Graph, type Value } from '@stepwright/dsl'
import { tokenNotPassed } from './diagnostics.ts'
import { innerGraphs } from './graph-edges.ts'

/**
 * Before: a linked graph.
 * After: each task that waits for its token reads it in its arguments. Otherwise nobody could ever answer.
 *
 * The types refuse a function that surely does not; what became of the token inside a text, only the expression tells.
 */
export function checkTokens(graph: Graph): readonly Diagnostic[] {
  return graph.states.flatMap(({ state }) => {
    const inner = innerGraphs(state).flatMap(checkTokens)
    if (state.kind !== 'Task' || !state.resource.resource.endsWith('.waitForTaskToken')) return inner
    return readsToken(state.arguments) ? inner : [tokenNotPassed(state, state.arguments?.at ?? state.at), ...inner]
  })
}

function readsToken(value: Value | null): boolean {
  return value?.kind === 'Lowered' && holdsToken(value.body)
}

/** The context object holds it, its member `Task`, and whatever is made of these. */
function holdsToken(node: ExpressionNode): boolean {
  if (node.kind === 'Scope') return node.member === 'context'
  if (node.kind === 'Property' && isOther(node.object, node.key)) return false
  if (node.kind === 'JsonataText' && node.texts.some((text) => text.includes('$states.context'))) return true
  return childExpressions(node).some(holdsToken)
}

/** `context.Execution`, `context.Task.Other`. */
function isOther(object: ExpressionNode, key: string): boolean {
  if (object.kind === 'Scope') return object.member === 'context' && key !== 'Task'
  const isTask = object.kind === 'Property' && object.key === 'Task' && object.object.kind === 'Scope'
  return isTask && object.object.member === 'context' && key !== 'Token'
}
