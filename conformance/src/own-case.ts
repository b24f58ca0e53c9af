import type { JsonValue, StateMachineDefinition } from '@stepwright/asl'
import type { Outcome } from './case.ts'

/** A case of our own: what AWS leaves undocumented, with what we chose and why, or a behaviour worth pinning down. */
export interface OwnCase {
  /** One sentence: what holds. */
  readonly claim: string
  /** Where it comes from: a page, a recording it follows by analogy, or "chosen" with the reason. */
  readonly source: string
  readonly definition: StateMachineDefinition
  readonly input: JsonValue
  readonly taskOutcomes?: { readonly [state: string]: readonly Outcome[] }
  readonly expected: {
    readonly status: string
    readonly output?: JsonValue
    readonly error?: string
    readonly cause?: string
    /** `id<previousEventId Type`, with the state's name or the iteration's index. */
    readonly history: readonly string[]
    /** Virtual milliseconds from the first event to the last. */
    readonly elapsedMs: number
  }
}
