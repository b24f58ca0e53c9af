import type { Catcher, Retrier } from '@stepwright/asl'
import type { CatchNode, GraphForm, RetryNode } from '@stepwright/dsl'
import { given } from '../field.ts'
import { inHandler } from '../jsonata/place.ts'
import type { Owner } from '../notes.ts'
import { emitRetry } from '../retry.ts'
import { emitAssign } from './assign.ts'
import type { PathEmission } from './emission.ts'
import { outputOfError, type OutputFields } from './results.ts'

/** `Retry` and `Catch` of a task, map or parallel; absent when the user gave none. */
export function emitFailure(
  emission: PathEmission,
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

function emitCatch(emission: PathEmission, node: CatchNode<GraphForm>, owner: Owner): Catcher {
  emission.mark(node.at)
  return {
    ErrorEquals: node.errorEquals,
    ...given('Comment', node.comment),
    ...emitAssign(emission, node.assign, inHandler, owner),
    ...emitOutput(emission, node, owner),
    Next: node.target,
  }
}

function emitOutput(
  emission: PathEmission,
  { output }: CatchNode<GraphForm>,
  owner: Owner,
): Pick<OutputFields, 'ResultPath'> {
  if (output === null) return {}
  const use = { what: `The output of a handler of '${owner.name}'`, at: output.at }
  const form = emission.form(output, inHandler, use)
  const fields = emission.field(use, 'error', '', (sight) => outputOfError(form, sight))
  return emission.placed(fields, output.at)
}
