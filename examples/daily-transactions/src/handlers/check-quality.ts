import type { Warehouse } from '../storage/warehouse.ts'
import type { LoadedDay } from './load-partition.ts'

/** The days that were loaded, each with the rows it should have. */
export interface QualityQuestion {
  readonly days: readonly LoadedDay[]
}

export interface QualityReport {
  readonly passed: boolean
  readonly failures: readonly string[]
  readonly rows: number
  /** US dollars. */
  readonly amount: number
}

export type CheckQuality = (question: QualityQuestion) => Promise<QualityReport>

/** Asks the warehouse whether it holds what it should: every row, no report twice, no state without its code. */
export function checkQuality({ warehouse }: { readonly warehouse: Warehouse }): CheckQuality {
  return async ({ days }) => {
    const expectedRows = days.reduce((rows, day) => rows + day.rows, 0)
    const { rows, amount, repeatedIds, unknownStates } = await warehouse.holdings(days.map((day) => day.date))
    const failures = [
      rows === expectedRows ? [] : [`The warehouse holds ${rows} rows, ${expectedRows} were loaded.`],
      repeatedIds === 0 ? [] : [`${repeatedIds} reports are there more than once.`],
      unknownStates === 0 ? [] : [`${unknownStates} rows name a state without a code.`],
    ].flat()
    return { passed: failures.length === 0, failures, rows, amount }
  }
}
