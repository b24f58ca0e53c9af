import { pipeline, transient } from 'stepwright'
import { lambda, sdk, s3Objects } from 'stepwright/aws'
import type { archiveBatch } from './handlers.ts'

interface Glue {
  startJobRun(
    args: { JobName: string },
    options: object,
    cb: (err: unknown, data?: { JobRunId?: string }) => void,
  ): void
  getJobRun(args: object, options: object, cb: (err: unknown, data?: { JobRun?: object }) => void): void
}
const glue = sdk<Glue>('glue')

/** The same map in both query languages. Its body has a variable of its own under the name of one outside. */
export const archiveIn = {
  JSONata: inLanguage('JSONata'),
  JSONPath: inLanguage('JSONPath'),
}

function inLanguage(queryLanguage: 'JSONata' | 'JSONPath') {
  return pipeline<{ prefix: string; tolerated: number; day: string }>(`ArchiveIn${queryLanguage}`, { queryLanguage })
    .pass('Remember the day')
    .assign((folder) => ({ day: folder.day }))
    .distributedMap(
      'Archive all',
      s3Objects().from((folder) => ({ Bucket: 'raw', Prefix: folder.prefix })),
      (object) =>
        object
          .itemSelector((item, { input, vars, context }) => ({
            key: item.Key,
            bytes: item.Size,
            day: vars.day,
            prefix: input.prefix,
            number: context.Map.Item.Index,
          }))
          .itemBatcher({
            maxItemsPerBatch: 2,
            batchInput: (folder, { vars }) => ({ prefix: folder.prefix, day: vars.day }),
          })
          .pass('Take the day')
          .assign((batch) => ({ day: batch.BatchInput.day }))
          .task('Archive', lambda<typeof archiveBatch>('archive-batch'), (batch, { vars }) => ({
            day: vars.day,
            keys: batch.Items.map(({ key }) => key),
          }))
          .retry(transient.lambda()),
      { toleratedFailureCount: (folder) => folder.tolerated, maxConcurrency: 1 },
    )
    .succeed()
}

/** What the build refuses: an Express child cannot wait for a job. */
export const tooLong = pipeline<{ jobs: string[] }>('TooLong')
  .distributedMap(
    'Run all',
    (list) => list.jobs,
    (job) => job.task('Run', glue.startJobRun.sync, (name) => ({ JobName: name })),
    { executionType: 'EXPRESS' },
  )
  .succeed()
