import type { Catcher, Retrier } from '@stepwright/asl'
import type { CatchNode, GraphForm, RetryNode } from '@stepwright/dsl'
import { given } from '../field.ts'
import type { Owner } from '../notes.ts'
import { emitRetry } from '../retry.ts'
import type { Emission } from './emission.ts'
import { inHandler } from './place.ts'

/** `Retry` and `Catch` of a task, map or parallel; absent when the user gave none. */
export function emitFailure(
  emission: Emission,
  node: Owner & { readonly retry: readonly RetryNode[]; readonly catch: readonly CatchNode<GraphForm>[] },
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

function emitCatch(emission: Emission, node: CatchNode<GraphForm>, owner: Owner): Catcher {
  emission.mark(node.at)
  return {
    ErrorEquals: node.errorEquals,
    ...given('Comment', node.comment),
    ...emission.assign(node.assign, inHandler, owner),
    ...emission.value('Output', node.output, inHandler),
    Next: node.target,
  }
}
