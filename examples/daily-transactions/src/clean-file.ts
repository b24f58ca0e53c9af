import { parse } from 'csv-parse/sync'
import { toCsv } from './csv.ts'
import type { Severity, Transaction } from './transaction.ts'

const cleanColumns = [
  'report_id',
  'date',
  'airport',
  'state',
  'state_fips',
  'operator',
  'species',
  'amount',
  'severity',
] as const

type CleanLine = Readonly<Record<(typeof cleanColumns)[number], string>>

/** The file that the Glue job leaves for the next steps. */
export function writeTransactions(transactions: readonly Transaction[]): string {
  return toCsv(
    cleanColumns,
    transactions.map((row) => [
      row.reportId,
      row.date,
      row.airport,
      row.state,
      row.stateFips ?? '',
      row.operator,
      row.species,
      String(row.amount),
      row.severity,
    ]),
  )
}

/** Reads what {@link writeTransactions} wrote. */
export function readTransactions(text: string): readonly Transaction[] {
  return parse<CleanLine>(text, { columns: true }).map((line) => ({
    reportId: line.report_id,
    date: line.date,
    airport: line.airport,
    state: line.state,
    stateFips: line.state_fips === '' ? null : line.state_fips,
    operator: line.operator,
    species: line.species,
    amount: Number(line.amount),
    // The file is ours: the job wrote the column from this very type.
    severity: line.severity as Severity,
  }))
}
