import type { ObjectShape, ResultShape } from './result-shape.ts'

export const anything: ResultShape = { type: 'any' }
export const truth: ResultShape = { type: 'boolean' }
export const count: ResultShape = { type: 'number' }
/** Also a timestamp or binary data, which are strings in a state's data. */
export const text: ResultShape = { type: 'string' }

export function countOf(range: { readonly min?: number; readonly max?: number }): ResultShape {
  return { type: 'number', ...range }
}

export function textOf(limits: { readonly minLength?: number; readonly values?: readonly string[] }): ResultShape {
  return { type: 'string', ...limits }
}

export function list(of: ResultShape): ResultShape {
  return { type: 'array', of }
}

export function mapOf(of: ResultShape): ResultShape {
  return { type: 'map', of }
}

export function object(members: ObjectShape['members'], required: readonly string[] = []): ObjectShape {
  return { type: 'object', members, required }
}
