import { pipeline } from '../pipeline.ts'

type Method =
  | 'assign'
  | 'catch'
  | 'choice'
  | 'comment'
  | 'credentials'
  | 'distributedMap'
  | 'fail'
  | 'goto'
  | 'heartbeat'
  | 'itemBatcher'
  | 'itemSelector'
  | 'loop'
  | 'map'
  | 'match'
  | 'otherwise'
  | 'output'
  | 'parallel'
  | 'pass'
  | 'retry'
  | 'succeed'
  | 'task'
  | 'timeout'
  | 'use'
  | 'wait'
  | 'when'

/** A flow for calls that the types refuse, as JavaScript could make them: the checks at run time are tested with it. */
export type Loose = { readonly [Name in Method]: (...given: readonly unknown[]) => Loose }

/** Forgets a flow's type. */
export function loose(flow: unknown): Loose {
  // The flow has these methods; only its own types know which fit.
  return flow as Loose
}

/** `pipeline` without its types. */
export const loosePipeline: (...given: readonly unknown[]) => Loose = pipeline as never
