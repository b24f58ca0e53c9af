import type { Row, RowFacts, Sample } from './benchmark.ts'
import { row } from './benchmark.ts'

/** The middle value; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const low = sorted[Math.ceil(half) - 1]
  const high = sorted[Math.floor(half)]
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.')
  return (low + high) / 2
}

/** Sums up the values of some rounds, each divided by `per`. */
export function sampleOf(values: readonly number[], per = 1): Sample {
  return {
    median: median(values) / per,
    low: Math.min(...values) / per,
    high: Math.max(...values) / per,
    rounds: values.length,
  }
}

/** Sets our rounds beside the peer's: rounds of the same number ran next to each other, so noise hits both. */
export function comparison(
  facts: RowFacts & { readonly per?: number },
  ours: readonly number[],
  peer: { readonly name: string; readonly rounds: readonly number[] },
): Row {
  const { per = 1, ...rest } = facts
  const ratios = ours.map((value, round) => value / (peer.rounds[round] ?? Number.NaN))
  return row({
    ...rest,
    ours: sampleOf(ours, per),
    peer: { name: peer.name, value: sampleOf(peer.rounds, per) },
    ratio: median(ratios),
  })
}
