// The process that runs one distributed Map over a CSV file: `rows-process.ts <folder>`. It prints what it took as JSON.
import { s3, simulate } from '@stepwright/runtime-mock'

/** What one such run took. */
export interface RowsRun {
  readonly seconds: number
  readonly peakMib: number
  readonly resultBytes: number
}

const folder = process.argv[2] ?? ''
const place = (resource: string, parameters: object): object => ({
  Resource: `arn:aws:states:::s3:${resource}`,
  Parameters: parameters,
})
const definition = {
  StartAt: 'All rows',
  States: {
    'All rows': {
      Type: 'Map',
      Label: 'rows',
      ItemReader: {
        ...place('getObject', { Bucket: 'raw', Key: 'rows.csv' }),
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Take',
        States: { Take: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'amount.$': '$.amount' }, End: true } },
      },
      ResultWriter: place('putObject', { Bucket: 'results', Prefix: 'rows' }),
      End: true,
    },
  },
}

const store = s3.folder(folder)
const started = performance.now()
const run = await simulate(definition, { s3: store })
const seconds = (performance.now() - started) / 1000
if (run.status !== 'SUCCEEDED')
  throw new Error(`The run ended ${run.status}: ${String(run.error)} ${String(run.cause)}`)
const written = await store.list('results')
const resultBytes = written.find(({ key }) => key.endsWith('/SUCCEEDED_0.json'))?.sizeBytes ?? 0
const result: RowsRun = { seconds, peakMib: process.resourceUsage().maxRSS / 1024, resultBytes }
process.stdout.write(`${JSON.stringify(result)}\n`)
