import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { freeze } from '../ir/freeze.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'

const brand: unique symbol = Symbol.for('stepwright.resource')

/** The member of a task resource that holds its node. */
export interface TaskResource {
  readonly [brand]: ResourceNode
}

/** A task resource, to which other members may be added. */
export function taskResource(node: ResourceNode): TaskResource {
  return { [brand]: freeze(node) }
}

/** A task resource that may be called to say what the callback's result is: the call changes only its type. */
export function callbackResource(node: ResourceNode): TaskResource {
  const resource: (() => TaskResource) & Partial<TaskResource> = () => resource as TaskResource
  return Object.freeze(Object.assign(resource, taskResource(node)))
}

/**
 * The node behind a task resource.
 *
 * @throws StepwrightError SW1011 when the value is none
 */
export function resourceNode(value: unknown, what: string, at: SourceLocation): ResourceNode {
  const holds = (typeof value === 'object' && value !== null) || typeof value === 'function'
  const node = holds && brand in value ? (value as TaskResource)[brand] : undefined
  if (node !== undefined) return node
  throw problem(otherKind(what, 'a resource such as lambda(…) or sdk(…)', describe(value)), at)
}
