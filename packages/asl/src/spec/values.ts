import { limits } from './limits.ts'
import type { StatesMoment, ValueSpec } from './value-spec.ts'

/** The values that the field tables are written in. */
export const text: ValueSpec = { kind: 'string', expression: false }
export const textOrExpression: ValueSpec = { kind: 'string', expression: true }
export const flag: ValueSpec = { kind: 'boolean' }
export const literal: ValueSpec = { kind: 'literal' }
export const target: ValueSpec = { kind: 'target' }

export const oneOf = (...values: readonly string[]): ValueSpec => ({ kind: 'oneOf', values })

export const integer = (min: number, max: number): ValueSpec => ({
  kind: 'number',
  integer: true,
  min,
  max,
  expression: false,
})
export const integerOrExpression = (min: number, max: number): ValueSpec => ({
  kind: 'number',
  integer: true,
  min,
  max,
  expression: true,
})

/** A timeout, heartbeat or delay in whole seconds. */
export const secondsOrExpression: ValueSpec = integerOrExpression(1, limits.seconds)

/** Any JSONPath over the state's data, the context object or a variable. */
export const path: ValueSpec = { kind: 'path', reference: false, nullable: false, context: true, intrinsics: [] }
/** `InputPath` and `OutputPath`: `null` stands for an empty object. */
export const nullablePath: ValueSpec = { ...path, nullable: true }
/** A path that addresses one place. */
export const referencePath: ValueSpec = { ...path, reference: true }
/** Where a result is put into the input; `null` drops the result. */
export const resultPath: ValueSpec = {
  kind: 'path',
  reference: true,
  nullable: true,
  context: false,
  intrinsics: [],
}

/** Intrinsics that yield a string, the ones that `ErrorPath` and `CausePath` take. */
const stringIntrinsics: readonly string[] = [
  'States.Format',
  'States.JsonToString',
  'States.ArrayGetItem',
  'States.Base64Encode',
  'States.Base64Decode',
  'States.Hash',
  'States.UUID',
]
export const failurePath: ValueSpec = { ...referencePath, reference: false, intrinsics: stringIntrinsics }

export const template = (moment: StatesMoment): ValueSpec => ({ kind: 'template', moment, objectOnly: false })
export const objectTemplate = (moment: StatesMoment): ValueSpec => ({ kind: 'template', moment, objectOnly: true })
export const assign = (moment: StatesMoment): ValueSpec => ({ kind: 'assign', moment })
