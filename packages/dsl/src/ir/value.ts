import type { JsonValue, SourceLocation } from '@stepwright/asl'
import type { ExpressionNode } from './expression.ts'

/** A value known when the flow is built: plain JSON, with `param()`s anywhere inside. */
export type KnownValue =
  | { readonly kind: 'Json'; readonly value: JsonValue }
  | { readonly kind: 'Param'; readonly name: string }
  | { readonly kind: 'KnownArray'; readonly items: readonly KnownValue[] }
  | { readonly kind: 'KnownObject'; readonly members: readonly { readonly key: string; readonly value: KnownValue }[] }

/** A value of the flow that the user wrote as a constant. */
export interface ConstantValue {
  readonly kind: 'Constant'
  readonly value: KnownValue
  readonly at: SourceLocation
}

/** What one of the user's arrow functions became: an expression over subject and scope, with its captures filled in. */
export interface LoweredValue {
  readonly kind: 'Lowered'
  readonly body: ExpressionNode
  readonly captures: { readonly [name: string]: KnownValue }
  readonly at: SourceLocation
}

/** Whatever stands where ASL takes a value: a constant or a lowered function. */
export type Value = ConstantValue | LoweredValue
