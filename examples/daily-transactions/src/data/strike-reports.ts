import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'

/** One report of the FAA's wildlife strike table: on this day, at this airport, this animal cost this much. */
export interface StrikeReport {
  readonly reportId: string
  readonly date: string
  readonly airport: string
  readonly state: string
  readonly operator: string
  readonly species: string
  /** Whole US dollars, as the FAA published them. */
  readonly amount: number
}

/** A state of the Union, by the number the federal government files it under. */
export interface StateCode {
  readonly name: string
  readonly fips: string
}

const dataFolder = new URL('../data/', import.meta.resolve('vega-datasets'))

async function readTable(file: string): Promise<Readonly<Record<string, string>>[]> {
  return parse<Record<string, string>>(await readFile(new URL(file, dataFolder)), { columns: true })
}

function field(row: Readonly<Record<string, string>>, name: string): string {
  const value = row[name]
  if (value === undefined) throw new Error(`The table has no column '${name}'.`)
  return value
}

/**
 * The reports of a period, in the table's order. The table has no key, so a report's id is a digest of its line: the two dozen lines
 * that the FAA's table itself repeats word for word get the same id.
 *
 * @param period  what the dates start with: `2000` or `2000-09`
 */
export async function readStrikeReports(period: string): Promise<readonly StrikeReport[]> {
  const rows = await readTable('birdstrikes.csv')
  return rows
    .filter((row) => field(row, 'Flight Date').startsWith(period))
    .map((row) => ({
      reportId: createHash('sha1').update(Object.values(row).join('|')).digest('hex').slice(0, 12),
      date: field(row, 'Flight Date'),
      airport: field(row, 'Airport Name'),
      state: field(row, 'Origin State'),
      operator: field(row, 'Aircraft Airline Operator'),
      species: field(row, 'Wildlife Species'),
      amount: Number(field(row, 'Cost Total $')),
    }))
}

/** The states' names and FIPS codes: what the reports are enriched with. */
export async function readStateCodes(): Promise<readonly StateCode[]> {
  const rows = await readTable('population_engineers_hurricanes.csv')
  return rows.map((row) => ({ name: field(row, 'state'), fips: field(row, 'id').padStart(2, '0') }))
}
