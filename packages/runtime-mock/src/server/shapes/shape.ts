/** What a member of a request may be: the part of the service's model that requests are checked against. */
export type Shape = TextShape | NumberShape | BooleanShape | ListShape | StructureShape

/** A string. Lengths count UTF-16 units, as the service does. */
export interface TextShape {
  readonly kind: 'text'
  readonly min: number
  readonly max: number
  /** In the order in which the service lists them. */
  readonly values: readonly string[] | null
  readonly pattern: RegExp | null
}

export interface NumberShape {
  readonly kind: 'integer' | 'float'
  readonly min: number
  readonly max: number
}

export interface BooleanShape {
  readonly kind: 'boolean'
}

export interface ListShape {
  readonly kind: 'list'
  readonly item: Shape
  readonly min: number
  readonly max: number
}

export interface StructureShape {
  readonly kind: 'structure'
  /** What the service calls it where it prints one. */
  readonly name: string
  readonly required: readonly string[]
  readonly members: { readonly [name: string]: Shape }
}

const any = Number.POSITIVE_INFINITY

/** A string of at least `min` characters, one by default, and at most `max`. */
export function text(max: number = any, min = 1): TextShape {
  return { kind: 'text', min, max, values: null, pattern: null }
}

/** One of some words. */
export function oneOf(...values: readonly string[]): TextShape {
  return { kind: 'text', min: 0, max: any, values, pattern: null }
}

/** A string of a form. */
export function matching(pattern: RegExp, max: number): TextShape {
  return { kind: 'text', min: 1, max, values: null, pattern }
}

export function integer(min: number, max: number): NumberShape {
  return { kind: 'integer', min, max }
}

export function float(min: number, max: number): NumberShape {
  return { kind: 'float', min, max }
}

export const boolean: BooleanShape = { kind: 'boolean' }

export function list(item: Shape, min = 0, max: number = any): ListShape {
  return { kind: 'list', item, min, max }
}

/** An object. The name of a required member ends in `!`. */
export function structure(name: string, fields: { readonly [member: string]: Shape }): StructureShape {
  const names = Object.keys(fields)
  const bare = (field: string): string => field.replace(/!$/, '')
  return {
    kind: 'structure',
    name,
    required: names.filter((field) => field.endsWith('!')).map(bare),
    members: Object.fromEntries(Object.entries(fields).map(([field, shape]) => [bare(field), shape])),
  }
}
