import type { Diagnostic } from '@stepwright/asl'
import type { ChainForm, Sequence, StateNode } from '@stepwright/dsl'
import { duplicateStateName, stateNameLength } from './diagnostics.ts'
import { innerScopes, sideSequences } from './chain-scopes.ts'

/**
 * Before: a chain in which fragments may have been used any number of times.
 * After: each name means one state of the whole machine, and fits ASL's limit of 80 characters.
 *
 * The same state met again in the same scope (a fragment used by several catch handlers) is one state, not a duplicate.
 */
export function checkNames(body: Sequence): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const first = new Map<string, { readonly state: StateNode<ChainForm>; readonly scope: Sequence }>()

  const visitScope = (scope: Sequence): void => {
    const visitSequence = (sequence: Sequence): void => {
      for (const state of sequence.steps) {
        const known = first.get(state.name)
        if (!known) {
          first.set(state.name, { state, scope })
          if (state.name.length === 0 || Array.from(state.name).length > 80) found.push(stateNameLength(state))
        } else if (known.scope === scope && isSameState(known.state, state)) {
          continue
        } else {
          found.push(duplicateStateName(state, known.state))
        }
        for (const inner of innerScopes(state)) visitScope(inner)
        for (const side of sideSequences(state)) visitSequence(side)
      }
    }
    visitSequence(scope)
  }
  visitScope(body)
  return found
}

/** Nodes are plain data, so equal text is equal meaning; places are part of it, so two look-alikes written apart stay two. */
function isSameState(one: StateNode<ChainForm>, other: StateNode<ChainForm>): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
