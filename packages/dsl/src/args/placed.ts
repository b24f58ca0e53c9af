import type { SourceLocation } from '@stepwright/asl'
import { isLocated } from '../located.ts'
import { callerLocation } from './caller-location.ts'

/** The arguments of a call of the chain, and where it stands. */
export interface PlacedCall {
  readonly given: readonly unknown[]
  readonly at: SourceLocation
}

/** Takes the place off the end of a call's arguments, where the compiler put it. */
export function placed(call: readonly unknown[]): PlacedCall {
  const last = call.at(-1)
  if (!isLocated(last)) return { given: call, at: Object.freeze(callerLocation()) }
  const { file, line, column } = last
  return { given: call.slice(0, -1), at: Object.freeze({ file, line, column }) }
}
