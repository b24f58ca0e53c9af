import type { JsonValue } from '@stepwright/asl'
import type { Value } from '@stepwright/dsl'

/**
 * Where a value stands in a definition, and so what its function's first parameter is there.
 *
 * `resultAt` leads from `$states.result` to the task's own result; `resultKeys` name the branches of a parallel written as an object.
 */
export interface Place {
  readonly subject: 'input' | 'result' | 'errorOutput'
  readonly resultAt: readonly string[]
  readonly resultKeys: readonly string[] | null
}

/** Before a state has done its work: arguments, items, conditions, durations. */
export const beforeWork: Place = Object.freeze({ subject: 'input', resultAt: [], resultKeys: null })

/** In a catch. */
export const inHandler: Place = Object.freeze({ subject: 'errorOutput', resultAt: [], resultKeys: null })

/** After a task's, map's or parallel's work: its own `assign` and `output`. */
export function afterWork(resultAt: readonly string[], resultKeys: readonly string[] | null = null): Place {
  return { subject: 'result', resultAt, resultKeys }
}

/** Prints a value as it stands in a definition: constants as JSON, functions as `{% … %}` inside it. */
export type Print = (value: Value, place: Place) => JsonValue
