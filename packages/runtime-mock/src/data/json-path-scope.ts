import type { JsonValue, PathScope } from '@stepwright/asl'
import { whileExecuting } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'

/** A cause that begins the way most causes do. */
export function causeIn(scope: VisitScope, text: string): string {
  return whileExecuting(scope.visit.state, scope.visit.enteredEventId) + text
}

/** The three documents a path may start in. */
export function documents(root: JsonValue, scope: VisitScope): PathScope {
  return {
    input: root,
    // Made when a path starts at `$$`, which few do.
    get context() {
      return scope.context
    },
    variables: scope.variables,
  }
}
