import type { JsonValue } from '@stepwright/asl'

/**
 * What stands between a task and its mock: whoever made the definition from something richer may know what a task's own arguments and
 * result are, and what they must be. Both may refuse what they see with a StepwrightError, which ends the simulation.
 */
export interface TaskBoundary {
  /** What the mock is called with, made of what the service gets; for Lambda, of the payload. */
  argumentsOf(args: JsonValue): JsonValue | Promise<JsonValue>
  /** What the service answers, made of what the mock gives; for Lambda, the payload. A result in the service's own form passes it by. */
  resultOf(result: JsonValue): JsonValue | Promise<JsonValue>
}
