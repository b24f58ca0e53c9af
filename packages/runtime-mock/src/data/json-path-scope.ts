import type { JsonObject, JsonValue, PathScope } from '@stepwright/asl'
import { whileExecuting } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'

/** A cause that begins the way most causes do. */
export function causeIn(scope: VisitScope, text: string): string {
  return whileExecuting(scope.visit.state, scope.visit.enteredEventId) + text
}

/** The three documents a path may start in. */
export function documents(root: JsonValue, scope: VisitScope): PathScope {
  return new Documents(root, scope)
}

/** The context object is made when a path starts at `$$`, which few do. */
class Documents implements PathScope {
  readonly input: JsonValue
  readonly #scope: VisitScope

  constructor(input: JsonValue, scope: VisitScope) {
    this.input = input
    this.#scope = scope
  }

  get context(): JsonObject {
    return this.#scope.context
  }

  get variables(): JsonObject {
    return this.#scope.variables
  }
}
