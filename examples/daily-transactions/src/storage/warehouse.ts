import type { Transaction } from '../transaction.ts'

/** What the warehouse holds for some days. */
export interface Holdings {
  readonly rows: number
  /** US dollars. */
  readonly amount: number
  readonly repeatedIds: number
  readonly unknownStates: number
}

/** What the handlers need of the warehouse. On AWS this is Redshift, on a laptop DuckDB. */
export interface Warehouse {
  /** Puts one day into the staging table, in the place of what it held for that day. A day is staged whole or not at all. */
  stage(date: string, transactions: readonly Transaction[]): Promise<number>
  /** Moves the staged days into `transactions`, in the place of what it held for them. */
  publish(dates: readonly string[]): Promise<number>
  holdings(dates: readonly string[]): Promise<Holdings>
}
