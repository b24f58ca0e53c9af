import { getOwn, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { refused, type Refused } from '../answered.ts'
import type { ListShape, NumberShape, Shape, StructureShape, TextShape } from './shape.ts'

/**
 * Checks a request against its shape, as the service does before it looks at anything: the refusal in its words, or null.
 *
 * @example checkRequest(shape, { maxResults: 1001 })
 * // ValidationException: 1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value
 * // less than or equal to 1000
 */
export function checkRequest(shape: StructureShape, request: JsonObject): Refused | null {
  const wrongKind = mistyped(shape, request)
  if (wrongKind !== null) return refused('SerializationException', wrongKind)
  const found = violations(shape, request, '')
  if (found.length === 0) return null
  const count = `${found.length} validation ${found.length === 1 ? 'error' : 'errors'} detected`
  return refused('ValidationException', `${count}: ${found.join('; ')}`)
}

/** The first value that is not even of the right kind: the request cannot be read then. */
function mistyped(shape: Shape, value: JsonValue): string | null {
  if (value === null) return null
  const isRight: { readonly [Kind in Shape['kind']]: boolean } = {
    text: typeof value === 'string',
    integer: Number.isInteger(value),
    float: typeof value === 'number',
    boolean: typeof value === 'boolean',
    list: Array.isArray(value),
    structure: isJsonObject(value),
  }
  if (!isRight[shape.kind]) return `${wireKind(value)} can not be converted to ${targetKind[shape.kind]}`
  if (shape.kind === 'list') return first((value as readonly JsonValue[]).map((item) => mistyped(shape.item, item)))
  if (shape.kind !== 'structure') return null
  return first(
    Object.entries(shape.members).map(([name, member]) => mistyped(member, getOwn(value as JsonObject, name) ?? null)),
  )
}

const targetKind: { readonly [Kind in Shape['kind']]: string } = {
  text: 'a String',
  integer: 'an Integer',
  float: 'a Float',
  boolean: 'a Boolean',
  list: 'a List',
  structure: 'a Structure',
}

function wireKind(value: JsonValue): string {
  if (isJsonArray(value)) return 'LIST_VALUE'
  if (isJsonObject(value)) return 'STRUCTURE_VALUE'
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return typeof value === 'string' ? 'STRING_VALUE' : 'NUMBER_VALUE'
}

function first(found: readonly (string | null)[]): string | null {
  return found.find((one) => one !== null) ?? null
}

function violations(shape: Shape, value: JsonValue, path: string): readonly string[] {
  if (value === null) return []
  const say = (rule: string): string =>
    `Value '${print(shape, value)}' at '${path}' failed to satisfy constraint: Member must ${rule}`
  // `mistyped` has seen to the kinds of the values.
  switch (shape.kind) {
    case 'boolean':
      return []
    case 'text':
      return textRules(shape, value as string).map(say)
    case 'integer':
    case 'float':
      return numberRules(shape, value as number).map(say)
    case 'structure':
      return membersOf(shape, value as JsonObject, path)
    case 'list': {
      const items = value as readonly JsonValue[]
      const inner = items.flatMap((item, at) => violations(shape.item, item, `${path}.${at + 1}.member`))
      return [...lengthRules(shape, items.length).map(say), ...inner]
    }
  }
}

function membersOf(shape: StructureShape, value: JsonObject, path: string): readonly string[] {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`)
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const own = getOwn(value, name) ?? null
    if (own !== null) return violations(member, own, at(name))
    return shape.required.includes(name)
      ? [`Value null at '${at(name)}' failed to satisfy constraint: Member must not be null`]
      : []
  })
}

function textRules({ min, max, values, pattern }: TextShape, value: string): readonly string[] {
  const form = pattern && !pattern.test(value) ? [`satisfy regular expression pattern: ${pattern.source}`] : []
  const word = values && !values.includes(value) ? [`satisfy enum value set: [${values.join(', ')}]`] : []
  return [...lengthRules({ min, max }, value.length), ...form, ...word]
}

function lengthRules({ min, max }: Pick<ListShape, 'min' | 'max'>, length: number): readonly string[] {
  if (length < min) return [`have length greater than or equal to ${min}`]
  return length > max ? [`have length less than or equal to ${max}`] : []
}

function numberRules({ min, max }: NumberShape, value: number): readonly string[] {
  if (value < min) return [`have value greater than or equal to ${min}`]
  return value > max ? [`have value less than or equal to ${max}`] : []
}

/** A value as the service prints it: lists and structures in Java's way. */
function print(shape: Shape, value: JsonValue): string {
  if (shape.kind === 'list') {
    return `[${(value as readonly JsonValue[]).map((item) => print(shape.item, item)).join(', ')}]`
  }
  // The rest is plain: text without quotes, numbers, truth values.
  if (shape.kind !== 'structure') return typeof value === 'string' ? value : JSON.stringify(value)
  const members = Object.entries(shape.members).map(([name, member]) => {
    const own = getOwn(value as JsonObject, name) ?? null
    return `${name}=${own === null ? 'null' : print(member, own)}`
  })
  return `${shape.name}(${members.join(', ')})`
}
