import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'

/** What an API answers, as its model has it. Members that the model does not know are let pass, as on AWS. */
export type ResultShape =
  | { readonly type: 'any' }
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  /** Also timestamps and binary data, which are strings in a state's data. */
  | { readonly type: 'string'; readonly minLength?: number; readonly values?: readonly string[] }
  | { readonly type: 'array'; readonly of: ResultShape }
  | { readonly type: 'map'; readonly of: ResultShape }
  | ObjectShape

/** An object with known members. */
export interface ObjectShape {
  readonly type: 'object'
  readonly members: { readonly [name: string]: ResultShape }
  readonly required?: readonly string[]
}

/** Answers by `service:action`. */
export interface ResultShapes {
  readonly [action: string]: ObjectShape
}

/**
 * AWS's complaint about a mocked result that its API would not answer; null when there is none.
 *
 * @param mode `STRICT` asks for required members too, `PRESENT` looks at those that are there
 */
export function complaintAboutResult(value: JsonValue, shape: ObjectShape, mode: 'STRICT' | 'PRESENT'): string | null {
  if (!isJsonObject(value)) return 'Mocked result must be a JSON object.'
  const complaint = inMembers(value, shape, mode)
  return complaint === null ? null : `Mock result schema validation error: ${complaint}`
}

type Mode = 'STRICT' | 'PRESENT'

function inMembers(value: JsonObject, { members, required = [] }: ObjectShape, mode: Mode): string | null {
  const missing = mode === 'STRICT' ? required.find((name) => !Object.hasOwn(value, name)) : undefined
  if (missing !== undefined) return `Required field '${missing}' is missing`
  return first(Object.entries(value), ([name, member]) => {
    const shape = Object.hasOwn(members, name) ? members[name] : undefined
    return shape ? inField(name, member, shape, mode) : null
  })
}

function inField(name: string, value: JsonValue, shape: ResultShape, mode: Mode): string | null {
  switch (shape.type) {
    case 'any':
      return null
    case 'boolean':
      return typeof value === 'boolean' ? null : `Field '${name}' must be a boolean`
    case 'number':
      return typeof value === 'number' ? inRange(name, value, shape) : `Field '${name}' must be a number`
    case 'string':
      return typeof value === 'string' ? inText(name, value, shape) : `Field '${name}' must be a string`
    case 'array':
      return isJsonArray(value)
        ? first(value, (item) => inField(name, item, shape.of, mode))
        : `Field '${name}' must be an array`
    case 'map':
      return isJsonObject(value)
        ? first(Object.values(value), (item) => inField(name, item, shape.of, mode))
        : `Field '${name}' must be an object`
    case 'object':
      return isJsonObject(value) ? inMembers(value, shape, mode) : `Field '${name}' must be an object`
  }
}

function inRange(name: string, value: number, { min, max }: Extract<ResultShape, { type: 'number' }>): string | null {
  if (min !== undefined && value < min) return `Field '${name}' is less than the minimum value`
  return max !== undefined && value > max ? `Field '${name}' exceeds the maximum value` : null
}

function inText(
  name: string,
  value: string,
  { minLength = 0, values }: Extract<ResultShape, { type: 'string' }>,
): string | null {
  if (value.length < minLength) return `Field '${name}' is smaller than the minimum length`
  return values && !values.includes(value) ? `Field '${name}' is not an expected value` : null
}

function first<T>(items: readonly T[], complain: (item: T) => string | null): string | null {
  for (const item of items) {
    const complaint = complain(item)
    if (complaint !== null) return complaint
  }
  return null
}
