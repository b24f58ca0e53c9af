import { pipeline, transient } from 'stepwright'
import { csv, jsonl, lambda, s3Objects, s3Results } from 'stepwright/aws'
import type { archive, loadRows, score } from './handlers.ts'

/** A file of one day's transactions. */
export interface FileRef {
  bucket: string
  key: string
  date: string
}

/** Loads a CSV file of millions of rows in portions of a hundred; a few bad ones are no reason to stop. */
export const loadTransactions = pipeline<FileRef>('LoadTransactions')
  .distributedMap(
    'Load all rows',
    csv({ headers: ['id', 'amount'], delimiter: 'SEMICOLON' }).from((file) => ({ Bucket: file.bucket, Key: file.key })),
    (row) =>
      row
        .itemSelector((item, { input, context }) => ({
          id: item.id,
          cents: Math.round(Number(item.amount) * 100),
          line: context.Map.Item.Index + 1,
          from: input.key,
        }))
        .itemBatcher({ maxItemsPerBatch: 2, batchInput: (file) => ({ date: file.date }) })
        .task('Load rows', lambda<typeof loadRows>('load-rows'), (batch) => ({
          date: batch.BatchInput.date,
          rows: batch.Items,
        }))
        .retry(transient.lambda()),
    { toleratedFailurePercentage: 50, maxConcurrency: 100, label: 'rows', executionType: 'EXPRESS' },
  )
  .pass('Add up', (loaded, { context }) => ({
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    batches: loaded.length,
    by: context.Execution.Name,
  }))
  .succeed()

/** Archives what is in a folder, whatever it is. */
export const archiveFolder = pipeline<{ prefix: string; limit: number }>('ArchiveFolder')
  .pass('Remember the limit')
  .assign((folder) => ({ limit: folder.limit }))
  .distributedMap(
    'Archive all',
    s3Objects().from((folder) => ({ Bucket: 'raw', Prefix: `${folder.prefix}/` }), {
      maxItems: (_folder, { vars }) => vars.limit,
    }),
    (object) =>
      object
        .choice('Is it empty?', (c) =>
          c
            .when(
              (file) => file.Size === 0,
              (empty) => empty.succeed('Nothing to archive', () => null),
            )
            .otherwise((full) => full),
        )
        .task('Archive', lambda<typeof archive>('archive'), (file) => ({ key: file.Key, bytes: file.Size }))
        .retry(transient.lambda()),
    { toleratedFailureCount: (folder) => folder.limit },
  )
  .succeed()

interface Order {
  id: string
  total: number
}

/** Scores the orders of a day's files, and leaves the scores in a bucket: they are too many for a state's output. */
export const scoreOrders = pipeline<{ date: string }>('ScoreOrders')
  .distributedMap(
    'Score all',
    jsonl<Order>().fromEach((day) => ({ Bucket: 'orders', Prefix: `${day.date}/` })),
    (order) => order.task('Score', lambda<typeof score>('score'), (one) => one).retry(transient.lambda()),
    {
      resultWriter: s3Results((day) => ({ Bucket: 'scores', Prefix: day.date }), {
        transformation: 'COMPACT',
        outputType: 'JSONL',
      }),
    },
  )
  .catch('States.ItemReaderFailed', (failed) => failed.fail('NoOrders', (error) => error.Cause))
  .pass('Where they are', (written) => `s3://${written.ResultWriterDetails.Bucket}/${written.ResultWriterDetails.Key}`)
  .succeed()
