/** One benchmark: what a `*.bench.ts` file exports as `benchmark`. The file's name is the one that `--only` takes. */
export interface Benchmark {
  /** What is measured and how, in one sentence. */
  readonly title: string
  /** Measures. A row that cannot be measured says why; a benchmark that goes wrong throws. */
  run(say: (progress: string) => void): Promise<readonly Row[]>
}

/** A line of the table: one quantity of ours, beside a peer's or a budget. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly ours: Sample | null
  readonly peer: { readonly name: string; readonly value: Sample } | null
  /** Ours divided by the peer's: below 1 we are faster. The median of the rounds' own ratios. */
  readonly ratio: number | null
  /** What ours may not exceed. */
  readonly budget: number | null
  /** What the reader has to know to read the numbers. */
  readonly notes: readonly string[]
  /** Why the row, or its peer's half, was not measured. */
  readonly missing: string | null
}

/** What some rounds measured. */
export interface Sample {
  readonly median: number
  readonly low: number
  readonly high: number
  readonly rounds: number
}

/** What a benchmark measured. */
export interface Measured {
  readonly title: string
  readonly rows: readonly Row[]
  /** Why the benchmark stopped, when it did. */
  readonly error: string | null
}

/** A benchmark in the run's report. */
export interface Result extends Measured {
  readonly name: string
}

/** Of a row: what it measures, and what the reader has to know. */
export type RowFacts = Partial<Row> & Pick<Row, 'what' | 'unit'>

/** A row of which only some parts are known. */
export function row(facts: RowFacts): Row {
  return { ours: null, peer: null, ratio: null, budget: null, notes: [], missing: null, ...facts }
}
