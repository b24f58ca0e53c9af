import type { QueryLanguage } from '../wire/definition.ts'

/** Which members of `$states` an expression may read: what exists at the moment it is evaluated. */
export type StatesMoment = 'entry' | 'result' | 'error'

/** The objects of a definition that have a field table. */
export type ObjectName =
  | 'Machine'
  | 'Branch'
  | 'ItemProcessor'
  | 'Iterator'
  | 'ProcessorConfig'
  | 'Retrier'
  | 'Catcher'
  | 'Credentials'
  | 'ItemReader'
  | 'ReaderConfig'
  | 'ItemBatcher'
  | 'ResultWriter'
  | 'WriterConfig'

/** What a field may hold, as data. Expressions (`{% … %}`) are written in JSONata states only. */
export type ValueSpec =
  | { readonly kind: 'string'; readonly expression: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | {
      readonly kind: 'number'
      readonly integer: boolean
      readonly min: number
      readonly max: number
      readonly expression: boolean
    }
  | { readonly kind: 'timestamp' }
  /** A JSONPath into the data at hand. A reference path addresses one place. */
  | {
      readonly kind: 'path'
      readonly reference: boolean
      readonly nullable: boolean
      /** May read `$$` and variables: all paths but `ResultPath`. */
      readonly context: boolean
      /** May also be a call of one of these intrinsics. */
      readonly intrinsics: readonly string[]
    }
  /** JSON with paths (`x.$`) in a JSONPath state, with expressions in a JSONata state. */
  | { readonly kind: 'template'; readonly moment: StatesMoment; readonly objectOnly: boolean }
  | { readonly kind: 'assign'; readonly moment: StatesMoment }
  /** A JSONata Map's `Items`: an array, an object or an expression. */
  | { readonly kind: 'items' }
  /** JSON that is taken as it stands. */
  | { readonly kind: 'literal' }
  | { readonly kind: 'object'; readonly of: ObjectName }
  | { readonly kind: 'objects'; readonly of: ObjectName; readonly nonEmpty: boolean }
  | { readonly kind: 'strings'; readonly nonEmpty: boolean }
  /** The name of a state in the same scope; the graph rules follow it. */
  | { readonly kind: 'target' }
  | { readonly kind: 'states' }
  | { readonly kind: 'rules' }

/** One field of a table. */
export interface FieldSpec {
  readonly value: ValueSpec
  /** The only query language that has the field; absent when both have it. */
  readonly language?: QueryLanguage
  readonly required?: true
}

/** The fields of one kind of object, and which of them go together. */
export interface ObjectSpec {
  readonly fields: ReadonlyMap<string, FieldSpec>
  /** Of each group at most one field may be present. */
  readonly exclusive: readonly (readonly string[])[]
  /** Of each group at least one field must be present. */
  readonly needed: readonly (readonly string[])[]
}

/** The spec of a field that must be there. */
export const required = (value: ValueSpec): FieldSpec => ({ value, required: true })
/** The spec of a field that may be there. */
export const optional = (value: ValueSpec): FieldSpec => ({ value })
/** The spec of a field that JSONPath states have. */
export const inJsonPath = (value: ValueSpec): FieldSpec => ({ value, language: 'JSONPath' })
/** The spec of a field that JSONata states have. */
export const inJsonata = (value: ValueSpec): FieldSpec => ({ value, language: 'JSONata' })

/** A table from an object literal. */
export const table = (
  fields: Readonly<Record<string, FieldSpec>>,
  groups: {
    readonly exclusive?: readonly (readonly string[])[]
    readonly needed?: readonly (readonly string[])[]
  } = {},
): ObjectSpec => ({
  fields: new Map(Object.entries(fields)),
  exclusive: groups.exclusive ?? [],
  needed: groups.needed ?? [],
})
