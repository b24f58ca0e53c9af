import { describe } from '../args/describe.ts'
import { callerLocation } from '../args/caller-location.ts'
import { isSchema } from '../args/is-schema.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import type { InputSchema, SchemaResult } from '../types/input-schema.ts'

/** What a task's data is checked against where it is simulated; `null` for what has no schema. */
export interface TaskSchemas {
  readonly args: InputSchema<unknown> | null
  readonly result: InputSchema<unknown> | null
}

/** Nodes are JSON and schemas are not, so they are kept where JSON does not look. */
const key: unique symbol = Symbol.for('stepwright.schemas')

const none: TaskSchemas = Object.freeze({ args: null, result: null })

/** The node with these schemas besides those that it has. */
export function withSchemas(node: ResourceNode, schemas: Partial<TaskSchemas>): ResourceNode {
  const value = Object.freeze({ ...schemasOf(node), ...schemas })
  return Object.defineProperty({ ...node }, key, { value })
}

/** The schemas of a task, of any copy of this package. */
export function schemasOf(node: ResourceNode): TaskSchemas {
  return (node as { readonly [key]?: TaskSchemas })[key] ?? none
}

/** One given schema, or `null`. */
export function schemaOf(given: unknown, what: string): InputSchema<unknown> | null {
  if (given === undefined) return null
  if (isSchema(given)) return given
  throw problem(otherKind(what, 'a schema such as z.object({ … })', describe(given)), callerLocation())
}

/** `{ args, result }` as a resource is given it. */
export function givenSchemas(given: unknown, what: string): TaskSchemas {
  if (given === undefined) return none
  if (typeof given !== 'object' || given === null) {
    throw problem(otherKind(what, 'the schemas { args, result }', describe(given)), callerLocation())
  }
  const { args, result } = given as { readonly args?: unknown; readonly result?: unknown }
  return { args: schemaOf(args, `'args' of ${what}`), result: schemaOf(result, `'result' of ${what}`) }
}

/** The schema of an object that has this schema's value as a member. */
export function memberSchema(member: string, schema: InputSchema<unknown>): InputSchema<unknown> {
  const { vendor, validate } = schema['~standard']
  const within = async (value: unknown): Promise<SchemaResult> => {
    const held =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[member] : undefined
    const { issues } = await validate(held)
    return issues ? { issues: issues.map(({ message, path = [] }) => ({ message, path: [member, ...path] })) } : {}
  }
  return { '~standard': { version: 1, vendor, validate: within } }
}
