import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type ObjectShape,
  type Shape,
} from '@stepwright/asl'

/**
 * How closely a mocked result must follow what the service's API can answer: `STRICT` asks for the members that are always there, and `PRESENT`
 * looks at those that are given. Both look at types, ranges and allowed values; members that the model does not know are let pass, as on AWS.
 */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE'

/** Where a result is no answer of its API, and why. */
export interface ResultMismatch {
  /** `['Configuration', 'Layers', 0, 'Arn']`; empty for the result itself. */
  readonly path: readonly (string | number)[]
  /** The member whose shape it is: for an item of a list, the list's. */
  readonly field: string
  readonly problem: ResultProblem
}

export type ResultProblem =
  | { readonly kind: 'missing' }
  /** A member that the API has in capital or small letters otherwise. */
  | { readonly kind: 'other letters'; readonly known: string }
  | { readonly kind: 'type'; readonly expected: 'array' | 'boolean' | 'number' | 'object' | 'string' }
  | { readonly kind: 'too short'; readonly minLength: number }
  | { readonly kind: 'too small'; readonly min: number }
  | { readonly kind: 'too large'; readonly max: number }
  | { readonly kind: 'not a value'; readonly values: readonly string[] }

export interface ResultRules {
  readonly mode: Exclude<FieldValidationMode, 'NONE'>
  /** Finished jobs of some services tell instants as milliseconds. */
  readonly takesMilliseconds?: boolean
  /** AWS lets a member pass that differs from a known one by its letters' case, as all that it does not know. */
  readonly refusesOtherLetters?: boolean
}

/** The first place at which a result does not fit, in the order of its members; null when it fits. */
export function resultMismatch(value: JsonValue, shape: ObjectShape, rules: ResultRules): ResultMismatch | null {
  return inValue(value, shape, { path: [], field: '', ...rules })
}

interface Place extends ResultRules {
  readonly path: ResultMismatch['path']
  readonly field: string
}

const step = (at: Place, key: string | number, field = at.field): Place => ({ ...at, path: [...at.path, key], field })

const mismatch = ({ path, field }: Place, problem: ResultProblem): ResultMismatch => ({ path, field, problem })

/** Each kind of shape is looked at in its own way. */
type Looks = {
  readonly [Kind in Shape['type']]: (
    value: JsonValue,
    shape: Extract<Shape, { type: Kind }>,
    at: Place,
  ) => ResultMismatch | null
}

const looks: Looks = {
  any: () => null,
  boolean: (value, _shape, at) =>
    typeof value === 'boolean' ? null : mismatch(at, { kind: 'type', expected: 'boolean' }),
  number: (value, { min, max }, at) => {
    if (typeof value !== 'number') return mismatch(at, { kind: 'type', expected: 'number' })
    if (min !== null && value < min) return mismatch(at, { kind: 'too small', min })
    return max !== null && value > max ? mismatch(at, { kind: 'too large', max }) : null
  },
  string: (value, { minLength, values }, at) => {
    if (typeof value !== 'string') return mismatch(at, { kind: 'type', expected: 'string' })
    if (value.length < minLength) return mismatch(at, { kind: 'too short', minLength })
    return values && !values.includes(value) ? mismatch(at, { kind: 'not a value', values }) : null
  },
  timestamp: (value, _shape, at) =>
    typeof value === 'string' || (typeof value === 'number' && at.takesMilliseconds === true)
      ? null
      : mismatch(at, { kind: 'type', expected: 'string' }),
  list: (value, { of }, at) =>
    isJsonArray(value)
      ? first(value.entries(), ([index, item]) => inValue(item, of, step(at, index)))
      : mismatch(at, { kind: 'type', expected: 'array' }),
  map: (value, { of }, at) =>
    isJsonObject(value)
      ? first(Object.entries(value), ([key, item]) => inValue(item, of, step(at, key)))
      : mismatch(at, { kind: 'type', expected: 'object' }),
  object: (value, shape, at) =>
    isJsonObject(value) ? inMembers(value, shape, at) : mismatch(at, { kind: 'type', expected: 'object' }),
}

function inValue(value: JsonValue, shape: Shape, at: Place): ResultMismatch | null {
  // The kind picks the function that takes this shape; the compiler does not follow that.
  const look = looks[shape.type] as (value: JsonValue, shape: Shape, at: Place) => ResultMismatch | null
  return look(value, shape, at)
}

function inMembers(value: JsonObject, { members, required }: ObjectShape, at: Place): ResultMismatch | null {
  const missing = at.mode === 'STRICT' ? required.find((name) => !Object.hasOwn(value, name)) : undefined
  if (missing !== undefined) return mismatch(step(at, missing, missing), { kind: 'missing' })
  return first(Object.entries(value), ([name, member]) => {
    const shape = members.get(name)
    if (shape) return inValue(member, shape, step(at, name, name))
    const known = at.refusesOtherLetters === true ? sameLetters(name, members) : undefined
    return known === undefined ? null : mismatch(step(at, name, name), { kind: 'other letters', known })
  })
}

/** DynamoDB's attribute values are left out: SDK integrations may spell `BOOL` otherwise, and it is not told how. */
function sameLetters(name: string, members: ObjectShape['members']): string | undefined {
  const letters = name.toLowerCase()
  return members.has('BOOL') ? undefined : [...members.keys()].find((known) => known.toLowerCase() === letters)
}

function first<T>(items: Iterable<T>, find: (item: T) => ResultMismatch | null): ResultMismatch | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
