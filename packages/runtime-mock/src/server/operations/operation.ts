import type { Account } from '../account/account.ts'
import type { Answered } from '../answered.ts'
import type { StructureShape } from '../shapes/shape.ts'

/** One operation of the API. */
export interface Operation<Request> {
  readonly request: StructureShape
  /**
   * Answers a request that fits its shape.
   *
   * @param gone is aborted when the caller no longer waits
   */
  readonly answer: (account: Account, request: Request, gone: AbortSignal) => Answered | Promise<Answered>
}

/** A member that may be absent: `null` is the same on the wire. */
export type Optional<Value> = Value | null | undefined
