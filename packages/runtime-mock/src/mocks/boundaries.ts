import type { ItemBoundary } from '../services/item-boundary.ts'
import type { TaskBoundary } from './task-boundary.ts'

/** What stands at the door of a state, by its name: between a task and its mock, or between a distributed Map and what it reads. */
export interface Boundaries {
  readonly [state: string]: TaskBoundary | ItemBoundary
}

/** What stands between a task and its mock, or null. */
export function taskBoundary(boundaries: Boundaries, state: string): TaskBoundary | null {
  const own = boundaryOf(boundaries, state)
  return own && 'argumentsOf' in own ? own : null
}

/** What stands between a distributed Map and its items, or null. */
export function itemBoundary(boundaries: Boundaries, state: string): ItemBoundary | null {
  const own = boundaryOf(boundaries, state)
  return own && 'takeItems' in own ? own : null
}

function boundaryOf(boundaries: Boundaries, state: string): Boundaries[string] | undefined {
  return Object.hasOwn(boundaries, state) ? boundaries[state] : undefined
}
