/** What a value in an API's request or answer may be, as the API's model has it and as a state's data holds it. */
export type Shape =
  | { readonly type: 'any' }
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly type: 'string'; readonly minLength: number; readonly values: readonly string[] | null }
  /** An instant: a string. Some services' finished jobs give milliseconds. */
  | { readonly type: 'timestamp' }
  | ListShape
  | MapShape
  | ObjectShape

export interface ListShape {
  readonly type: 'list'
  readonly of: Shape
}

export interface MapShape {
  readonly type: 'map'
  readonly of: Shape
}

/** An object with known members. They are made when they are asked for: a shape may hold itself. */
export interface ObjectShape {
  readonly type: 'object'
  readonly members: ReadonlyMap<string, Shape>
  /** The members that are always there. */
  readonly required: readonly string[]
}
