import type { AnyPipeline } from '@stepwright/dsl'
import type { Boundaries } from '@stepwright/runtime-mock'
import { itemBoundaries } from './item-boundaries.ts'
import { taskBoundaries } from './task-boundaries.ts'

/** What stands between a pipeline and the world it is simulated in: at its tasks, and where its distributed maps read. */
export function boundariesOf(flow: AnyPipeline): Boundaries {
  return { ...taskBoundaries(flow), ...itemBoundaries(flow) }
}
