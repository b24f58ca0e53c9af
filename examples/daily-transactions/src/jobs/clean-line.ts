import type { RawLine } from '../raw-file.ts'
import type { Severity, Transaction } from '../transaction.ts'

/** FIPS codes by the state's name. */
export type StateCodes = ReadonlyMap<string, string>

/** The transaction that a line stands for, or `null` when the line cannot be saved: no id, no date, or no amount. */
export function cleanLine(line: RawLine, codes: StateCodes): Transaction | null {
  const amount = parseAmount(line.amount)
  if (!/^[0-9a-f]{12}$/.test(line.report_id) || !isDate(line.date) || amount === null) return null
  return {
    reportId: line.report_id,
    date: line.date,
    airport: tidy(line.airport).toUpperCase(),
    state: tidy(line.state),
    stateFips: codes.get(fullName(tidy(line.state))) ?? null,
    operator: tidy(line.operator),
    species: tidy(line.species),
    amount,
    severity: severityOf(amount),
  }
}

/** `12500`, `12,500`, `$12,500.00` are amounts; `n/a`, `125O` and nothing are not. */
export function parseAmount(text: string): number | null {
  const digits = /^\$?(\d+|\d{1,3}(?:,\d{3})+)(\.\d{1,2})?$/.exec(text.trim())
  return digits === null ? null : Number(text.replace(/[$,\s]/g, ''))
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(text)
  // `2000-02-30` is read as the first of March: only a date that comes back as it was is one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** The reports say `DC`, the reference table says it in full. */
const fullName = (state: string): string => (state === 'DC' ? 'District of Columbia' : state)

function severityOf(amount: number): Severity {
  if (amount === 0) return 'none'
  return amount < 50_000 ? 'minor' : 'major'
}
