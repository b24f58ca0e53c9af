import type { JsonValue } from '../wire/json.ts'
import { setOwn } from '../wire/own-property.ts'
import { fail, memoryExceeded } from './evaluation-limits.ts'

/** More nodes than any payload can have; a value that shares its parts many times over is stopped here. */
const mostNodes = 2_000_000

/** The engine's result as plain JSON, or that there is none. */
export type PlainResult =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'undefined' }
  /** A function, also one inside of an object or array. */
  | { readonly kind: 'unsupported' }

const unsupported: unique symbol = Symbol('unsupported')
const nothing: unique symbol = Symbol('nothing')

/** Copies a result without the engine's marks, so that nothing of the engine's or of the input is shared with it. */
export function toPlainJson(result: unknown): PlainResult {
  const counter = { nodes: 0 }
  const value = convert(result, counter)
  if (value === nothing) return { kind: 'undefined' }
  return value === unsupported ? { kind: 'unsupported' } : { kind: 'value', value }
}

function convert(value: unknown, counter: { nodes: number }): JsonValue | typeof unsupported | typeof nothing {
  if (++counter.nodes > mostNodes) fail(memoryExceeded)
  if (value === undefined) return nothing
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value !== 'object' || '_jsonata_lambda' in value || '_jsonata_function' in value) return unsupported
  return Array.isArray(value) ? convertItems(value, counter) : convertMembers(value, counter)
}

/** AWS prints a number JSON cannot hold as a string: `1/0` is "Infinity" there, also inside of arrays and objects. */
function plainNumber(value: number): number | string {
  if (!Number.isFinite(value)) return String(value)
  return value === 0 ? 0 : value
}

function convertItems(items: readonly unknown[], counter: { nodes: number }): JsonValue[] | typeof unsupported {
  const plain: JsonValue[] = []
  for (const item of items) {
    const value = convert(item, counter)
    if (value === unsupported) return unsupported
    plain.push(value === nothing ? null : value)
  }
  return plain
}

function convertMembers(object: object, counter: { nodes: number }): JsonValue | typeof unsupported {
  const plain: Record<string, JsonValue> = {}
  for (const [name, member] of Object.entries(object)) {
    const value = convert(member, counter)
    if (value === unsupported) return unsupported
    if (value !== nothing) setOwn(plain, name, value)
  }
  return plain
}

/**
 * A copy for the engine to work on, which now and then changes its input. Objects have no prototype, so that
 * `constructor` in an expression is a missing member and not JavaScript's.
 */
export function toEngineValue(value: JsonValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(toEngineValue)
  const copy = Object.create(null) as Record<string, unknown>
  for (const [name, member] of Object.entries(value)) copy[name] = toEngineValue(member)
  return copy
}
