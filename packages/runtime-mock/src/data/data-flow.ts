import type { Catcher, ChoiceRule, JsonObject, JsonValue, State } from '@stepwright/asl'
import type { Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'

/** What leaves a state: its output, and the variables it assigns (null when it has no Assign). */
export interface Exit {
  readonly output: JsonValue
  readonly assigned: JsonObject | null
}

/** The error output that a catcher works on. */
export type ErrorOutput = { readonly Error: string | null; readonly Cause: string | null } & JsonObject

/** Input and output processing, in one query language. */
export interface DataFlow {
  /** What the work of a state gets: InputPath then Parameters, or Arguments. */
  argumentsOf(state: State, scope: VisitScope): Outcome<JsonValue>
  /** What leaves a Task, Parallel or Map, given the raw result. */
  exitWithResult(state: State, scope: VisitScope, result: JsonValue): Outcome<Exit>
  /** What leaves any other state; a Choice's rule brings its own Assign and Output. */
  exitWithInput(state: State, scope: VisitScope, rule: ChoiceRule | null): Outcome<Exit>
  /** What goes to a catcher's Next. */
  exitCaught(catcher: Catcher, index: number, scope: VisitScope, error: ErrorOutput): Outcome<Exit>
}
