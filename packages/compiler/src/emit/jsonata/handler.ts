import type { Catcher } from '@stepwright/asl'
import type { CatchNode, GraphForm } from '@stepwright/dsl'
import { given } from '../field.ts'
import type { Owner } from '../notes.ts'
import type { Emission } from './emission.ts'
import { inHandler } from './place.ts'

/** A handler. */
export function emitCatch(emission: Emission, node: CatchNode<GraphForm>, owner: Owner): Catcher {
  emission.mark(node.at)
  return {
    ErrorEquals: node.errorEquals,
    ...given('Comment', node.comment),
    ...emission.assign(node.assign, inHandler, owner),
    ...emission.value('Output', node.output, inHandler),
    Next: node.target,
  }
}
