import type { SourceLocation } from '@stepwright/asl'

/** The key under which a finished pipeline holds its machine. */
export const machineKey: unique symbol = Symbol.for('stepwright.pipeline')

/** The key under which a flow that has not ended says which pipeline it began. */
export const begunKey: unique symbol = Symbol.for('stepwright.begun')

/** A pipeline that has begun. */
export interface BegunPipeline {
  readonly name: string
  readonly at: SourceLocation
}
