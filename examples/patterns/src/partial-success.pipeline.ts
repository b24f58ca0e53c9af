import { pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'

type Convert = (event: { key: string }) => Promise<{ parquetKey: string; rows: number }>

interface Batch {
  keys: string[]
  /** The share of files that may fail, from 0 to 1. */
  tolerance: number
}

/** Converts every file of a list. A file that fails is set down with its reason and the others go on; too many of them fail the run. */
export const partialSuccess = pipeline<Batch>('PartialSuccess')
  .map(
    'Convert all',
    (batch) => batch.keys,
    (key) =>
      key
        .task('Convert', lambda<Convert>('convert-to-parquet'), (key) => ({ key }))
        .retry(transient.lambda())
        .output((converted, { input }) => ({ key: input, rows: converted.rows, problem: null }))
        .catch('States.ALL', (failed) =>
          failed
            .output((error, { input }) => ({ key: input, rows: 0, problem: `${error.Error}: ${error.Cause}` }))
            .pass('Note the failure'),
        ),
    { maxConcurrency: 40 },
  )
  .output((files, { input }) => ({
    tolerance: input.tolerance,
    total: files.length,
    rows: files.reduce((rows, file) => rows + file.rows, 0),
    failed: files.filter((file) => file.problem !== null).map(({ key, problem }) => ({ key, problem })),
  }))

  .choice('Did enough succeed?', (c) =>
    c
      .when(
        ({ failed, total, tolerance }) => failed.length > total * tolerance,
        (bad) => bad.fail('TooManyFailures', ({ failed, total }) => `${failed.length} of ${total} files failed.`),
      )
      .otherwise((good) => good),
  )
  .succeed('Done', ({ rows, total, failed }) => ({ rows, converted: total - failed.length, failed }))
