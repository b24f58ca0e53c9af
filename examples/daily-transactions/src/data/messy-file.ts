import { toCsv } from '../csv.ts'
import { rawColumns } from '../raw-file.ts'
import { seededRandom } from './random.ts'
import type { StateCode, StrikeReport } from './strike-reports.ts'

/** How often each defect strikes a line. */
const odds = {
  sentTwice: 0.06,
  retyped: 0.03,
  amountMissing: 0.02,
  amountGarbled: 0.02,
  dateMissing: 0.01,
  amountFormatted: 0.5,
}

/** How a person types an amount: `$12,500` instead of `12500`. */
const formatted = (amount: number): string => `$${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')}`

/**
 * The reports as many hands would send them: some lines sent twice, some typed in again with other spacing and case, amounts as
 * `$12,500`, amounts and dates missing, amounts that are no numbers. Which line gets what depends on the seed alone.
 */
export function messyFile(reports: readonly StrikeReport[], seed: number): string {
  return toCsv(rawColumns, messyLines(reports, seed))
}

function messyLines(reports: readonly StrikeReport[], seed: number): (readonly string[])[] {
  const random = seededRandom(seed)
  const strikes = (chance: number): boolean => random() < chance
  const lines: (readonly string[])[] = []
  for (const report of reports) {
    const line = rawLine(damaged(report, strikes))
    lines.push(line)
    if (strikes(odds.sentTwice)) insertNearby(lines, line, random)
    if (strikes(odds.retyped)) {
      insertNearby(lines, rawLine({ ...report, airport: `  ${report.airport.toLowerCase()} ` }), random)
    }
  }
  return lines
}

/** A report before it is written down: its amount is still text. */
type Draft = Omit<StrikeReport, 'amount'> & { readonly amount: string | number }

const rawLine = (draft: Draft): readonly string[] => [
  draft.reportId,
  draft.date,
  draft.airport,
  draft.state,
  draft.operator,
  draft.species,
  String(draft.amount),
]

/** At most one defect to a line. */
function damaged(report: StrikeReport, strikes: (chance: number) => boolean): Draft {
  if (strikes(odds.amountMissing)) return { ...report, amount: '' }
  if (strikes(odds.amountGarbled)) return { ...report, amount: strikes(0.5) ? 'n/a' : `${report.amount}O` }
  if (strikes(odds.dateMissing)) return { ...report, date: '' }
  if (report.amount >= 1000 && strikes(odds.amountFormatted)) return { ...report, amount: formatted(report.amount) }
  return report
}

/** A copy arrives up to a dozen lines before the end of what is there. */
function insertNearby(lines: (readonly string[])[], copy: readonly string[], random: () => number): void {
  lines.splice(lines.length - Math.floor(random() * Math.min(12, lines.length)), 0, copy)
}

/** The same reports, exported with the wrong settings: semicolons, and other names in the header. */
export function malformedFile(reports: readonly StrikeReport[]): string {
  const lines = reports.map((report) => `${report.reportId};${report.date};${report.airport};${report.amount}\n`)
  return ['id;flight_date;airport_name;cost\n', ...lines].join('')
}

/**
 * The messy file and one more report, of the given day, whose amount is a number like any other until the warehouse's
 * `DECIMAL(12, 2)` refuses it.
 */
export function fileWithImpossibleAmount(reports: readonly StrikeReport[], seed: number, date: string): string {
  const slip: StrikeReport = {
    reportId: '0123456789ab',
    date,
    airport: 'UNKNOWN',
    state: 'Texas',
    operator: 'UNKNOWN',
    species: 'Unknown bird',
    amount: 9_999_999_999_999,
  }
  return toCsv(rawColumns, [...messyLines(reports, seed), rawLine(slip)])
}

/** The reference table that the Glue job joins. */
export function stateCodesFile(codes: readonly StateCode[]): string {
  return toCsv(
    ['state', 'fips'],
    codes.map((code) => [code.name, code.fips]),
  )
}
