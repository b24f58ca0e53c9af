import type { Catcher, Retrier, SourceLocation } from '@stepwright/asl'
import type { CatchNode, GraphForm, RetryNode } from '@stepwright/dsl'
import { given } from './field.ts'
import type { Owner } from './notes.ts'
import { emitRetry } from './retry.ts'

/** What both languages' emissions have: parts, each with a place. */
interface Placing<Emission> {
  readonly at: (...segments: readonly (string | number)[]) => Emission
  readonly mark: (location: SourceLocation) => void
}

/**
 * `Retry` and `Catch` of a task, map or parallel; absent when the user gave none.
 *
 * @param emitCatch - a handler in the language of the emission
 */
export function emitFailure<Emission extends Placing<Emission>>(
  emission: Emission,
  node: Owner & { readonly retry: readonly RetryNode[]; readonly catch: readonly CatchNode<GraphForm>[] },
  emitCatch: (emission: Emission, node: CatchNode<GraphForm>, owner: Owner) => Catcher,
): { readonly Retry?: readonly Retrier[]; readonly Catch?: readonly Catcher[] } {
  const retry = node.retry.map((one, index) => {
    emission.at('Retry', index).mark(one.at)
    return emitRetry(one)
  })
  const handlers = node.catch.map((one, index) => emitCatch(emission.at('Catch', index), one, node))
  return {
    ...given('Retry', retry.length > 0 ? retry : null),
    ...given('Catch', handlers.length > 0 ? handlers : null),
  }
}
