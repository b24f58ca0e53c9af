import type { Position } from '../../print/printer.ts'

/** Before a state has done its work: arguments, items, conditions, durations. */
export const beforeWork: Position = Object.freeze({ subject: 'input', resultAt: [] })

/** In a catch. */
export const inHandler: Position = Object.freeze({ subject: 'errorOutput', resultAt: [] })

/** After a task's, map's or parallel's work, in its own `assign` and `output`; `resultAt` leads to the task's own result. */
export function afterWork(resultAt: readonly string[]): Position {
  return { subject: 'result', resultAt }
}
