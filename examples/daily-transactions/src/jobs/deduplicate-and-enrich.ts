import type { JobRun, StartJobRunRequest } from '@aws-sdk/client-glue'
import { parse } from 'csv-parse/sync'
import { writeTransactions } from '../clean-file.ts'
import { toCsv } from '../csv.ts'
import { rawColumns, type RawLine } from '../raw-file.ts'
import { fromUri, type ObjectStore } from '../storage/object-store.ts'
import type { Transaction } from '../transaction.ts'
import { cleanLine, type StateCodes } from './clean-line.ts'

/** What of a finished run Step Functions hands on. */
export type FinishedJob = Pick<JobRun, 'Id' | 'JobName' | 'JobRunState' | 'Arguments'>

export type GlueJob = (run: Pick<StartJobRunRequest, 'JobName' | 'Arguments'>) => Promise<FinishedJob>

/**
 * What the Glue script does, as a function: reads the raw file at `--source`, keeps the first clean line of each report, joins the states'
 * codes from `--states`, and writes the transactions to `--target`. Lines that cannot be saved go to `--rejects`, as they came.
 */
export function deduplicateAndEnrich({ store }: { readonly store: ObjectStore }): GlueJob {
  return async ({ JobName, Arguments = {} }) => {
    const argument = (name: string): string => {
      const value = Arguments[name]
      if (value === undefined) throw new TypeError(`The job needs the argument '${name}'.`)
      return value
    }
    const lines = parse<RawLine>(await store.read(fromUri(argument('--source'))), { columns: true })
    const codes = readStateCodes(await store.read(fromUri(argument('--states'))))
    const { kept, rejected } = sortOut(lines, codes)
    await store.write(fromUri(argument('--target')), writeTransactions(kept))
    await store.write(fromUri(argument('--rejects')), writeRejects(rejected))
    return { Id: `jr_${argument('--target')}`, JobName: JobName ?? '', JobRunState: 'SUCCEEDED', Arguments }
  }
}

function readStateCodes(text: string): StateCodes {
  const lines = parse<{ readonly state: string; readonly fips: string }>(text, { columns: true })
  return new Map(lines.map((line) => [line.state, line.fips]))
}

interface SortedOut {
  readonly kept: readonly Transaction[]
  readonly rejected: readonly RawLine[]
}

function sortOut(lines: readonly RawLine[], codes: StateCodes): SortedOut {
  const kept = new Map<string, Transaction>()
  const rejected: RawLine[] = []
  for (const line of lines) {
    const transaction = cleanLine(line, codes)
    if (transaction === null) rejected.push(line)
    else if (!kept.has(transaction.reportId)) kept.set(transaction.reportId, transaction)
  }
  return { kept: [...kept.values()], rejected }
}

const writeRejects = (rejected: readonly RawLine[]): string =>
  toCsv(
    rawColumns,
    rejected.map((line) => rawColumns.map((column) => line[column])),
  )
