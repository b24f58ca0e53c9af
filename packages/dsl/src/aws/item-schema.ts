import type { ItemReaderNode } from '../ir/distributed-node.ts'
import type { InputSchema } from '../types/input-schema.ts'

/** Nodes are JSON and schemas are not, so they are kept where JSON does not look. */
const key: unique symbol = Symbol.for('stepwright.itemSchema')

/** The node with what its items are checked against where it is simulated. */
export function withItemSchema(node: ItemReaderNode, schema: InputSchema<unknown> | null): ItemReaderNode {
  return schema === null ? node : Object.defineProperty({ ...node }, key, { value: schema })
}

/** The schema of what a reader reads, of any copy of this package; null for none. */
export function itemSchemaOf(node: ItemReaderNode): InputSchema<unknown> | null {
  return (node as { readonly [key]?: InputSchema<unknown> })[key] ?? null
}
