import type { JsonObject } from '@stepwright/asl'
import type { Graph, Machine, Sequence } from '../ir/nodes.ts'
import { problem } from '../problems/problem.ts'
import { schemaNotJson } from '../problems/values.ts'
import type { InputSchema } from '../types/input-schema.ts'
import { machineKey } from './machine-key.ts'
import { pieceKey, type Piece } from './piece.ts'

/** A finished pipeline; `piece` is what other chains may use of it. */
export function pipelineValue(
  machine: Machine<Sequence> | Machine<Graph>,
  inputSchema: InputSchema<unknown> | undefined,
  piece: Piece | null,
): object {
  const value = { name: machine.name, inputSchema, ...(piece && { [pieceKey]: piece }), [machineKey]: machine }
  // Not enumerable: whoever prints or compares a pipeline asks for no JSON Schema.
  return Object.freeze(
    Object.defineProperty(value, 'inputJsonSchema', { get: () => inputSchema && jsonSchemaOf(inputSchema, machine) }),
  )
}

function jsonSchemaOf(schema: InputSchema<unknown>, { name, at }: Pick<Machine<Graph>, 'name' | 'at'>): JsonObject {
  const { vendor, jsonSchema } = schema['~standard']
  if (jsonSchema === undefined) throw problem(schemaNotJson(name, `schemas of '${vendor}' have no JSON Schema`), at)
  try {
    return jsonSchema.input({ target: 'draft-2020-12' }) as JsonObject
  } catch (error) {
    throw problem(schemaNotJson(name, error instanceof Error ? error.message : String(error)), at)
  }
}
