/** What the scorer writes with `--json`, as far as we read it. */
export interface Score {
  readonly passed: number
  readonly total: number
  readonly failed: readonly { readonly id: string; readonly why: string }[]
}

/** How a score departs from what is known. */
export interface Departures {
  /** Cases that fail without being listed. */
  readonly unexpected: Score['failed']
  /** Listed cases that do not fail (any more, or that do not exist). */
  readonly closed: readonly string[]
}

/** Compares a score with the listed gaps. A gap that has closed must leave the list, so that it cannot open again unseen. */
export function compareWithGaps(score: Score, gaps: { readonly [id: string]: string }): Departures {
  const failing = new Set(score.failed.map(({ id }) => id))
  return {
    unexpected: score.failed.filter(({ id }) => !Object.hasOwn(gaps, id)),
    closed: Object.keys(gaps).filter((id) => !failing.has(id)),
  }
}
