import type { Catcher } from '@stepwright/asl'
import type { CatchNode, GraphForm } from '@stepwright/dsl'
import { given } from '../field.ts'
import { inHandler } from '../jsonata/place.ts'
import type { Owner } from '../notes.ts'
import { emitAssign } from './assign.ts'
import type { PathEmission } from './emission.ts'
import { outputOfError, type OutputFields } from './results.ts'

/** A handler. */
export function emitCatch(emission: PathEmission, node: CatchNode<GraphForm>, owner: Owner): Catcher {
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
