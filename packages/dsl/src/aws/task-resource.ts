import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { freeze } from '../ir/freeze.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { schemaOf, withSchemas } from './task-schemas.ts'

const brand: unique symbol = Symbol.for('stepwright.resource')

/** The member of a task resource that holds its node. */
export interface TaskResource {
  readonly [brand]: ResourceNode
}

/** A task resource, to which other members may be added. */
export function taskResource(node: ResourceNode): TaskResource {
  return { [brand]: freeze(node) }
}

/**
 * A task resource that may be called to say what its result is: by a type alone, or by a schema, which the mock runtime holds results
 * against.
 */
export function callbackResource(node: ResourceNode): TaskResource {
  const resource: ((result?: unknown) => TaskResource) & Partial<TaskResource> = (given) => {
    const result = schemaOf(given, "a result's type")
    return result === null ? (resource as TaskResource) : Object.freeze(taskResource(withSchemas(node, { result })))
  }
  return Object.freeze(Object.assign(resource, taskResource(node)))
}

/**
 * The ASL `Resource` for an ARN that is given as text or as a `param()`.
 *
 * @throws StepwrightError SW1011 when it is neither
 */
export function arnText(value: unknown, what: string, at: SourceLocation): string {
  const name = paramNameOf(value)
  if (name !== null) return `\${${name}}`
  if (typeof value === 'string' && value.startsWith('arn:')) return value
  throw problem(otherKind(what, 'an ARN, or a param()', describe(value)), at)
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
