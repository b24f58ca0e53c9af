import type { Result, Row, Sample } from './benchmark.ts'
import type { Machine } from './machine.ts'

/** A whole run. */
export interface Report {
  readonly machine: Machine
  readonly results: readonly Result[]
}

const heading = ['benchmark', 'ours', 'peer or budget', 'ours ÷ peer', 'rounds']

/** The cells of a row: what, ours, the peer's or the budget, the ratio, the rounds. */
function cells({ what, unit, ours, peer, ratio, budget }: Row): readonly string[] {
  return [
    what,
    ours ? `${quantity(ours)} ${unit}`.trimEnd() : 'NOT MEASURED',
    peer ? `${quantity(peer.value)} ${unit} (${peer.name})` : budget === null ? '–' : `at most ${rounded(budget)}`,
    ratio === null ? '–' : ratio.toFixed(2),
    String(ours?.rounds ?? peer?.value.rounds ?? 0),
  ]
}

/** The median and, when rounds differ, the span. */
function quantity({ median, low, high }: Sample): string {
  return low === high ? rounded(median) : `${rounded(median)} [${rounded(low)}–${rounded(high)}]`
}

function rounded(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}

/** What is missing, went wrong or is over its budget: each makes the run fail. */
export function shortcomings({ results }: Report): readonly string[] {
  return results.flatMap(({ name, rows, error }) => [
    ...(error === null ? [] : [`${name} stopped: ${error}`]),
    ...rows.flatMap(({ what, missing }) => (missing === null ? [] : [`${what}: ${missing}`])),
    ...rows.flatMap(({ what, ours, budget }) =>
      ours && budget !== null && ours.median > budget
        ? [`${what}: ${rounded(ours.median)} is over the budget of ${rounded(budget)}.`]
        : [],
    ),
  ])
}

/** Every note once, in the order the rows bring them. */
function notes({ results }: Report): readonly string[] {
  return [...new Set(results.flatMap(({ rows }) => rows.flatMap((row) => row.notes)))]
}

function machineLine({ date, commit, cpu, cores, memoryGib, node, platform, load }: Machine): string {
  return `${date}, commit ${commit}: ${cpu}, ${cores} cores, ${memoryGib} GiB, ${platform}, Node ${node}, load ${load} before the run`
}

/** The report for a terminal. */
export function textReport(report: Report): string {
  const table = [heading, ...report.results.flatMap(({ rows }) => rows.map(cells))]
  const widths = heading.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)))
  const lines = table.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const missing = shortcomings(report)
  return [
    machineLine(report.machine),
    '',
    ...lines,
    '',
    ...notes(report).map((note) => `· ${note}`),
    ...(missing.length === 0 ? [] : ['', 'NOT AS IT SHOULD BE', ...missing.map((line) => `!! ${line}`)]),
    '',
  ].join('\n')
}

/** The report as the page `benchmarks/RESULTS.md`. */
export function markdownReport(report: Report): string {
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
  const missing = shortcomings(report)
  return [
    '# Results',
    '',
    'Written by `npm run bench -- --write`; medians, with the lowest and highest round in brackets. Only the ratios travel from',
    'one machine to another: ours and the peer ran in turns in one go. Below 1, ours takes less time.',
    '',
    `${machineLine(report.machine)}.`,
    '',
    line(heading),
    line(heading.map(() => '---')),
    ...report.results.flatMap(({ rows }) => rows.map((row) => line(cells(row)))),
    '',
    ...notes(report).map((note) => `- ${note}`),
    ...(missing.length === 0 ? [] : ['', '## Not as it should be', '', ...missing.map((text) => `- ${text}`)]),
    '',
  ].join('\n')
}
