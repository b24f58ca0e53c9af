import type { JsonValue, SourceLocation } from '@stepwright/asl'
import type { KnownValue } from '../ir/value.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { cyclicValue, largeValue, notJson } from '../problems/values.ts'
import { describe } from './describe.ts'

/** The most that a state's data takes, and so the most a captured value can usefully be. */
const limitBytes = 262_144

/**
 * A value from outside the flow as frozen IR: plain JSON with parameters anywhere inside. Members that are `undefined` are absent, as in
 * JSON.
 *
 * @param what - what the value is, for messages
 * @throws StepwrightError SW1002 when it is not plain JSON, contains itself, or is larger than a state's data
 */
export function knownValue(value: unknown, what: string, at: SourceLocation): KnownValue {
  const known = convert(value, { what, at, path: '', holders: [] })
  const bytes = Buffer.byteLength(JSON.stringify(known))
  if (bytes > limitBytes) throw problem(largeValue(what, bytes, limitBytes), at)
  return known
}

/** Where inside the whole value a part lies. */
interface Part {
  readonly what: string
  readonly at: SourceLocation
  readonly path: string
  readonly holders: readonly object[]
}

function convert(value: unknown, part: Part): KnownValue {
  const { what, at, path, holders } = part
  const name = paramNameOf(value)
  if (name !== null) return Object.freeze({ kind: 'Param', name })
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return json(value)
  // JSON has no negative zero.
  if (typeof value === 'number' && Number.isFinite(value)) return json(value === 0 ? 0 : value)
  if (typeof value !== 'object') throw problem(notJson(what, path, describe(value)), at)
  if (holders.includes(value)) throw problem(cyclicValue(what, path), at)
  const inside = (step: string): Part => ({ ...part, path: path + step, holders: [...holders, value] })
  if (Array.isArray(value)) {
    // Array.from turns holes into undefined, which is refused like any other.
    return knownArray(Array.from<unknown, KnownValue>(value, (item, index) => convert(item, inside(`[${index}]`))))
  }
  if (!isPlain(value)) throw problem(notJson(what, path, describe(value)), at)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => Object.freeze({ key, value: convert(member, inside(`.${key}`)) }))
  return knownObject(members)
}

function knownArray(items: readonly KnownValue[]): KnownValue {
  if (!items.every(isJson)) return Object.freeze({ kind: 'KnownArray', items: Object.freeze(items) })
  return json(Object.freeze(items.map((item) => item.value)))
}

function knownObject(members: readonly { readonly key: string; readonly value: KnownValue }[]): KnownValue {
  const values: (readonly [string, JsonValue])[] = []
  for (const { key, value } of members) {
    if (!isJson(value)) return Object.freeze({ kind: 'KnownObject', members: Object.freeze(members) })
    values.push([key, value.value])
  }
  return json(Object.freeze(Object.fromEntries(values)))
}

function json(value: JsonValue): KnownValue {
  return Object.freeze({ kind: 'Json', value })
}

function isJson(value: KnownValue): value is Extract<KnownValue, { kind: 'Json' }> {
  return value.kind === 'Json'
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
