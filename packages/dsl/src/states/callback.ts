import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { problem } from '../problems/problem.ts'
import { notAFunction } from '../problems/values.ts'

/** A flow value, as callbacks receive it. What it can do is in the types. */
type FlowValue = object

/** Starts a new flow inside another one. */
export type OpenFlow = (at: SourceLocation) => FlowValue

/** Calls a user's callback that builds a piece of the flow. */
export function callBack(callback: unknown, what: string, at: SourceLocation, ...given: readonly unknown[]): unknown {
  if (typeof callback !== 'function') throw problem(notAFunction(what, describe(callback)), at)
  return (callback as (...given: readonly unknown[]) => unknown)(...given)
}
